package io.github.leadmock.admin;

import static java.util.Objects.requireNonNull;

import io.github.leadmock.admin.AdminResponse.Problem;
import io.github.leadmock.control.ControlPanel;
import io.github.leadmock.control.Controls;
import io.github.leadmock.control.ForcedOutcome;
import io.github.leadmock.control.SwitchTargets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The switches over HTTP, below {@code /__admin/leadmock/controls}, one method a call. */
public final class ControlsApi {

  /** Where they are, below the admin path. */
  public static final String PATH = "/leadmock/controls";

  private static final long MAX_NUMBER = 999_999_999_999_999_999L;
  private static final int MAX_WAIT_SECONDS = 20;

  private final ControlPanel panel;
  private final SwitchTargets targets;

  private ControlsApi(ControlPanel panel, SwitchTargets targets) {
    this.panel = requireNonNull(panel, "panel is null");
    this.targets = targets;
  }

  /** The calls that read and set the switches of a panel. */
  public ControlsApi(ControlPanel panel) {
    this(panel, panel.targets());
  }

  /** The same for a proxy, which stands before one API and whose clock nobody sees. */
  public static ControlsApi ofProxy(ControlPanel panel, String api) {
    return new ControlsApi(panel, panel.targets().ofProxy(api));
  }

  /**
   * The controls. {@code wait} makes the call wait up to that many seconds until their revision is
   * another than {@code after}.
   */
  public AdminResponse state(Map<String, List<String>> query) {
    Parameters parameters = new Parameters(query, "after", "wait");
    long after = parameters.number("after", 0, 0, MAX_NUMBER);
    long wait = parameters.number("wait", 0, 0, MAX_WAIT_SECONDS);
    if (!parameters.problems().isEmpty()) {
      return AdminResponse.badRequest(parameters.problems());
    }
    panel.await(after, Duration.ofSeconds(wait));
    return state();
  }

  /** Turns everything off, and forgets what was used up. */
  public AdminResponse clear() {
    panel.change(on -> Controls.OFF);
    panel.forgetSpent();
    return state();
  }

  /** Changes what a merge patch names. */
  public AdminResponse patch(String body) {
    ControlsReader reader = new ControlsReader(targets);
    UnaryOperator<Controls> change = reader.patch(body);
    if (!reader.problems().isEmpty()) {
      return refusal(400, reader.problems());
    }
    panel.change(change);
    return state();
  }

  /** What is wrong with a merge patch; nothing is changed. */
  public List<Problem> problems(String patch) {
    ControlsReader reader = new ControlsReader(targets);
    reader.patch(patch);
    return reader.problems();
  }

  /** What is wrong with a forced outcome; nothing is changed. */
  public List<Problem> problemsOfForced(String outcome) {
    ControlsReader reader = new ControlsReader(targets);
    reader.forced(outcome);
    return reader.problems();
  }

  /** The change that a merge patch without {@link #problems} makes. */
  public UnaryOperator<Controls> change(String patch) {
    return new ControlsReader(targets).patch(patch);
  }

  /** The forced outcome that a text without {@link #problemsOfForced} describes, without an id. */
  public ForcedOutcome outcome(String text) {
    return new ControlsReader(targets).forced(text);
  }

  /** Makes the next calls of an operation fail. */
  public AdminResponse force(String body) {
    ControlsReader reader = new ControlsReader(targets);
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

  /** Removes a forced outcome, used up or not. */
  public AdminResponse release(String id) {
    return panel.release(id) || panel.forget(id)
        ? AdminResponse.nothing()
        : refusal(
            404, List.of(new Problem("/forced", "the id of a forced outcome, such as f1", id)));
  }

  private AdminResponse state() {
    return answer(
        200, ControlsWriter.state(panel.snapshot(), panel.seed(), panel.clock().instant()));
  }

  private static AdminResponse refusal(int status, List<Problem> problems) {
    return answer(status, ControlsWriter.errors(problems));
  }

  private static AdminResponse answer(int status, String json) {
    return new AdminResponse(status, "application/json", json + "\n");
  }
}
