package io.github.leadmock.world;

/**
 * How much of what users write is kept, in all sessions together: a mock that is written to without
 * end must refuse a note before it runs out of memory. Reads cost nothing.
 *
 * @param notes how many notes that were added, updated or removed: of a removed one its place stays
 * @param bytes the size of their texts in memory, in bytes
 */
public record NoteLimits(int notes, long bytes) {

  /** A note without its text, and what a lead keeps to find it, takes less than this. */
  private static final int BYTES_PER_NOTE = 512;

  /** Checks the values; one that cannot be used is an {@link IllegalArgumentException}. */
  public NoteLimits {
    if (notes < 1) {
      throw new IllegalArgumentException(
          "the number of notes is %s; expected 1 or more".formatted(notes));
    }
    if (bytes < 1) {
      throw new IllegalArgumentException(
          "the size of notes is %s bytes; expected 1 or more".formatted(bytes));
    }
  }

  /** An eighth of this process's heap for texts, and another for all else of notes. */
  public static NoteLimits ofHeap() {
    return ofHeap(Runtime.getRuntime().maxMemory());
  }

  static NoteLimits ofHeap(long heap) {
    return new NoteLimits(
        (int) Math.max(1, Math.min(Integer.MAX_VALUE, heap / 8 / BYTES_PER_NOTE)),
        Math.max(1, heap / 8));
  }
}
