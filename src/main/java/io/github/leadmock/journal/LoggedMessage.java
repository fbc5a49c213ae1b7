package io.github.leadmock.journal;

import static java.util.Objects.requireNonNull;

import io.github.leadmock.api.Isolation;
import io.github.leadmock.message.Header;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Headers and body of a request or a response. They are kept by reference and not copied or decoded
 * until they are read, except that a body too long to keep is cut.
 *
 * @param headers the headers, with secrets unmasked
 * @param body the beginning of the body, at most {@link #MAX_BODY} bytes
 * @param truncated whether the body was longer
 */
@SuppressWarnings("ArrayRecordComponent") // never compared or modified
public record LoggedMessage(Supplier<List<Header>> headers, byte[] body, boolean truncated) {

  /** The maximum length of a stored body, in bytes. */
  public static final int MAX_BODY = 64 << 10;

  /** Checks for nulls. */
  public LoggedMessage {
    requireNonNull(headers, "headers is null");
    requireNonNull(body, "body is null");
  }

  /** A message, with its body cut to the maximum length. */
  public static LoggedMessage of(Supplier<List<Header>> headers, byte[] body) {
    if (body.length <= MAX_BODY) {
      return new LoggedMessage(headers, body, false);
    }
    // Whatever supplies the headers usually holds the whole body too.
    List<Header> read = List.copyOf(headers.get());
    return new LoggedMessage(() -> read, Arrays.copyOf(body, MAX_BODY), true);
  }

  /** The session that a request itself names; empty for a response. */
  public Optional<String> namedSession() {
    return Isolation.session(Header.values(headers.get(), Isolation.HEADER));
  }

  /** The approximate memory use of headers and body, in bytes. */
  long size() {
    return Header.length(headers.get()) + body.length;
  }
}
