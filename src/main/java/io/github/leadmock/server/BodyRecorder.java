package io.github.leadmock.server;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Copies a body while it passes, up to a limit, and as long as there is room for copies at all:
 * what passes does not depend on it. For one thread at a time.
 */
final class BodyRecorder {

  private static final int FIRST = 4 << 10;

  private final int limit;
  private final CopyRoom room;
  private byte[] bytes = {};
  private int kept;
  private long length;
  private boolean overflown;
  private boolean ended;

  /**
   * A recorder of one body.
   *
   * @param limit a larger body is not kept, in bytes
   * @param room from which it takes what it keeps
   */
  BodyRecorder(int limit, CopyRoom room) {
    this.limit = limit;
    this.room = room;
  }

  /** Takes a part; leaves the buffer as it is. */
  void take(ByteBuffer buffer) {
    int more = buffer.remaining();
    length += more;
    if (overflown) {
      return;
    }
    if (kept + more > limit || !grow(kept + more)) {
      forget();
      return;
    }
    buffer.duplicate().get(bytes, kept, more);
    kept += more;
  }

  private boolean grow(int needed) {
    if (needed <= bytes.length) {
      return true;
    }
    int size = Math.min(limit, Math.max(Math.max(FIRST, needed), 2 * bytes.length));
    if (!room.take(size - bytes.length)) {
      return false;
    }
    bytes = Arrays.copyOf(bytes, size);
    return true;
  }

  private void forget() {
    overflown = true;
    release();
  }

  /** The body has come to its end. */
  void end() {
    ended = true;
  }

  /** Whether it was too large to be kept. */
  boolean isOverflown() {
    return overflown;
  }

  /** Whether it has come to its end. */
  boolean isEnded() {
    return ended;
  }

  long length() {
    return length;
  }

  /** What was kept, to be read once. */
  ByteBuffer buffer() {
    return ByteBuffer.wrap(bytes, 0, kept);
  }

  BodyCopy copy() {
    boolean whole = ended && !overflown;
    return new BodyCopy(whole ? Arrays.copyOf(bytes, kept) : new byte[0], length, whole);
  }

  /** Gives its room back; what was copied out of it stays. */
  void release() {
    room.giveBack(bytes.length);
    bytes = new byte[0];
    kept = 0;
  }
}
