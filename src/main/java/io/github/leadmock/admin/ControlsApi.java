package io.github.leadmock.admin;

import static java.util.Objects.requireNonNull;

import io.github.leadmock.admin.AdminResponse.Problem;
import io.github.leadmock.control.ControlPanel;
import io.github.leadmock.control.Controls;
import io.github.leadmock.control.ForcedOutcome;
import java.util.List;
import java.util.function.UnaryOperator;

/** The switches over HTTP, below {@code /__admin/leadmock/controls}, one method a call. */
public final class ControlsApi {

  /** Where they are, below the admin path. */
  public static final String PATH = "/leadmock/controls";

  private final ControlPanel panel;

  /** The calls that read and set the switches of a panel. */
  public ControlsApi(ControlPanel panel) {
    this.panel = requireNonNull(panel, "panel is null");
  }

  /** What is switched on. */
  public AdminResponse state() {
    return state(panel.controls());
  }

  /** Switches everything off. */
  public AdminResponse clear() {
    return state(panel.change(on -> Controls.OFF));
  }

  /** Changes what a merge patch names. */
  public AdminResponse patch(String body) {
    ControlsReader reader = new ControlsReader(panel.targets());
    UnaryOperator<Controls> change = reader.patch(body);
    return reader.problems().isEmpty()
        ? state(panel.change(change))
        : refusal(400, reader.problems());
  }

  /** What is wrong with a merge patch; nothing is changed. */
  public List<Problem> problems(String patch) {
    ControlsReader reader = new ControlsReader(panel.targets());
    reader.patch(patch);
    return reader.problems();
  }

  /** What is wrong with a forced outcome; nothing is changed. */
  public List<Problem> problemsOfForced(String outcome) {
    ControlsReader reader = new ControlsReader(panel.targets());
    reader.forced(outcome);
    return reader.problems();
  }

  /** Makes the next calls of an operation fail. */
  public AdminResponse force(String body) {
    ControlsReader reader = new ControlsReader(panel.targets());
    ForcedOutcome outcome = reader.forced(body);
    if (!reader.problems().isEmpty()) {
      return refusal(400, reader.problems());
    }
    try {
      return answer(201, ControlsWriter.forced(panel.force(outcome)));
    } catch (IllegalArgumentException tooMany) {
      // What else could be wrong with it the reader has found.
      return refusal(
          409,
          List.of(
              new Problem(
                  "",
                  "at most %s forced outcomes at a time; remove one first"
                      .formatted(ControlPanel.MAX_FORCED),
                  "one more")));
    }
  }

  /** Removes a forced outcome. */
  public AdminResponse release(String id) {
    return panel.release(id)
        ? AdminResponse.nothing()
        : refusal(
            404,
            List.of(new Problem("/forced", "the id of a forced outcome that is not used up", id)));
  }

  private AdminResponse state(Controls controls) {
    return answer(200, ControlsWriter.state(controls, panel.seed(), panel.clock().instant()));
  }

  private static AdminResponse refusal(int status, List<Problem> problems) {
    return answer(status, ControlsWriter.errors(problems));
  }

  private static AdminResponse answer(int status, String json) {
    return new AdminResponse(status, "application/json", json + "\n");
  }
}
