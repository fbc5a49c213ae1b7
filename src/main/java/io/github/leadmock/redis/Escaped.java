package io.github.leadmock.redis;

/**
 * Texts as the engine keeps them, in UTF-8: halves of surrogate pairs, which UTF-8 cannot express,
 * and line feeds where a text has to be one line are escaped.
 */
final class Escaped {

  private Escaped() {}

  /** Any text. */
  static String text(String text) {
    return escaped(text, false);
  }

  /** A text in one line. */
  static String line(String text) {
    return escaped(text, true);
  }

  private static String escaped(String text, boolean line) {
    if (isPlain(text, line)) {
      return text;
    }
    StringBuilder escaped = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char unit = text.charAt(i);
      if (unit == '\\') {
        escaped.append("\\\\");
      } else if (line && unit == '\n') {
        escaped.append("\\n");
      } else if (isHalf(text, i)) {
        escaped.append("\\u" + Integer.toHexString(unit));
      } else {
        escaped.append(unit);
      }
    }
    return escaped.toString();
  }

  private static boolean isPlain(String text, boolean line) {
    for (int i = 0; i < text.length(); i++) {
      char unit = text.charAt(i);
      if (unit == '\\' || (line && unit == '\n') || isHalf(text, i)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isHalf(String text, int index) {
    char unit = text.charAt(index);
    if (Character.isHighSurrogate(unit)) {
      return index + 1 == text.length() || !Character.isLowSurrogate(text.charAt(index + 1));
    }
    return Character.isLowSurrogate(unit)
        && (index == 0 || !Character.isHighSurrogate(text.charAt(index - 1)));
  }

  /** The text that was escaped. */
  static String read(String escaped) {
    if (escaped.indexOf('\\') < 0) {
      return escaped;
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < escaped.length(); i++) {
      char unit = escaped.charAt(i);
      if (unit != '\\') {
        text.append(unit);
        continue;
      }
      char kind = escaped.charAt(++i);
      switch (kind) {
        case 'n' -> text.append('\n');
        case 'u' -> {
          text.append((char) Integer.parseInt(escaped.substring(i + 1, i + 5), 16));
          i += 4;
        }
        default -> text.append(kind);
      }
    }
    return text.toString();
  }
}
