package io.github.leadmock.server;

import java.util.concurrent.atomic.AtomicLong;

/** How much memory the copies of all bodies on their way may take together. Thread-safe. */
final class CopyRoom {

  private final AtomicLong left;

  CopyRoom(long bytes) {
    this.left = new AtomicLong(bytes);
  }

  /** An eighth of the heap. */
  static CopyRoom ofHeap() {
    return new CopyRoom(Runtime.getRuntime().maxMemory() / 8);
  }

  /** Takes some; false when there is not as much left. */
  boolean take(long bytes) {
    if (left.addAndGet(-bytes) >= 0) {
      return true;
    }
    left.addAndGet(bytes);
    return false;
  }

  void giveBack(long bytes) {
    left.addAndGet(bytes);
  }
}
