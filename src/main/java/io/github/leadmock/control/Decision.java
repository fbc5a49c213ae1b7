package io.github.leadmock.control;

import java.util.Optional;

/**
 * What the switches want of one request.
 *
 * @param delayMillis how long its answer has to wait
 * @param interference how it is made to fail; empty when it takes its ordinary course
 */
record Decision(long delayMillis, Optional<Interference> interference) {

  /** The request takes its ordinary course. */
  static final Decision NONE = new Decision(0, Optional.empty());

  /**
   * A failure that the request did not earn.
   *
   * @param failure how it fails
   * @param cause {@link Cause#FORCED} when it was set for this call, {@link Cause#CHAOS} when
   *     chance or load hit it
   * @param retryAfterSeconds when a call gets through again; 0 when that is not the reason
   * @param why names the switch, in the middle of a sentence; printable ASCII
   */
  record Interference(Failure failure, Cause cause, long retryAfterSeconds, String why) {}
}
