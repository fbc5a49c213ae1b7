package io.github.leadmock.api;

import java.util.List;

/**
 * Marks the console's own calls, so that they can be told apart from those of the client under
 * test.
 */
public final class ConsoleMark {

  /** The request header. */
  public static final String HEADER = "X-Leadmock-Console";

  /** Its value; with any other, a request is the client's own. */
  public static final String VALUE = "1";

  private ConsoleMark() {}

  /** Whether a request with these values of the header is the console's. */
  public static boolean isIn(List<String> values) {
    return values.contains(VALUE);
  }
}
