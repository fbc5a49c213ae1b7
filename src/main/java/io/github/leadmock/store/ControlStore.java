package io.github.leadmock.store;

import java.util.List;
import java.util.Optional;

/** The state of the controls. Thread-safe. */
public interface ControlStore {

  /** The controls. */
  Held held();

  /**
   * Replaces the controls and restarts the count of requests at 1, unless somebody else replaced
   * them in the meantime. Forced outcomes without an id get one. Returns when all replicas know.
   *
   * @param version the version that the new ones were made from
   * @return the new ones; empty if the version is no longer current, and nothing changed
   */
  Optional<Held> replace(long version, Wanted wanted);

  /**
   * Lets a request take what it is due.
   *
   * @param known the version known here
   */
  Taken take(String api, String operation, long known);

  /**
   * The controls in the engine.
   *
   * @param version changes whenever anything does; 0 if they were never set
   * @param settings everything but the forced outcomes; empty if they were never set
   * @param forced the forced outcomes
   */
  record Held(long version, String settings, List<Forced> forced) {

    /** Copies the list. */
    public Held {
      forced = List.copyOf(forced);
    }
  }

  /**
   * The controls to be.
   *
   * @param settings everything but the forced outcomes
   * @param forced the forced outcomes
   * @param requests the calls of an API that the rate limit lets pass in a period; 0 for no limit
   * @param perMillis the length of the period, in milliseconds
   */
  record Wanted(String settings, List<Forced> forced, int requests, long perMillis) {

    /** Copies the list. */
    public Wanted {
      forced = List.copyOf(forced);
    }
  }

  /**
   * A forced outcome.
   *
   * @param id its id; empty for a new one
   * @param operation such as {@code metroleads/add-note}
   * @param skip how many calls pass first
   * @param times how many calls fail after that; -1 for all
   * @param text what happens to them; one line
   */
  record Forced(String id, String operation, int skip, int times, String text) {}

  /**
   * What a request took.
   *
   * @param number the number of the request since the controls were last replaced
   * @param due the forced outcome that it used up, as it was before
   * @param waitMicros how long it has to wait for the rate limit, in microseconds; 0 if it passes
   * @param newer the controls, if they are not those known
   */
  record Taken(long number, Optional<Forced> due, long waitMicros, Optional<Held> newer) {}
}
