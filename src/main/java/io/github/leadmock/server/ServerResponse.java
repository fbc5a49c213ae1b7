package io.github.leadmock.server;

import static java.util.Objects.requireNonNull;

import io.github.leadmock.message.Header;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A response to a client. Immutable.
 *
 * @param status the HTTP status
 * @param reason the reason phrase; null for the standard one
 * @param headers in order; the server adds Content-Length
 * @param body the body
 * @param pace when its parts are sent
 * @param fault how the connection breaks, before or during the response
 */
public record ServerResponse(
    int status,
    @Nullable String reason,
    List<Header> headers,
    ResponseBody body,
    Pace pace,
    Optional<Fault> fault) {

  /** Copies the headers. */
  public ServerResponse {
    requireNonNull(body, "body is null");
    headers = List.copyOf(headers);
  }

  /** The same, with a connection fault. */
  public ServerResponse withFault(Fault other) {
    return new ServerResponse(status, reason, headers, body, pace, Optional.of(other));
  }

  /** The same with further headers. */
  public ServerResponse withHeaders(List<Header> others) {
    List<Header> more = new ArrayList<>(headers);
    more.addAll(others);
    return new ServerResponse(status, reason, more, body, pace, fault);
  }

  /** A response sent at once and in one part. */
  public ServerResponse(int status, List<Header> headers, byte[] body) {
    this(status, null, headers, ResponseBody.of(body), Pace.AT_ONCE, Optional.empty());
  }

  /**
   * When the parts of a response are sent.
   *
   * @param delayMillis milliseconds before the head
   * @param chunks the number of parts of the body
   * @param spreadMillis milliseconds over which the parts are spread
   */
  public record Pace(long delayMillis, int chunks, long spreadMillis) {

    /** Everything at once. */
    public static final Pace AT_ONCE = new Pace(0, 1, 0);

    /** Checks the number of parts. */
    public Pace {
      if (chunks < 1) {
        throw new IllegalArgumentException("chunks is %s; expected 1 or more".formatted(chunks));
      }
    }
  }

  /** The ways in which a connection breaks. */
  public enum Fault {
    /** The connection is reset. */
    RESET,
    /** The connection is closed without a response. */
    EMPTY,
    /** The connection is closed after half of the body; without a response if there is no body. */
    TRUNCATED,
    /** Status 200, then bytes that are not a chunk, then the connection is closed. */
    MALFORMED_CHUNK,
    /** Bytes that are not HTTP, then the connection is closed. */
    RANDOM_DATA
  }
}
