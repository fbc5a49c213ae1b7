package io.github.leadmock.message;

import java.util.concurrent.atomic.AtomicLong;

/**
 * The memory for the large bodies that are on their way at once, all those of requests or all those
 * of responses. Many together would end the mock. Thread-safe.
 */
public final class BodyRoom {

  /** What each body may have beyond the common room, in bytes, so that small ones always pass. */
  public static final int FREE = 8 << 10;

  private final long bytes;
  private final AtomicLong left;

  /** Room for this many bytes. */
  public BodyRoom(long bytes) {
    this.bytes = bytes;
    this.left = new AtomicLong(bytes);
  }

  /** The size of all of it, in bytes. */
  public long bytes() {
    return bytes;
  }

  /**
   * A 32nd of the heap, in which one request's body of the largest size ({@link
   * RequestBody#MAX_BODY}) fits in any case: WireMock has a body a dozen times over while it
   * handles it.
   */
  public static BodyRoom ofHeap() {
    return new BodyRoom(Math.max(RequestBody.MAX_BODY, Runtime.getRuntime().maxMemory() / 32));
  }

  /** The part of one body. For one message; not thread-safe, except for {@code close}. */
  public Share share() {
    return new Share();
  }

  /** How much one body has taken. */
  public final class Share implements AutoCloseable {

    private final AtomicLong held = new AtomicLong();

    private Share() {}

    /**
     * Makes room for a body of this size, of which a part may have been taken before; false if
     * there is none.
     */
    public boolean grow(long size) {
      long more = Math.max(0, size - FREE) - held.get();
      if (more <= 0) {
        return true;
      }
      if (left.addAndGet(-more) < 0) {
        left.addAndGet(more);
        return false;
      }
      held.addAndGet(more);
      return true;
    }

    /** Gives all of it back; may be called twice. */
    @Override
    public void close() {
      left.addAndGet(held.getAndSet(0));
    }
  }
}
