package io.github.leadmock.cli;

import io.github.leadmock.journal.Secrets;
import java.util.regex.Pattern;

/** Masks user names and passwords in the URLs of a text. */
final class MaskedUrls {

  /** A password may hold a slash or another {@code @}, so the last {@code @} of a word counts. */
  private static final Pattern USER_INFO = Pattern.compile("(?<=://)[^\\s'\"]*@");

  private MaskedUrls() {}

  /** A text that may contain URLs, such as a message. */
  static String in(String text) {
    return text.contains("@") ? USER_INFO.matcher(text).replaceAll("***@") : text;
  }

  /** A value that may be a URL: secret parameters are masked too. */
  static String value(String text) {
    return Secrets.url(in(text));
  }
}
