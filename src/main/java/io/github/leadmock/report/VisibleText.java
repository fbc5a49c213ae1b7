package io.github.leadmock.report;

import io.github.leadmock.secret.Visible;
import java.util.Locale;

/**
 * Makes text from outside safe to show: characters that XML cannot contain, that are invisible, or
 * that change the text direction become <code>&#92;uXXXX</code>, which means the same inside JSON.
 */
public final class VisibleText {

  private VisibleText() {}

  /**
   * Escapes control characters (except tab and line feed), lone surrogates, U+FFFE, U+FFFF, the
   * byte order mark and direction marks. {@link Markup} escapes markup characters.
   */
  static String of(String text) {
    StringBuilder visible = new StringBuilder(text.length() + 16);
    int position = 0;
    while (position < text.length()) {
      int character = text.codePointAt(position);
      if (isShown(character)) {
        visible.appendCodePoint(character);
      } else {
        visible.append(String.format(Locale.ROOT, "\\u%04x", character));
      }
      position += Character.charCount(character);
    }
    return visible.toString();
  }

  /**
   * The same on one line, for a terminal, where more characters are harmful or invisible than in
   * XML.
   */
  public static String line(String text) {
    return Visible.line(text);
  }

  private static boolean isShown(int character) {
    if (character == '\n' || character == '\t') {
      return true;
    }
    return !Character.isISOControl(character)
        && !turnsDirection(character)
        && (character < Character.MIN_SURROGATE || character > Character.MAX_SURROGATE)
        && character != 0xFFFE
        && character != 0xFFFF
        && character != 0xFEFF;
  }

  /** Unicode's Bidi_Control characters. */
  private static boolean turnsDirection(int character) {
    return character == 0x061C
        || character == 0x200E
        || character == 0x200F
        || (character >= 0x202A && character <= 0x202E)
        || (character >= 0x2066 && character <= 0x2069);
  }
}
