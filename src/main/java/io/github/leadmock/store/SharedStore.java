package io.github.leadmock.store;

/**
 * What the replicas of one mock share, in an engine outside their processes. Every call is one
 * atomic step of the engine and fails with a {@link StoreFailure}. Whoever got the answer to a
 * write at one replica sees it at every other. Thread-safe; closing it twice is harmless.
 */
public interface SharedStore extends AutoCloseable {

  /** What users wrote. */
  NoteStore notes();

  /** The state of the controls. */
  ControlStore controls();

  /** Documents of which each replica keeps a copy. */
  DocumentStore documents();

  /** The replicas, as they know of each other. */
  Replicas replicas();

  /** Whether the engine answers at present. */
  boolean isReachable();

  /** How the store was used so far. */
  Usage usage();

  /**
   * How the store was used.
   *
   * @param steps the calls that the engine was sent
   * @param failures those that failed
   * @param nanos the time that the calls took together, in nanoseconds
   */
  record Usage(long steps, long failures, long nanos) {}

  @Override
  void close();
}
