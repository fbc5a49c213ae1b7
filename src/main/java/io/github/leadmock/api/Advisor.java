package io.github.leadmock.api;

/** What an API knows of valid requests: for those who sent another. Thread-safe. */
public interface Advisor {

  /** A pair that may pass, now and here. */
  Credentials workingCredentials();

  /**
   * Replaces what an operation would refuse: path variables, query and body, in the order in which
   * the operation looks at them.
   */
  void mend(String operation, RequestCorrection draft);
}
