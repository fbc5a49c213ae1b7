package io.github.leadmock.secret;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Values whose names suggest a password, token, secret or key, in headers and in texts: URLs,
 * forms, JSON, JSON within a string, parts of a form, and XML. Thread-safe.
 */
public final class NamedSecrets {

  private static final String NAMES = "(?:token|secret|password|api[-_]?key)";

  /** As in {@code user[password]} and {@code password[]}. */
  private static final String BRACKETS = "(?:\\[\\d*+]|%5B\\d*+%5D|]|%5D)*+";

  /** Includes headers that apps send to other services through the same client. */
  private static final Pattern HEADER =
      Pattern.compile("(?i).*(?:authorization|cookie|token|secret|password|api-?key)");

  private static final Pattern NAME = Pattern.compile("(?is).*" + NAMES + BRACKETS);

  /**
   * Everything in front of a value; bounded, or hostile texts would be searched again and again.
   */
  private static final Pattern FRONT =
      Pattern.compile(
          ("(?i)(?<pair>" + NAMES + BRACKETS + "\\\\*+[\"']?\\s*+[=:]\\s*+)")
              + ("|(?<part>name=\"?[^\"\\r\\n]{0,100}?" + NAMES + BRACKETS)
              + "\"?[^\\r\\n]{0,200}+\\r?\\n(?:[^\\r\\n]{1,200}+\\r?\\n){0,5}+\\r?\\n)"
              + ("|<(?:[\\w.-]{0,50}:)?[\\w.-]{0,50}?" + NAMES + "(?:\\s[^>]{0,500}+)?>"));

  private static final Pattern MEMBER = Pattern.compile("[^\\\\]*\"\\s*:\\s*");

  private static final String ENDS = "&,;}]\"'\\<";

  private NamedSecrets() {}

  /** Whether the values of a header are secret. */
  public static boolean isHeader(String name) {
    return HEADER.matcher(name).matches();
  }

  /** Whether a name, without any escaping, is that of a secret. */
  public static boolean isName(String name) {
    return NAME.matcher(name).matches();
  }

  /**
   * A text with the values masked. What has been masked already stays, and so does JSON.
   *
   * @param mask what is shown instead; begins with {@code ***}
   */
  public static String mask(String text, String mask) {
    StringBuilder masked = new StringBuilder();
    int done = 0;
    Matcher front = FRONT.matcher(text);
    while (front.find(done)) {
      int value = front.end();
      masked.append(text, done, value);
      if (front.group("pair") != null) {
        done = pair(text, value, masked, mask, MEMBER.matcher(front.group("pair")).matches());
      } else {
        done = front.group("part") != null ? endOfPart(text, value) : until("<", text, value);
        masked.append(done > value ? mask : "");
      }
    }
    return done == 0 ? text : masked.append(text, done, text.length()).toString();
  }

  /**
   * Appends what is shown of the value of a pair.
   *
   * @param json whether it is a member of JSON, which has to stay JSON
   * @return where the value ends
   */
  private static int pair(String text, int value, StringBuilder masked, String mask, boolean json) {
    String quote = text.startsWith("'", value) ? "'" : quote(text, value);
    int content = value + quote.length();
    if (text.startsWith("***", content) || text.startsWith("$LEADMOCK", content)) {
      masked.append(quote);
      return content;
    }
    if (!quote.isEmpty()) {
      masked.append(quote).append(mask).append(quote);
      return endOfString(text, value, quote);
    }
    if (text.startsWith("[", value) || text.startsWith("{", value)) {
      masked.append(json ? "\"" + mask + "\"" : mask);
      return endOfContainer(text, value);
    }
    int end = until(ENDS, text, value);
    masked.append(end > value ? mask : "");
    return end;
  }

  /** The quote at a place, with the backslashes that escape it; empty if there is none. */
  private static String quote(String text, int at) {
    int end = endOfBackslashes(text, at);
    return end < text.length() && text.charAt(end) == '"' ? text.substring(at, end + 1) : "";
  }

  private static int endOfBackslashes(String text, int at) {
    int end = at;
    while (end < text.length() && text.charAt(end) == '\\') {
      end++;
    }
    return end;
  }

  /** Behind the closing quote, or the end of the text if it is cut off. */
  private static int endOfString(String text, int at, String quote) {
    int from = at + quote.length();
    if (quote.length() > 1) {
      int close = text.indexOf(quote, from);
      return close < 0 ? text.length() : close + quote.length();
    }
    for (int i = from; i < text.length(); i++) {
      if (text.charAt(i) == '\\') {
        i++;
      } else if (text.startsWith(quote, i)) {
        return i + 1;
      }
    }
    return text.length();
  }

  private static int endOfContainer(String text, int at) {
    int depth = 0;
    int i = at;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        String quote = quote(text, i);
        i = quote.isEmpty() ? endOfBackslashes(text, i) : endOfString(text, i, quote);
        continue;
      }
      i++;
      if (c == '[' || c == '{') {
        depth++;
      } else if (c == ']' || c == '}') {
        depth--;
        if (depth == 0) {
          return i;
        }
      }
    }
    return i;
  }

  private static int endOfPart(String text, int at) {
    int boundary = text.indexOf("\n--", at);
    int end = boundary < 0 ? text.length() : boundary;
    return end > at && text.charAt(end - 1) == '\r' ? end - 1 : end;
  }

  private static int until(String ends, String text, int at) {
    int end = at;
    while (end < text.length()
        && ends.indexOf(text.charAt(end)) < 0
        && !(ends.equals(ENDS) && Character.isWhitespace(text.charAt(end)))) {
      end++;
    }
    return end;
  }
}
