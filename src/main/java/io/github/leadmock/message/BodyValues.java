package io.github.leadmock.message;

/**
 * Counts what a body is made of before anything reads it: a parsed value takes up to sixty times
 * the memory of its bytes, so that a small body of many values could exhaust a heap.
 */
final class BodyValues {

  /** A part of a multipart body has headers and a body of its own. */
  private static final int PER_PART = 16;

  private final byte[] body;

  BodyValues(byte[] body) {
    this.body = body;
  }

  /**
   * The number of values of a JSON document, in which an empty object or array counts twice, or
   * else of the parameters of a form and of parts, each of which counts {@value #PER_PART} times.
   */
  int count() {
    int start = 0;
    while (start < body.length && body[start] <= ' ' && body[start] >= 0) {
      start++;
    }
    boolean json = start < body.length && (body[start] == '{' || body[start] == '[');
    return json ? ofJson(start) : ofForm();
  }

  /** One more for each comma, and for the first value in each object or array. */
  private int ofJson(int start) {
    int values = 1;
    boolean quoted = false;
    for (int i = start; i < body.length; i++) {
      byte b = body[i];
      if (quoted) {
        if (b == '\\') {
          i++;
        } else if (b == '"') {
          quoted = false;
        }
      } else if (b == '"') {
        quoted = true;
      } else if (b == ',' || b == '{' || b == '[') {
        values++;
      }
    }
    return values;
  }

  private int ofForm() {
    int values = 1;
    for (int i = 0; i < body.length; i++) {
      if (body[i] == '&') {
        values++;
      } else if (body[i] == '\n'
          && i + 2 < body.length
          && body[i + 1] == '-'
          && body[i + 2] == '-') {
        values += PER_PART;
      }
    }
    return values;
  }
}
