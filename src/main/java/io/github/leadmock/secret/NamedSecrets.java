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
          ("(?i)(?<pair>" + NAMES + BRACKETS + "\\\\*+(?<quote>[\"']?)\\s*+(?<sign>[=:])\\s*+)")
              + ("|(?<part>name=\"?[^\"\\r\\n]{0,100}?" + NAMES + BRACKETS)
              + "\"?[^\\r\\n]{0,200}+\\r?\\n(?:[^\\r\\n]{1,200}+\\r?\\n){0,5}+\\r?\\n)"
              + ("|<(?:[\\w.-]{0,50}:)?[\\w.-]{0,50}?" + NAMES + "(?:\\s[^>]{0,500}+)?>"));

  /** What a member of JSON can have that is neither a string nor a container. */
  private static final Pattern LITERAL =
      Pattern.compile("(?:true|false|null|-?\\d[\\d.eE+-]*+|\\*++)(?=[\\s,}\\]\\\\]|\\z)");

  /** What the check shows in the place of its user's credentials. */
  private static final Pattern STAND_IN =
      Pattern.compile("[\\\\\"']*+\\$LEADMOCK_(?:TOKEN|USER)[\\\\\"']*+");

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
   * A text with the values masked. What has been masked already stays, and JSON stays JSON: its
   * values become strings.
   *
   * @param mask what is shown instead
   */
  public static String mask(String text, String mask) {
    StringBuilder masked = new StringBuilder();
    OpenStrings strings = new OpenStrings(text);
    int done = 0;
    int from = 0;
    Matcher front = FRONT.matcher(text);
    while (front.find(from)) {
      strings.readTo(front.start());
      if (front.group("part") != null && strings.depth() > 0) {
        // Ends with a line, and no string does: another text, such as a key.
        from = front.start() + 1;
        continue;
      }
      int value = front.end();
      masked.append(text, done, value);
      strings.readTo(value);
      if (front.group("pair") != null) {
        done = pair(text, front, strings, masked, mask);
      } else {
        done = front.group("part") != null ? endOfPart(text, value) : strings.endOfText(value, '<');
        masked.append(done > value ? mask : "");
      }
      strings.skipTo(done);
      from = done;
    }
    return done == 0 ? text : masked.append(text, done, text.length()).toString();
  }

  /**
   * Appends what is shown of the value of a pair. In JSON a value ends where its form says so. Any
   * other goes on to the next pair or white space, whatever it contains: {@code password=a,b}.
   *
   * @return where the value ends
   */
  private static int pair(
      String text, Matcher front, OpenStrings strings, StringBuilder masked, String mask) {
    int value = front.end();
    boolean member = !front.group("quote").isEmpty() && front.group("sign").equals(":");
    String quote = strings.opening(value);
    int end = value;
    if (quote.equals("'")) {
      end = strings.endOfSingleQuoted(value);
    } else if (!quote.isEmpty()) {
      end = strings.endOfString(value + quote.length() - 1);
    } else if (text.startsWith("[", value) || text.startsWith("{", value)) {
      end = strings.endOfContainer(value);
    } else if (member) {
      Matcher literal = LITERAL.matcher(text).region(value, text.length());
      end = literal.lookingAt() ? literal.end() : value;
    }
    if (!member || end == value) {
      end = strings.endOfWord(end);
    }
    if (member && quote.isEmpty()) {
      int close = front.end("quote");
      quote =
          front.group("quote").equals("'") ? "'" : text.substring(strings.start(close - 1), close);
    }
    if (end > value && !STAND_IN.matcher(text).region(value, end).matches()) {
      masked.append(quote).append(mask).append(quote);
    } else {
      masked.append(text, value, end);
    }
    return end;
  }

  private static int endOfPart(String text, int at) {
    int boundary = text.indexOf("\n--", at);
    int end = boundary < 0 ? text.length() : boundary;
    return end > at && text.charAt(end - 1) == '\r' ? end - 1 : end;
  }
}
