package io.github.leadmock.secret;

/**
 * Which strings are open at a place in a text: strings of JSON, each in the one before, and a word
 * in single quotes, as in a shell. Moves forward only, so that long texts are read once.
 *
 * <p>In JSON within a string a quote has a backslash, one level deeper it has three, and so on: the
 * level of a quote follows from the backslashes in front of it, whatever else is open.
 */
final class OpenStrings {

  /** How a shell is told a single quote within single quotes. */
  private static final String SHELL_QUOTE = "'\\''";

  private final String text;
  private int at;
  private int depth;
  private boolean word;

  OpenStrings(String text) {
    this.text = text;
  }

  /** How many strings of JSON are open. */
  int depth() {
    return depth;
  }

  /** Reads on to a place. */
  void readTo(int place) {
    for (; at < place; at++) {
      char c = text.charAt(at);
      if (c == '"') {
        readQuote();
      } else if (c == '\'') {
        readSingleQuote();
      } else if (c == '\n') {
        // No string of JSON goes on in the next line, so what seemed to be open was none.
        depth = 0;
        word = false;
      }
    }
  }

  /** Goes on at a place; what is before it opens and closes nothing. */
  void skipTo(int place) {
    at = place;
  }

  private void readQuote() {
    int level = level(at);
    if (level < depth) {
      depth = level;
      word = false;
    } else if (level == depth && !standsBehindWord(at - backslashes(at))) {
      depth++;
      word = false;
    }
  }

  private void readSingleQuote() {
    if (word && text.startsWith(SHELL_QUOTE, at)) {
      at += SHELL_QUOTE.length() - 1;
    } else if (word) {
      word = !closesWord(at);
    } else {
      word = !standsBehindWord(at);
    }
  }

  /** As in {@code 5" or don't}; but not behind a line break of JSON within a string. */
  private boolean standsBehindWord(int quote) {
    return quote > 0
        && Character.isLetterOrDigit(text.charAt(quote - 1))
        && !(quote > 1
            && text.charAt(quote - 2) == '\\'
            && "nrt".indexOf(text.charAt(quote - 1)) >= 0);
  }

  private boolean closesWord(int quote) {
    return quote + 1 == text.length() || !Character.isLetterOrDigit(text.charAt(quote + 1));
  }

  private int backslashes(int quote) {
    int first = quote;
    while (first > 0 && text.charAt(first - 1) == '\\') {
      first--;
    }
    return quote - first;
  }

  /** How many strings are around the one that a double quote opens or closes. */
  int level(int quote) {
    return Integer.numberOfTrailingZeros(~backslashes(quote));
  }

  /** Where a double quote begins, with the backslashes that belong to its level. */
  int start(int quote) {
    return quote - (1 << level(quote)) + 1;
  }

  /** Whether the string that is open here ends at a double quote. */
  boolean endsAt(int quote) {
    return text.charAt(quote) == '"' && level(quote) < depth;
  }

  /**
   * Behind the quote that ends the string that another double quote began, or where the string
   * around it ends.
   */
  int endOfString(int quote) {
    int level = level(quote);
    for (int i = text.indexOf('"', quote + 1); i >= 0; i = text.indexOf('"', i + 1)) {
      if (level(i) <= level) {
        return level(i) == level ? i + 1 : start(i);
      }
    }
    return text.length();
  }

  /** Where the string around a place ends; {@code other} ends it too. */
  int endOfText(int from, char other) {
    for (int i = from; i < text.length(); i++) {
      if (text.charAt(i) == other) {
        return i;
      }
      if (endsAt(i)) {
        return start(i);
      }
    }
    return text.length();
  }

  /** Behind the single quote that ends what another one began. */
  int endOfSingleQuoted(int quote) {
    for (int i = quote + 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\'') {
        return i + 1;
      }
      if (endsAt(i)) {
        return start(i);
      }
      if (c == '\\' && text.startsWith("'", i + 1)) {
        i++;
      }
    }
    return text.length();
  }

  /** Behind the bracket that closes the one at a place. */
  int endOfContainer(int bracket) {
    int open = 0;
    int i = bracket;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (c == '"') {
        if (endsAt(i)) {
          return start(i);
        }
        i = endOfString(i);
        continue;
      }
      i++;
      if (c == '[' || c == '{') {
        open++;
      } else if ((c == ']' || c == '}') && --open == 0) {
        return i;
      }
    }
    return i;
  }

  /**
   * Where what began at a place ends: at white space, at {@code &} or with the string around it.
   */
  int endOfWord(int from) {
    int i = from;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (c == '&' || Character.isWhitespace(c)) {
        return i;
      }
      if (endsAt(i)) {
        return start(i);
      }
      if (c == '\'' && word) {
        if (text.startsWith(SHELL_QUOTE, i)) {
          i += SHELL_QUOTE.length();
          continue;
        }
        if (closesWord(i)) {
          return i;
        }
      }
      i++;
    }
    return i;
  }

  /**
   * The quote, with its backslashes, that opens a value at a place; empty if there is none, or if
   * it ends what is open.
   */
  String opening(int place) {
    if (text.startsWith("'", place)) {
      return word ? "" : "'";
    }
    int quote = place;
    while (quote < text.length() && text.charAt(quote) == '\\') {
      quote++;
    }
    return quote < text.length() && text.charAt(quote) == '"' && !endsAt(quote)
        ? text.substring(place, quote + 1)
        : "";
  }
}
