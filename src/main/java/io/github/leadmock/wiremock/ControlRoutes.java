package io.github.leadmock.wiremock;

import com.github.tomakehurst.wiremock.admin.Router;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.AdminApiExtension;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import io.github.leadmock.admin.AdminResponse.Problem;
import io.github.leadmock.admin.ControlsReader;
import io.github.leadmock.admin.ControlsWriter;
import io.github.leadmock.control.ControlPanel;
import io.github.leadmock.control.Controls;
import io.github.leadmock.control.ForcedOutcome;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The controls over HTTP, at {@code /__admin/leadmock/controls}; not available with strict wire.
 */
final class ControlRoutes implements AdminApiExtension {

  private static final String PATH = "/leadmock/controls";

  private final ControlPanel panel;
  private final boolean routes;

  ControlRoutes(ControlPanel panel, boolean routes) {
    this.panel = panel;
    this.routes = routes;
  }

  @Override
  public String getName() {
    return "leadmock-controls";
  }

  @Override
  public void contributeAdminApiRoutes(Router router) {
    if (!routes) {
      return;
    }
    router.add(RequestMethod.GET, PATH, (admin, event, path) -> state(panel.controls()));
    router.add(RequestMethod.PATCH, PATH, (admin, event, path) -> patch(event));
    router.add(
        RequestMethod.DELETE,
        PATH,
        (admin, event, path) -> state(panel.change(on -> Controls.OFF)));
    router.add(RequestMethod.POST, PATH + "/forced", (admin, event, path) -> force(event));
    router.add(
        RequestMethod.DELETE,
        PATH + "/forced/{id}",
        (admin, event, path) -> release(String.valueOf(path.get("id"))));
  }

  private ResponseDefinition patch(ServeEvent event) {
    ControlsReader reader = new ControlsReader(panel.targets());
    UnaryOperator<Controls> change = reader.patch(event.getRequest().getBodyAsString());
    return reader.problems().isEmpty()
        ? state(panel.change(change))
        : refusal(400, reader.problems());
  }

  private ResponseDefinition force(ServeEvent event) {
    ControlsReader reader = new ControlsReader(panel.targets());
    ForcedOutcome outcome = reader.forced(event.getRequest().getBodyAsString());
    if (!reader.problems().isEmpty()) {
      return refusal(400, reader.problems());
    }
    try {
      return answer(201, ControlsWriter.forced(panel.force(outcome)));
    } catch (IllegalArgumentException tooMany) {
      // The reader has already found every other problem.
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

  private ResponseDefinition release(String id) {
    return panel.release(id)
        ? ResponseDefinitionBuilder.responseDefinition().withStatus(204).build()
        : refusal(
            404,
            List.of(new Problem("/forced", "the id of a forced outcome that is not used up", id)));
  }

  private ResponseDefinition state(Controls controls) {
    return answer(200, ControlsWriter.state(controls, panel.seed(), panel.clock().instant()));
  }

  private static ResponseDefinition refusal(int status, List<Problem> problems) {
    return answer(status, ControlsWriter.errors(problems));
  }

  private static ResponseDefinition answer(int status, String json) {
    return ResponseDefinitionBuilder.responseDefinition()
        .withStatus(status)
        .withHeader("Content-Type", "application/json")
        .withBody(json + "\n")
        .build();
  }
}
