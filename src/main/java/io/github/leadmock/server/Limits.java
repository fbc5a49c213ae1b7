package io.github.leadmock.server;

import java.time.Duration;

/**
 * What a client may take of the server's time.
 *
 * @param idle how long a connection may be silent
 * @param body how long the body of one request may take
 * @param stop how long running requests may take when the server is stopped
 */
public record Limits(Duration idle, Duration body, Duration stop) {

  /** Fifteen seconds of silence, a minute for a body, two seconds to finish. */
  public static final Limits DEFAULTS =
      new Limits(Duration.ofSeconds(15), Duration.ofSeconds(60), Duration.ofSeconds(2));
}
