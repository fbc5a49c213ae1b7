package io.github.leadmock.message;

import java.util.regex.Pattern;

/** Repairs the path or query of a request, so that strict parsers accept it. */
public final class LenientUrl {

  /** What is expected of a path that even we cannot read. */
  public static final String READABLE =
      "expected a path that does not lead above /, with two hexadecimal digits after each %";

  private static final Pattern NOT_IN_ADDRESSES =
      Pattern.compile("%(?![0-9A-Fa-f]{2})|[^A-Za-z0-9._~:/?@!$&'()*+,;=%-]");

  private static final boolean[] PLAIN = new boolean[128];

  static {
    for (char c = 0; c < PLAIN.length; c++) {
      PLAIN[c] = c != '%' && !NOT_IN_ADDRESSES.matcher(String.valueOf(c)).matches();
    }
  }

  private LenientUrl() {}

  /**
   * Percent-encodes every character that is not allowed in a path or query, including lone percent
   * signs.
   */
  public static String mend(String address) {
    if (isPlain(address)) {
      return address;
    }
    return NOT_IN_ADDRESSES.matcher(address).replaceAll(wrong -> DecodedUrl.encode(wrong.group()));
  }

  /** A fast check: almost no request needs the regular expression. */
  private static boolean isPlain(String address) {
    for (int i = 0; i < address.length(); i++) {
      char c = address.charAt(i);
      if (c >= PLAIN.length || !PLAIN[c]) {
        return false;
      }
    }
    return true;
  }
}
