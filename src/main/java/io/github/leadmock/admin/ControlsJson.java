package io.github.leadmock.admin;

import io.github.leadmock.control.Controls;
import io.github.leadmock.control.ControlsText;
import io.github.leadmock.control.ForcedOutcome;
import io.github.leadmock.control.SwitchTargets;
import io.github.leadmock.store.StoreFailure;

/** Controls as the JSON of the admin API, for a store that replicas share. Thread-safe. */
public final class ControlsJson implements ControlsText {

  private final SwitchTargets targets;

  /** For controls that may name these operations and statuses. */
  public ControlsJson(SwitchTargets targets) {
    this.targets = targets;
  }

  @Override
  public String write(Controls controls) {
    return ControlsWriter.patch(controls);
  }

  @Override
  public Controls read(String settings) {
    ControlsReader reader = new ControlsReader(targets);
    Controls controls = reader.patch(settings).apply(Controls.OFF);
    return checked(reader, settings, controls);
  }

  @Override
  public String write(ForcedOutcome outcome) {
    return ControlsWriter.failure(outcome);
  }

  @Override
  public ForcedOutcome readForced(String text) {
    ControlsReader reader = new ControlsReader(targets);
    ForcedOutcome outcome = reader.forced(text);
    return checked(reader, text, outcome);
  }

  private static <T> T checked(ControlsReader reader, String text, T read) {
    if (!reader.problems().isEmpty()) {
      throw StoreFailure.refused(
          "the store has controls that this version of Leadmock does not know: %s; run replicas of one version"
              .formatted(text));
    }
    return read;
  }
}
