package io.github.leadmock.journal;

import static java.util.Objects.requireNonNull;

import io.github.leadmock.message.Header;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/**
 * Head and body of a request or a response, as references: nothing is copied or made into text
 * until somebody looks, but for a body that is too long to be kept.
 *
 * @param headers the headers, secrets and all
 * @param body the body's beginning, at most {@link #MAX_BODY} bytes
 * @param truncated whether there was more
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and nobody writes to it
public record LoggedMessage(Supplier<List<Header>> headers, byte[] body, boolean truncated) {

  /** How much of a body is kept, in bytes. */
  public static final int MAX_BODY = 64 << 10;

  /** Checks that nothing is missing. */
  public LoggedMessage {
    requireNonNull(headers, "headers is null");
    requireNonNull(body, "body is null");
  }

  /** A message of which as much is kept as may be. */
  public static LoggedMessage of(Supplier<List<Header>> headers, byte[] body) {
    boolean tooLong = body.length > MAX_BODY;
    return new LoggedMessage(headers, tooLong ? Arrays.copyOf(body, MAX_BODY) : body, tooLong);
  }
}
