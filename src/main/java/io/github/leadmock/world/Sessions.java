package io.github.leadmock.world;

/**
 * The writes of all sessions, wherever they are kept. The shared session always exists; others are
 * stored once something is written to them, within the limits. Thread-safe.
 */
interface Sessions {

  /** A session's writes; counts as a use of the session. */
  Writes open(Session session);

  /** Discards the writes of all sessions, in one step. */
  void reset();

  /** Discards the writes of one session, in one step. */
  void reset(Session session);

  /** Forgets what was written on a lead in all sessions. */
  void forget(LeadRef lead);

  /** The number of stored sessions that have not expired, without the shared one. */
  int size();
}
