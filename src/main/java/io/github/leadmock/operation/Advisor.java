package io.github.leadmock.operation;

/** What an API knows of valid requests: for those who sent another. Thread-safe. */
public interface Advisor {

  /** A pair that may pass, now and here. */
  Credentials workingCredentials();
}
