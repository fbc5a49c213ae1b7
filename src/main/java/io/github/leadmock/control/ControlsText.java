package io.github.leadmock.control;

/** Writes controls as text for a store, and reads it. Thread-safe. */
public interface ControlsText {

  /** Everything but the forced outcomes. */
  String write(Controls controls);

  /** The controls that {@link #write} wrote, without forced outcomes. */
  Controls read(String settings);

  /** A forced outcome without its id and its counts, in one line. */
  String write(ForcedOutcome outcome);

  /** The outcome that was written, without id, for one call. */
  ForcedOutcome readForced(String text);
}
