package io.github.leadmock.scorecard;

/**
 * Judges one kind of habit, call by call; keeps as much as it needs and never more than a fixed
 * amount. Not thread-safe.
 */
interface Judge {

  /** Looks at a call, in the order in which they were answered. */
  void see(Call call, Marks marks);

  /**
   * Adds what shows only in hindsight, such as a request that was not repeated. Changes nothing in
   * the judge: it may go on afterwards.
   *
   * @param now the time, in milliseconds since 1970; {@link Long#MAX_VALUE} if the client has ended
   */
  default void conclude(long now, Marks marks) {}

  /**
   * Forgets what is open: what follows is not the continuation of what was, because a test has
   * reset the mock, or calls were missed. What has been marked stays.
   */
  void forget();
}
