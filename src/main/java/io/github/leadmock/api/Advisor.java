package io.github.leadmock.api;

/** What an API knows about valid requests, used to correct invalid ones. Thread-safe. */
public interface Advisor {

  /** Credentials that are accepted at the moment; issues a token if only issued ones are. */
  Credentials workingCredentials();

  /**
   * Replaces what the operation would refuse: path variables, query and body, in the order in which
   * the operation checks them.
   */
  void mend(String operation, RequestCorrection correction);
}
