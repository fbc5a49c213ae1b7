package io.github.leadmock.cli;

/** The exit codes of all commands. */
final class ExitCode {

  static final int OK = 0;
  static final int CONTRACT_NOT_MET = 1;
  static final int BAD_USAGE = 2;
  static final int COULD_NOT_RUN = 3;

  /** Java ran out of memory; a mock ends at once, because it could not continue reliably. */
  static final int OUT_OF_MEMORY = 70;

  private ExitCode() {}
}
