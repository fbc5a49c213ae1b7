package io.github.leadmock.bench;

/** Whatever answers calls: the correct server, or one with a deviation over it. */
@FunctionalInterface
interface Handler {

  /** Answers one call; calls come one at a time. */
  Answer answer(Call call);
}
