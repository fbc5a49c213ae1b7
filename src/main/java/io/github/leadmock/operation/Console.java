package io.github.leadmock.operation;

/** How the console marks its own calls: they are no part of what a developer tests. */
public final class Console {

  /** The request header; any value will do. */
  public static final String HEADER = "X-Leadmock-Console";

  private Console() {}
}
