package io.github.leadmock.world;

import io.github.leadmock.store.NoteStore;
import java.util.List;

/** The fake world of one mock: both vendors' leads, and the tokens it issues. Thread-safe. */
public final class World {

  private final Timelines timelines;
  private final Summaries summaries;
  private final Tokens tokens;

  /** A world in its initial state, with the default session limits. */
  public World(WorldConfig config, List<DocumentedLead> documented) {
    this(config, documented, SessionLimits.DEFAULT);
  }

  /** A world in its initial state. */
  public World(WorldConfig config, List<DocumentedLead> documented, SessionLimits limits) {
    // Idle time is real time: with a fixed clock, sessions would never expire.
    this(config, new Timelines(config, documented, limits, System::nanoTime));
  }

  /** A world with what users wrote in a store. */
  public World(
      WorldConfig config, List<DocumentedLead> documented, SessionLimits limits, NoteStore store) {
    this(config, new Timelines(config, documented, limits, store));
  }

  private World(WorldConfig config, Timelines timelines) {
    this.timelines = timelines;
    this.summaries = new Summaries(config);
    this.tokens = new Tokens(config);
  }

  /** The leads of MetroLeads. */
  public Timelines timelines() {
    return timelines;
  }

  /** The leads of LiveForce. */
  public Summaries summaries() {
    return summaries;
  }

  /** The access tokens of MetroLeads. */
  public Tokens tokens() {
    return tokens;
  }

  /**
   * Restores the initial world: discards all writes, in all sessions. Tokens stay valid, so nobody
   * is logged out.
   */
  public void reset() {
    timelines.reset();
  }

  /** Restores the initial world for one session. */
  public void reset(Session session) {
    timelines.reset(session);
  }
}
