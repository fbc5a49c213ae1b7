package io.github.leadmock.api;

import java.util.Optional;

/**
 * What one endpoint does. Only an operation may change state, and it does so exactly once per
 * request. Thread-safe.
 */
@FunctionalInterface
public interface Operation {

  /** Answers a request that has passed the guard. */
  Reply answer(Request request);

  /** Whether it changes state, so that a control may make it fail as a write. */
  default boolean writes() {
    return false;
  }

  /** Whether it reads or writes what users wrote, which may be kept outside this process. */
  default boolean usesNotes() {
    return false;
  }

  /** Whether it needs no credentials. */
  default boolean isOpen() {
    return false;
  }

  /**
   * Replaces what it would refuse: path variables, query and body, in the order in which it checks
   * them.
   */
  default void mend(RequestCorrection correction) {}

  /**
   * Why a request is refused whatever data there is; empty when that alone is no reason. Changes
   * nothing.
   */
  default Optional<Reply> refusal(Request request) {
    return Optional.empty();
  }
}
