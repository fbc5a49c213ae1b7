package io.github.leadmock.clientbench;

import java.io.IOException;
import java.util.Set;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * How a client of the bench repeats a request.
 *
 * @param attempts at most so many
 * @param pause the wait in milliseconds before the nth repeat, from 1
 * @param obeys whether Retry-After takes precedence
 * @param statuses which failures are repeated
 * @param lost whether lost answers are repeated
 */
record Retries(
    int attempts, LongUnaryOperator pause, boolean obeys, Set<Integer> statuses, boolean lost) {

  static final Set<Integer> TRANSIENT = Set.of(429, 500, 502, 503, 504);

  /** One call that may fail. */
  interface Attempt {
    Http.Answer make() throws IOException;
  }

  static Retries of(int attempts, LongUnaryOperator pause) {
    return new Retries(attempts, pause, true, TRANSIENT, true);
  }

  Retries on(Integer... others) {
    return new Retries(attempts, pause, obeys, Set.of(others), false);
  }

  Retries deaf() {
    return new Retries(attempts, pause, false, statuses, lost);
  }

  /** The answer of the last attempt; null if it was lost. */
  Http.@Nullable Answer call(Attempt attempt) throws InterruptedException {
    for (int number = 1; ; number++) {
      Http.@Nullable Answer answer = null;
      try {
        answer = attempt.make();
      } catch (IOException broken) {
        if (!lost) {
          return null;
        }
      }
      boolean failed = answer == null || statuses.contains(answer.status());
      if (!failed || number == attempts) {
        return answer;
      }
      long millis = pause.applyAsLong(number);
      Thread.sleep(
          obeys && answer != null && answer.retryAfter() > 0
              ? answer.retryAfter() * 1_000
              : millis);
    }
  }
}
