package io.github.leadmock.proxy;

import io.github.leadmock.admin.AdminApi;
import io.github.leadmock.admin.AdminGuard;
import io.github.leadmock.admin.AdminResponse;
import io.github.leadmock.admin.ConsoleFile;
import io.github.leadmock.admin.ConsoleFiles;
import io.github.leadmock.admin.ControlsApi;
import io.github.leadmock.admin.ErrorResponses;
import io.github.leadmock.admin.Health;
import io.github.leadmock.engine.Engine;
import io.github.leadmock.engine.RequestReader;
import io.github.leadmock.message.Header;
import io.github.leadmock.server.RequestHandler;
import io.github.leadmock.server.ServerRequest;
import io.github.leadmock.server.ServerResponse;
import io.github.leadmock.verify.TrafficCheck;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The admin side of a proxy: the mock's own where it makes sense, and the findings. Thread-safe.
 */
final class ProxyAdmin implements RequestHandler {

  private static final String ADMIN = "/__admin";
  private static final String OURS = ADMIN + "/leadmock";

  /** Patterns of the paths that {@link #answer} knows, with their methods. */
  private static final Map<String, List<String>> RESOURCES =
      Map.of(
          ADMIN
              + "/health|"
              + OURS
              + "/(|findings|status|rules|leads|openapi\\.yaml|(openapi|requests)/[^/]+)",
          List.of("GET"),
          OURS + "/requests",
          List.of("GET", "DELETE"),
          ADMIN + ControlsApi.PATH,
          List.of("GET", "PATCH", "DELETE"),
          ADMIN + ControlsApi.PATH + "/forced",
          List.of("POST"),
          ADMIN + ControlsApi.PATH + "/forced/[^/]+",
          List.of("DELETE"),
          ADMIN + "/shutdown",
          List.of("POST"));

  private static final JsonMapper JSON = new JsonMapper();

  private final ProxySettings settings;
  private final AdminGuard guard;
  private final TrafficCheck check;
  private final Checker checker;
  private final Runnable shutDown;
  private final ControlsApi controls;
  private final AdminApi api;
  private final ConsoleFiles files = new ConsoleFiles();

  ProxyAdmin(
      ProxySettings settings,
      AdminGuard guard,
      Engine engine,
      TrafficCheck check,
      Checker checker,
      Runnable shutDown) {
    this.settings = settings;
    this.guard = guard;
    this.check = check;
    this.checker = checker;
    this.shutDown = shutDown;
    this.controls = ControlsApi.ofProxy(engine.vendors().panel(), settings.api());
    this.api =
        new AdminApi(
            engine.description(List.of(engine.vendors().api(settings.api()).api())),
            engine.logger().orElseThrow().log());
  }

  /** Whether a path is for the admin side. */
  static boolean owns(String path) {
    return path.equals(ADMIN) || path.startsWith(ADMIN + "/");
  }

  @Override
  public void receive(ServerRequest request, Consumer<ServerResponse> outlet) {
    String path = request.canonicalPath();
    if (Health.isAsked(request.method(), path)) {
      outlet.accept(Health.answer());
      return;
    }
    Optional<AdminGuard.Refusal> objection = guard.objection(AdminGuard.Caller.of(request));
    if (objection.isPresent()) {
      outlet.accept(ErrorResponses.of(objection.get()));
      return;
    }
    outlet.accept(
        answer(request, request.method().equals("HEAD") ? "GET" : request.method(), path));
  }

