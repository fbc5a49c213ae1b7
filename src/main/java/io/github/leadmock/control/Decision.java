package io.github.leadmock.control;

import java.util.Optional;

/**
 * What the controls do to one request.
 *
 * @param delayMillis how long to delay the response, in milliseconds
 * @param interference how the request is made to fail; empty if it is not
 */
record Decision(long delayMillis, Optional<Interference> interference) {

  /** The request is not affected. */
  static final Decision NONE = new Decision(0, Optional.empty());

  /**
   * A failure that the request did not cause.
   *
   * @param failure how it fails
   * @param cause {@link Cause#FORCED} for a forced outcome, {@link Cause#CHAOS} for a random
   *     failure or the rate limit
   * @param retryAfterSeconds the seconds after which to retry; 0 if the cause is not the rate limit
   * @param why names the control, as part of a sentence; printable ASCII
   */
  record Interference(Failure failure, Cause cause, long retryAfterSeconds, String why) {}
}
