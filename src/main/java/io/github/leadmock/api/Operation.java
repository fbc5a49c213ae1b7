package io.github.leadmock.api;

/**
 * What one endpoint does. Only an operation may change state, and it does so exactly once per
 * request. Thread-safe.
 */
@FunctionalInterface
public interface Operation {

  /** Answers a request that has passed the guard. */
  Reply answer(Request request);
}
