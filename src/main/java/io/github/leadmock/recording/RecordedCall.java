package io.github.leadmock.recording;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * One exchange, as it was: with all that is personal.
 *
 * @param method upper case
 * @param url path and query, or a whole address
 * @param sent the body of the request, unpacked; empty for none
 * @param status the HTTP status
 * @param received the body of the answer, unpacked; empty for none
 * @param time when it was
 * @param millis how long it took, in milliseconds
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and nobody writes to it
public record RecordedCall(
    String method,
    String url,
    byte[] sent,
    int status,
    byte[] received,
    Instant time,
    long millis) {

  /** Checks that nothing is missing. */
  public RecordedCall {
    requireNonNull(method, "method is null");
    requireNonNull(url, "url is null");
    requireNonNull(sent, "sent is null");
    requireNonNull(received, "received is null");
    requireNonNull(time, "time is null");
  }

  /** Shows no body and no query. */
  @Override
  public String toString() {
    return "RecordedCall[%s, %s]".formatted(method, status);
  }
}
