package io.github.leadmock.message;

/** A text as one word of a POSIX shell, for commands that users paste. */
public final class ShellWord {

  private ShellWord() {}

  /**
   * The text in single quotes, within which a shell takes every character literally, except the
   * quote itself.
   */
  public static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }
}
