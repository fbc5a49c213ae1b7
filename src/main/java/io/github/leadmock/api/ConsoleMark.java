package io.github.leadmock.api;

/**
 * Marks the console's own calls, so that they can be told apart from those of the client under
 * test.
 */
public final class ConsoleMark {

  /** The request header; it may have any value. */
  public static final String HEADER = "X-Leadmock-Console";

  private ConsoleMark() {}
}
