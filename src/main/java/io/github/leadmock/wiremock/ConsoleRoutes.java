package io.github.leadmock.wiremock;

import static com.github.tomakehurst.wiremock.http.RequestMethod.DELETE;
import static com.github.tomakehurst.wiremock.http.RequestMethod.GET;
import static com.github.tomakehurst.wiremock.http.RequestMethod.PUT;

import com.github.tomakehurst.wiremock.admin.Router;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.common.url.PathParams;
import com.github.tomakehurst.wiremock.extension.AdminApiExtension;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import io.github.leadmock.admin.AdminApi;
import io.github.leadmock.admin.AdminResponse;
import io.github.leadmock.admin.ScorecardApi;
import io.github.leadmock.api.Isolation;
import io.github.leadmock.journal.RequestLog;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Adds the JSON admin API to WireMock's {@code /__admin}. Each route needs its own lambda, because
 * WireMock distinguishes routes by the class of their task.
 */
final class ConsoleRoutes implements AdminApiExtension {

  private final AdminApi api;
  private final ScorecardApi scorecards;
  private final RequestLog log;
  private final boolean shared;

  /**
   * The routes.
   *
   * @param shared whether the mock shares its state with other replicas
   */
  ConsoleRoutes(AdminApi api, ScorecardApi scorecards, RequestLog log, boolean shared) {
    this.shared = shared;
    this.api = api;
    this.scorecards = scorecards;
    this.log = log;
  }

  @Override
  public String getName() {
    return "leadmock-console";
  }

  /** Called first when the server stops, to end waiting requests for log entries. */
  @Override
  public void stop() {
    scorecards.stop();
    log.close();
  }

  @Override
  public void contributeAdminApiRoutes(Router router) {
    router.add(
        GET,
        "/leadmock/status",
        (admin, event, path) -> plain(event, () -> api.status(origin(event))));
    router.add(GET, "/leadmock/leads", (admin, event, path) -> wire(api.leads(query(event))));
    router.add(
        GET,
        "/leadmock/data",
        (admin, event, path) -> wire(api.data(query(event), sessions(event))));
    router.add(
        PUT,
        "/leadmock/data",
        (admin, event, path) ->
            plain(
                event,
                () ->
                    shared
                        ? AdminApi.notShared()
                        : AdminResponse.withText(event.getRequest().getBody(), api::putData)));
    router.add(GET, "/leadmock/rules", (admin, event, path) -> plain(event, api::rules));
    router.add(GET, "/leadmock/requests", (admin, event, path) -> wire(api.requests(query(event))));
    router.add(
        DELETE, "/leadmock/requests", (admin, event, path) -> plain(event, this::forgetRequests));
    router.add(
        GET,
        "/leadmock/requests/{id}",
        (admin, event, path) -> wire(api.request(variable(path, "id"), query(event))));
    router.add(
        GET,
        "/leadmock/scorecard",
        (admin, event, path) -> wire(scorecards.get(query(event), sessions(event), origin(event))));
    router.add(
        DELETE,
        "/leadmock/scorecard",
        (admin, event, path) -> wire(scorecards.clear(query(event), sessions(event))));
    router.add(
        GET, "/leadmock/openapi.yaml", (admin, event, path) -> plain(event, api::ownDocument));
    router.add(
        GET,
        "/leadmock/openapi/{file}",
        (admin, event, path) ->
            plain(event, () -> api.document(variable(path, "file"), origin(event))));
    router.add(
        GET,
        "/leadmock/openapi/{api}/{file}",
        (admin, event, path) ->
            plain(event, () -> api.schema(variable(path, "api"), variable(path, "file"))));
  }

  private AdminResponse forgetRequests() {
    scorecards.catchUp();
    return api.forgetRequests();
  }

  private static String variable(PathParams path, String name) {
    return path.getOrDefault(name, "");
  }

  /** The values of the header that names a session. */
  private static List<String> sessions(ServeEvent event) {
    return Requests.of(event.getRequest()).header(Isolation.HEADER);
  }

  private static String origin(ServeEvent event) {
    return Requests.origin(event.getRequest());
  }

  private static Map<String, List<String>> query(ServeEvent event) {
    return Requests.query(event.getRequest().getUrl());
  }

  /** Answers a call that takes no query parameters. */
  private static ResponseDefinition plain(ServeEvent event, Supplier<AdminResponse> answer) {
    return wire(AdminResponse.withoutQuery(query(event), answer));
  }

  private static ResponseDefinition wire(AdminResponse answer) {
    ResponseDefinitionBuilder response =
        ResponseDefinitionBuilder.responseDefinition().withStatus(answer.status());
    return answer.body().isEmpty()
        ? response.build()
        : response
            .withHeader("Content-Type", answer.contentType())
            .withHeader("Cache-Control", "no-store")
            .withBody(answer.body())
            .build();
  }
}