  private ServerResponse answer(ServerRequest request, String method, String path) {
    byte[] body = request.intake().plain();
    String switches = ADMIN + ControlsApi.PATH;
    String forced = switches + "/forced";
    String one = path.substring(path.lastIndexOf('/') + 1);
    if (path.equals(OURS) || path.equals(ADMIN) || path.equals(ADMIN + "/")) {
      return new ServerResponse(
          302, List.of(new Header("Location", ADMIN + ConsoleFiles.HOME)), new byte[0]);
    }
    if (ConsoleFiles.isAsked(method, path)) {
      return file(
          request,
          path.equals(ADMIN + ConsoleFiles.HOME)
              ? ConsoleFiles.INDEX
              : path.substring((ADMIN + ConsoleFiles.FOLDER).length()));
    }
    return switch (method + " " + path) {
      case "GET " + OURS + "/findings" -> plain(request, this::findings);
      case "GET " + OURS + "/status" -> plain(request, () -> status(request.origin()));
      case "GET " + OURS + "/rules" -> plain(request, api::rules);
      case "GET " + OURS + "/leads" -> json("{\"total\":0,\"leads\":[]}\n");
      case "GET " + OURS + "/requests" -> wire(api.requests(RequestReader.query(request.query())));
      case "DELETE " + OURS + "/requests" -> plain(request, api::forgetRequests);
      case "GET " + OURS + "/openapi.yaml" -> plain(request, api::ownDocument);
      case "POST " + ADMIN + "/shutdown" -> {
        shutDown.run();
        yield new ServerResponse(200, List.of(), new byte[0]);
      }
      default -> {
        if (path.equals(OURS + "/openapi/" + one) && method.equals("GET")) {
          yield plain(request, () -> api.document(one, request.origin()));
        }
        if (path.equals(switches)) {
          yield switches(request, method, body);
        }
        if (path.equals(forced) && method.equals("POST")) {
          yield plain(request, () -> AdminResponse.withText(body, controls::force));
        }
        if (path.equals(forced + "/" + one) && method.equals("DELETE")) {
          yield plain(request, () -> controls.release(one));
        }
        if (path.equals(OURS + "/requests/" + one) && method.equals("GET")) {
          yield wire(api.request(one, RequestReader.query(request.query())));
        }
        yield unknown(method, path);
      }
    };
  }

  private ServerResponse switches(ServerRequest request, String method, byte[] body) {
    return switch (method) {
      case "GET" -> wire(controls.state(RequestReader.query(request.query())));
      case "PATCH" -> plain(request, () -> AdminResponse.withText(body, controls::patch));
      case "DELETE" -> plain(request, controls::clear);
      default -> unknown(method, ADMIN + ControlsApi.PATH);
    };
  }

  private static ServerResponse unknown(String method, String path) {
    return RESOURCES.entrySet().stream()
        .filter(resource -> path.matches(resource.getKey()))
        .flatMap(resource -> ErrorResponses.wrongMethod(method, path, resource.getValue()).stream())
        .findFirst()
        .orElseGet(
            () ->
                ErrorResponses.error(
                    404,
                    "no such admin resource of the proxy with the method %s; docs/proxy.md lists them"
                        .formatted(method)));
  }

  private AdminResponse findings() {
    checker.settle();
    return new AdminResponse(200, "application/json", FindingJson.all(check));
  }

  /** Answers a call that takes no query parameters. */
  private static ServerResponse plain(ServerRequest request, Supplier<AdminResponse> answer) {
    return wire(AdminResponse.withoutQuery(RequestReader.query(request.query()), answer));
  }

  /** What the mock says of itself, and that it is a proxy. */
  private AdminResponse status(String origin) {
    AdminResponse plain = api.status(origin);
    ObjectNode json = (ObjectNode) JSON.readTree(plain.body());
    json.putObject("proxy")
        .put("upstream", settings.upstream().toString())
        .put("enforce", settings.enforce().toString())
        .put("requests", check.requests())
        .put("findings", check.findings().size());
    return new AdminResponse(
        plain.status(), plain.contentType(), JSON.writeValueAsString(json) + "\n");
  }

  private ServerResponse file(ServerRequest request, String name) {
    Optional<ConsoleFile> found = files.find(name);
    if (found.isEmpty()) {
      return ErrorResponses.error(
          404, "no such file of the console; it starts at /__admin/leadmock/");
    }
    ConsoleFile file = found.get();
    List<Header> headers =
        List.of(
            new Header("ETag", file.etag()),
            new Header("Cache-Control", "no-cache"),
            new Header("Content-Security-Policy", ConsoleFiles.CONTENT_SECURITY_POLICY),
            new Header("X-Content-Type-Options", "nosniff"),
            new Header("Referrer-Policy", "no-referrer"));
    return file.etag().equals(request.header("If-None-Match"))
        ? new ServerResponse(304, headers, new byte[0])
        : new ServerResponse(200, headers, file.content())
            .withHeaders(List.of(new Header("Content-Type", file.contentType())));
  }

  private static ServerResponse json(String body) {
    return wire(new AdminResponse(200, "application/json", body));
  }

  private static ServerResponse wire(AdminResponse answer) {
    return new ServerResponse(
        answer.status(),
        answer.body().isEmpty()
            ? List.of()
            : List.of(
                new Header("Content-Type", answer.contentType()),
                new Header("Cache-Control", "no-store")),
        answer.body().getBytes(StandardCharsets.UTF_8));
  }
}
