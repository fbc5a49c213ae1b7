package io.github.leadmock.api;

/** How the console marks its own calls: they are no part of what a developer tests. */
public final class ConsoleMark {

  /** The request header; any value will do. */
  public static final String HEADER = "X-Leadmock-Console";

  private ConsoleMark() {}
}
