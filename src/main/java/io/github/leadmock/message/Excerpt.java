package io.github.leadmock.message;

import java.io.Writer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The beginning of a JSON value as text. The whole text of a large value would take several times
 * its memory. Not thread-safe.
 */
public final class Excerpt extends Writer {

  private static final JsonMapper JSON = new JsonMapper();

  private final StringBuilder text = new StringBuilder();
  private final int most;

  private Excerpt(int most) {
    this.most = most;
  }

  /** At most so many characters of a value, with three dots where it goes on. */
  public static String of(JsonNode value, int most) {
    Excerpt excerpt = new Excerpt(most);
    JSON.writeValue(excerpt, value);
    return excerpt.text.length() <= most
        ? excerpt.text.toString()
        : excerpt.text.substring(0, most) + "...";
  }

  @Override
  public void write(char[] buffer, int from, int length) {
    text.append(buffer, from, Math.min(length, most + 1 - text.length()));
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}
}
