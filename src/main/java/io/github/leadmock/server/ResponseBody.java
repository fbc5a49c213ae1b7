package io.github.leadmock.server;

import static java.util.Objects.requireNonNull;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The body of an answer. Thread-safe: nobody writes to its bytes.
 *
 * @param bytes the bytes
 * @param wire the same outside of the heap, from where a connection takes it without copying it
 *     first, for what is sent often; null for what is not
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; a copy would buy nothing
public record ResponseBody(byte[] bytes, @Nullable ByteBuffer wire) {

  /** Checks that nothing is missing. */
  public ResponseBody {
    requireNonNull(bytes, "bytes is null");
  }

  /** A body that is sent once. */
  public static ResponseBody of(byte[] bytes) {
    return new ResponseBody(bytes, null);
  }

  /** A body that is sent often; where there is no room for it outside of the heap, one like any. */
  public static ResponseBody lasting(byte[] bytes) {
    try {
      return new ResponseBody(bytes, ByteBuffer.allocateDirect(bytes.length).put(bytes).flip());
    } catch (OutOfMemoryError noRoom) {
      return of(bytes);
    }
  }

  /** The size in bytes. */
  public int length() {
    return bytes.length;
  }

  /** A part of it, to be read once. */
  ByteBuffer part(int from, int to) {
    return wire == null ? ByteBuffer.wrap(bytes, from, to - from) : wire.slice(from, to - from);
  }
}
