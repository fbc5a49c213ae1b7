package io.github.leadmock.cli;

/** A command that can check the values of its options without doing anything else. */
interface OptionCheck {

  /** A usage error if a value is invalid; that options are missing is none. */
  void check(Usage usage);
}
