package io.github.leadmock.server;

import static java.util.Objects.requireNonNull;

import io.github.leadmock.message.Header;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What goes back to a client. Immutable.
 *
 * @param status the HTTP status
 * @param reason the text behind the status; null for the usual one
 * @param headers in their order; the server adds the length of the body
 * @param body the body
 * @param pace how long all of it takes
 * @param fault how the connection breaks instead, or in the midst of the answer
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

  /** The same, broken. */
  public ServerResponse withFault(Fault other) {
    return new ServerResponse(status, reason, headers, body, pace, Optional.of(other));
  }

  /** The same with further headers. */
  public ServerResponse withHeaders(List<Header> others) {
    List<Header> more = new ArrayList<>(headers);
    more.addAll(others);
    return new ServerResponse(status, reason, more, body, pace, fault);
  }

  /** An answer that goes out at once and whole. */
  public ServerResponse(int status, List<Header> headers, byte[] body) {
    this(status, null, headers, ResponseBody.of(body), Pace.AT_ONCE, Optional.empty());
  }

  /**
   * When the parts of an answer go out.
   *
   * @param delayMillis before the head
   * @param chunks in how many parts the body goes out
   * @param spreadMillis over what time they are spread
   */
  public record Pace(long delayMillis, int chunks, long spreadMillis) {

    /** All of it at once. */
    public static final Pace AT_ONCE = new Pace(0, 1, 0);

    /** Checks the number of parts. */
    public Pace {
      if (chunks < 1) {
        throw new IllegalArgumentException("chunks is %s; expected 1 or more".formatted(chunks));
      }
    }
  }

  /** How a connection breaks. */
  public enum Fault {
    /** The connection is reset. */
    RESET,
    /** The connection ends without an answer. */
    EMPTY,
    /** The connection ends after half of the body; without an answer where there is no body. */
    TRUNCATED,
    /** A status 200, then bytes that are no chunk, then the end. */
    MALFORMED_CHUNK,
    /** Bytes that are no HTTP, then the end. */
    RANDOM_DATA
  }
}
