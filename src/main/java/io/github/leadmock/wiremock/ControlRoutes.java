package io.github.leadmock.wiremock;

import com.github.tomakehurst.wiremock.admin.Router;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.AdminApiExtension;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import io.github.leadmock.admin.AdminResponse;
import io.github.leadmock.admin.ControlsApi;
import io.github.leadmock.control.ControlPanel;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/** Puts {@link ControlsApi} below WireMock's {@code /__admin}; nothing under strict wire. */
final class ControlRoutes implements AdminApiExtension {

  private static final String PATH = ControlsApi.PATH;

  private final ControlPanel panel;
  private final ControlsApi api;
  private final boolean routes;

  ControlRoutes(ControlPanel panel, boolean routes) {
    this.panel = panel;
    this.api = new ControlsApi(panel);
    this.routes = routes;
  }

  @Override
  public String getName() {
    return "leadmock-controls";
  }

  /** Called first when the server stops, to end calls that wait for a change. */
  @Override
  public void stop() {
    panel.close();
  }

  @Override
  public void contributeAdminApiRoutes(Router router) {
    if (!routes) {
      return;
    }
    router.add(RequestMethod.GET, PATH, (admin, event, path) -> answer(api.state(query(event))));
    router.add(RequestMethod.PATCH, PATH, (admin, event, path) -> withBody(event, api::patch));
    router.add(RequestMethod.DELETE, PATH, (admin, event, path) -> plain(event, api::clear));
    router.add(
        RequestMethod.POST, PATH + "/forced", (admin, event, path) -> withBody(event, api::force));
    router.add(
        RequestMethod.DELETE,
        PATH + "/forced/{id}",
        (admin, event, path) -> plain(event, () -> api.release(String.valueOf(path.get("id")))));
  }

  private static Map<String, List<String>> query(ServeEvent event) {
    return Requests.query(event.getRequest().getUrl());
  }

  /** The same with a body. */
  private static ResponseDefinition withBody(
      ServeEvent event, Function<String, AdminResponse> answer) {
    return plain(event, () -> AdminResponse.withText(event.getRequest().getBody(), answer));
  }

  /** Answers a call that takes no query parameters. */
  private static ResponseDefinition plain(ServeEvent event, Supplier<AdminResponse> answer) {
    return answer(AdminResponse.withoutQuery(query(event), answer));
  }

  private static ResponseDefinition answer(AdminResponse answer) {
    ResponseDefinitionBuilder response =
        ResponseDefinitionBuilder.responseDefinition().withStatus(answer.status());
    return answer.body().isEmpty()
        ? response.build()
        : response.withHeader("Content-Type", answer.contentType()).withBody(answer.body()).build();
  }
}
