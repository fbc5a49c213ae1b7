package io.github.leadmock.world;

/**
 * Limits on what is kept of users' writes, over all sessions: under endless writes, a mock has to
 * refuse notes before it runs out of memory. Reads are not limited.
 *
 * @param notes the number of notes added, updated or removed; a removed note still counts
 * @param bytes the memory for their texts, in bytes
 */
public record NoteLimits(int notes, long bytes) {

  /** An upper bound for a note without its text, including its share of the indexes. */
  private static final int BYTES_PER_NOTE = 512;

  /** Validates the values; an invalid one is an {@link IllegalArgumentException}. */
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

  /**
   * An eighth of this process's maximum heap for texts, and another eighth for the rest of the
   * notes.
   */
  public static NoteLimits ofHeap() {
    return ofHeap(Runtime.getRuntime().maxMemory());
  }

  static NoteLimits ofHeap(long heap) {
    return new NoteLimits(
        (int) Math.max(1, Math.min(Integer.MAX_VALUE, heap / 8 / BYTES_PER_NOTE)),
        Math.max(1, heap / 8));
  }
}
