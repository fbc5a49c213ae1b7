package io.github.leadmock.secret;

import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Text from outside in a form that cannot steer a terminal, forge a line of a log or give a command
 * to whatever reads it.
 */
public final class Visible {

  private Visible() {}

  /** A text on one line. */
  public static String line(String text) {
    return escaped(text.replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t"));
  }

  /** A text whose lines are our own, such as a stack trace: they and their indentation stay. */
  public static String lines(String text) {
    return text.lines()
        .map(line -> line.startsWith("\t") ? "\t" + line(line.substring(1)) : line(line))
        .collect(Collectors.joining(System.lineSeparator()));
  }

  /**
   * Escapes control and invisible characters as {@code \\uXXXX}, which means the same inside JSON:
   * a reviewer has to see them, and every YAML parser has to read the same text.
   */
  public static String escaped(String text) {
    StringBuilder visible = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            point -> {
              switch (Character.getType(point)) {
                case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> {
                  for (char unit : Character.toChars(point)) {
                    visible.append(String.format(Locale.ROOT, "\\u%04x", (int) unit));
                  }
                }
                default -> visible.appendCodePoint(point);
              }
            });
    return visible.toString();
  }
}
