package io.github.leadmock.api;

/**
 * What one endpoint does: the one place where a request may change state, exactly once.
 * Thread-safe.
 */
@FunctionalInterface
public interface Operation {

  /** Answers a request that has passed the guard. */
  Reply answer(Request request);
}
