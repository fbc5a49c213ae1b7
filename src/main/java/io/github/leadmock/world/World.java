package io.github.leadmock.world;

import java.util.List;

/**
 * The whole fake world of one mock: both vendors' leads, and the tokens it gives out. Thread-safe.
 */
public final class World {

  private final Timelines timelines;
  private final Summaries summaries;
  private final Tokens tokens;

  /** A world in its initial state, with the default limits of sessions. */
  public World(WorldConfig config, List<DocumentedLead> documented) {
    this(config, documented, SessionLimits.DEFAULT);
  }

  /** A world in its initial state. */
  public World(WorldConfig config, List<DocumentedLead> documented, SessionLimits limits) {
    // Idle time is the process's own: with a fixed clock sessions would never grow old.
    this.timelines = new Timelines(config, documented, limits, System::nanoTime);
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
   * Brings the initial world back: whatever was written is gone, in all sessions. Tokens stay
   * valid: nobody is logged out by it.
   */
  public void reset() {
    timelines.reset();
  }

  /** Brings the initial world back for one session. */
  public void reset(Session session) {
    timelines.reset(session);
  }
}
