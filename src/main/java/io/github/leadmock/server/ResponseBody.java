package io.github.leadmock.server;

import static java.util.Objects.requireNonNull;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The body of a response. Thread-safe: nobody modifies its bytes.
 *
 * @param bytes the bytes
 * @param wire the same bytes in a direct buffer, which the connection sends without copying; only
 *     for bodies that are sent often, else null
 * @param sent runs when the response is sent, or cannot be
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; a copy would buy nothing
public record ResponseBody(byte[] bytes, @Nullable ByteBuffer wire, Runnable sent) {

  static final Runnable NOTHING = () -> {};

  /** Checks that nothing is missing. */
  public ResponseBody {
    requireNonNull(bytes, "bytes is null");
    requireNonNull(sent, "sent is null");
  }

  /** A body that is sent only once. */
  public static ResponseBody of(byte[] bytes) {
    return new ResponseBody(bytes, null, NOTHING);
  }

  /** A body that is sent often; a plain one if direct memory is exhausted. */
  public static ResponseBody lasting(byte[] bytes) {
    try {
      return new ResponseBody(
          bytes, ByteBuffer.allocateDirect(bytes.length).put(bytes).flip(), NOTHING);
    } catch (OutOfMemoryError noRoom) {
      return of(bytes);
    }
  }

  /** The same, with something to do when it is sent, or cannot be. */
  public ResponseBody then(Runnable after) {
    return new ResponseBody(bytes, wire, after);
  }

  /** The size in bytes. */
  public int length() {
    return bytes.length;
  }

  /** A part of the body, for a single read. */
  ByteBuffer part(int from, int to) {
    return wire == null ? ByteBuffer.wrap(bytes, from, to - from) : wire.slice(from, to - from);
  }
}
