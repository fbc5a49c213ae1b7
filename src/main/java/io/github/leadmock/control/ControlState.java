package io.github.leadmock.control;

import java.util.function.UnaryOperator;

/** The state of the controls, wherever it is kept. Each call is one atomic step. Thread-safe. */
interface ControlState {

  /** The controls as far as this process knows; costs nothing. */
  Controls controls();

  /** The controls as they are. */
  default Controls current() {
    return controls();
  }

  /** Brings what this process knows up to date. */
  default Controls follow() {
    return controls();
  }

  /** Sets the controls that the mock starts with. */
  Controls start(Controls wanted);

  /**
   * Changes the controls and restarts the count of requests at 1. Forced outcomes without an id get
   * one. Nothing changes if {@code change} throws.
   *
   * @param change may run more than once
   * @return the new controls
   */
  Controls change(UnaryOperator<Controls> change);

  /** The number of a request that no control but the latency applies to. */
  long number();

  /**
   * Lets a request take what it is due: a forced outcome, or else its place in the rate limit.
   *
   * @param operation such as {@code metroleads/add-note}
   */
  Turn turn(String api, String operation);

  /** Restarts the count of requests at 1 and clears the rate limit's history. */
  void restart();
}
