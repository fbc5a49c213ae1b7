package io.github.leadmock.server;

import java.time.Duration;

/**
 * The time limits for clients.
 *
 * @param idle the longest silence on a connection
 * @param body the longest time for the body of one request
 * @param stop the longest time for running requests to finish when the server stops
 */
public record Limits(Duration idle, Duration body, Duration stop) {

  /** Fifteen seconds of silence, a minute for a body, two seconds to finish. */
  public static final Limits DEFAULTS =
      new Limits(Duration.ofSeconds(15), Duration.ofSeconds(60), Duration.ofSeconds(2));
}
