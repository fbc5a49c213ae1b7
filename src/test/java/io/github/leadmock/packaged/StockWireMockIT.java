package io.github.leadmock.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.github.leadmock.http.Client;
import io.restassured.response.Response;
import java.io.File;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The extension jar next to the stock standalone jar, started with the command line in README. */
@Tag("slow")
class StockWireMockIT {

  @TempDir private Path root;

  @Test
  void servesTheSixOperationsBesideStubsOfTheUser() throws IOException {
    Files.createDirectories(root.resolve("mappings"));
    Files.writeString(
        root.resolve("mappings/mine.json"),
        "{\"request\":{\"method\":\"GET\",\"url\":\"/leads/summary/2\"},\"response\":{\"status\":418}}");
    try (Program wireMock =
        startStock("-Dleadmock.seed=11", "-Dleadmock.clock=2017-02-23T10:21:08Z")) {
      Client client = new Client(URI.create("http://127.0.0.1:" + port(wireMock)));

      assertThat(client.events(Client.ONE_MORE, "").path("count").intValue()).isEqualTo(21);
      JsonNode saved = Client.json(client.addNote(Client.ONE_MORE, "5% \"off\" {{now}}"));
      assertThat(saved.at("/data/message").asString()).isEqualTo("5% \"off\" {{now}}");
      String note = saved.at("/data/event_id").asString();
      assertThat(
              Client.json(
                      client.get(
                          Client.path(Client.ONE_MORE) + "/events/note/" + note + "/comments"))
                  .path("total_count")
                  .intValue())
          .isZero();
      assertThat(
              Client.json(client.updateNote(Client.ONE_MORE, note, "new"))
                  .at("/data/message")
                  .asString())
          .isEqualTo("new");
      assertThat(client.removeNote(Client.ONE_MORE, note).statusCode()).isEqualTo(200);
      assertThat(client.removeNote(Client.ONE_MORE, note).statusCode()).isEqualTo(404);
      assertThat(Client.json(client.get("/api/v1/leads/summary/1")).at("/data/name").asString())
          .isEqualTo("john");
      assertThat(client.anonymous().get("/leads/summary/1").statusCode()).isEqualTo(401);
      assertThat(
              client.authorized().header("Prefer", "code=412").get("/leads/summary/1").statusCode())
          .isEqualTo(412);
      assertThat(client.get("/leads/summary/2").statusCode())
          .as("the user's own stub")
          .isEqualTo(418);
      Response preflight =
          client
              .anonymous()
              .header("Origin", "http://app.example")
              .header("Access-Control-Request-Method", "GET")
              .options("/leads/summary/1");
      assertThat(preflight.header("Access-Control-Allow-Methods")).isEqualTo("GET");

      assertThat(Client.json(client.anonymous().get("/__admin/leadmock/rules"))).isNotEmpty();
      assertThat(
              client
                  .anonymous()
                  .get("/__admin/leadmock/openapi/liveforce/error.schema.json")
                  .statusCode())
          .isEqualTo(200);
      client.addNote(Client.EMPTY, "hello");
      assertThat(client.anonymous().post("/__admin/leadmock/reset").statusCode()).isEqualTo(200);
      assertThat(client.events(Client.EMPTY, "").path("count").intValue()).isZero();
      client.addNote(Client.EMPTY, "hello");
      assertThat(client.anonymous().post("/__admin/reset").statusCode()).isEqualTo(200);
      assertThat(client.events(Client.EMPTY, "").path("count").intValue()).isZero();
    }
  }

  @Test
  void doesNotStartWithoutTheTemplatesThatItNeeds() {
    List<String> command = Program.java("-cp", withExtension(), "wiremock.Run", "--port", "0");
    command.add("--disable-response-templating");

    Program.Result result = Program.run(new ProcessBuilder(command).directory(root.toFile()));

    assertThat(result.exitCode()).isNotZero();
    assertThat(result.err())
        .contains("leadmock renders its answers with response templating, which is off; leave");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/__admin/reset", "/__admin/mappings/reset"})
  void restoresWhatATestCanChangeOnItsReset(String reset) {
    try (Program wireMock = startStock()) {
      Client client = new Client(baseUrl(wireMock));
      String admin = "/__admin/leadmock";
      String before = client.get("/leads/summary/7").asString();
      client
          .anonymous()
          .body("{\"leadId\":7,\"summary\":{\"name\":\"Z\"}}")
          .put(admin + "/data")
          .then()
          .statusCode(204);
      client
          .anonymous()
          .body("{\"latency\":{\"kind\":\"fixed\",\"millis\":1}}")
          .patch(admin + "/controls")
          .then()
          .statusCode(200);
      client
          .anonymous()
          .body("{\"operation\":\"liveforce/lead-summary\",\"status\":429,\"skip\":1}")
          .post(admin + "/controls/forced")
          .then()
          .statusCode(201);
      assertThat(client.get("/leads/summary/7").asString()).contains("\"Z\"");

      assertThat(client.anonymous().post(reset).statusCode()).isEqualTo(200);

      assertThat(Client.json(client.anonymous().get(admin + "/requests")).path("entries"))
          .isEmpty();
      assertThat(
              Client.json(client.anonymous().get(admin + "/scorecard")).path("requests").asInt(-1))
          .isZero();
      JsonNode controls = Client.json(client.anonymous().get(admin + "/controls"));
      assertThat(controls.at("/latency/millis").isMissingNode()).isTrue();
      assertThat(controls.path("forced")).isEmpty();
      assertThat(client.get("/leads/summary/7").asString()).isEqualTo(before);
      assertThat(client.get("/leads/summary/7").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void bringsTheConsoleAndItsAdminApi() {
    try (Program wireMock = startStock()) {
      Client client = new Client(URI.create("http://127.0.0.1:" + port(wireMock)));
      String admin = "/__admin/leadmock";

      Response page = client.anonymous().get(admin + "/");
      assertThat(page.contentType()).startsWith("text/html");
      Set<String> files = new LinkedHashSet<>();
      addLinks(page.asString(), "(?:href|src)=\"([^\"#]+)\"", admin + "/", files);
      for (int i = 0; i < files.size(); i++) {
        String file = List.copyOf(files).get(i);
        Response found = client.anonymous().get(file);
        assertThat(found.statusCode()).as(file).isEqualTo(200);
        if (file.endsWith(".js")) {
          addLinks(found.asString(), "(?:from|import) *\"(\\.[^\"]+\\.js)\"", file, files);
        }
      }
      assertThat(files).hasSizeGreaterThan(20).anyMatch(file -> file.endsWith("/controls.js"));

      client
          .anonymous()
          .body("{\"errors\":{\"rate\":1,\"statuses\":[503]}}")
          .patch(admin + "/controls");
      assertThat(client.get("/leads/summary/1").statusCode()).isEqualTo(503);
      client.anonymous().delete(admin + "/controls");
      client
          .anonymous()
          .body("{\"operation\":\"liveforce/lead-summary\",\"fault\":\"truncated\"}")
          .post(admin + "/controls/forced");
      assertThatThrownBy(() -> client.get("/leads/summary/1").asString())
          .as("a chunk that ends early")
          .rootCause()
          .isInstanceOf(IOException.class);
      Response refused = client.get("/leads/summary/0");
      String id = refused.header("X-Leadmock-Explain").replaceFirst(".*/", "");

      assertThat(
              Client.json(client.anonymous().get(admin + "/requests"))
                  .path("entries")
                  .valueStream()
                  .map(
                      entry ->
                          "%s %s %s"
                              .formatted(
                                  entry.path("status").intValue(),
                                  entry.path("cause").asString(),
                                  entry.path("fault").asString())))
          .containsExactly("404 natural ", "200 forced truncated", "503 chaos ");
      assertThat(
              Client.json(client.anonymous().get(admin + "/requests/" + id))
                  .at("/explanation/corrected/url")
                  .asString())
          .endsWith("/leads/summary/1");
      assertThat(Client.json(client.anonymous().get(admin + "/status")).path("version").asString())
          .matches("\\d.*");
    }
  }

  private static void addLinks(String text, String link, String base, Set<String> files) {
    Pattern.compile(link)
        .matcher(text)
        .results()
        .map(found -> URI.create(base).resolve(found.group(1)).toString())
        .forEach(files::add);
  }

  @Test
  void letsACopyOfOneOfOurMappingsReplaceIt() throws IOException {
    Files.createDirectories(root.resolve("mappings"));
    Files.writeString(
        root.resolve("mappings/copy.json"),
        Files.readString(Path.of("stubs/liveforce/mappings/lead-summary.json"))
            .replace("\"status\": 200", "\"status\": 203")
            .replace("lead-summary.json.hbs", "mine.json.hbs"));
    Files.createDirectories(root.resolve("__files"));
    Files.writeString(root.resolve("__files/mine.json.hbs"), "{\"name\": {{{reply.lead.name}}} }");
    try (Program wireMock = startStock()) {
      Client client = new Client(URI.create("http://127.0.0.1:" + port(wireMock)));

      Response response = client.get("/leads/summary/1");

      assertThat(response.statusCode()).isEqualTo(203);
      assertThat(response.asString()).isEqualTo("{\"name\": \"john\" }");
      assertThat(client.get("/leads/summary/0").statusCode()).isEqualTo(404);
    }
  }

  @Test
  void bringsNothingOfWireMocksOwnAndNothingUnrelocated() throws IOException {
    try (JarFile jar = new JarFile(Program.EXTENSION_JAR)) {
      assertThat(jar.stream().filter(entry -> !entry.isDirectory()).map(ZipEntry::getName))
          .contains("META-INF/services/com.github.tomakehurst.wiremock.extension.ExtensionFactory")
          .allMatch(
              name ->
                  name.startsWith("META-INF/")
                      || name.startsWith("leadmock/stubs/")
                      || name.startsWith("leadmock/schemas/")
                      || name.matches(
                          "io/github/leadmock/(world|data|watch|control|api|message|secret|metroleads|liveforce|admin|journal|scorecard|store|stubs|contract|vendor|engine|wiremock|shaded)/.*"));
    }
  }

  /** Options of a stock WireMock that affect its server, a few at a time. */
  static Stream<List<String>> serverOptions() {
    return Stream.of(
        List.of("--enable-browser-proxying"),
        List.of(
            "--async-response-enabled",
            "true",
            "--async-response-threads",
            "4",
            "--container-threads",
            "20",
            "--jetty-acceptor-threads",
            "2",
            "--jetty-accept-queue-size",
            "50",
            "--jetty-header-request-size",
            "16384",
            "--jetty-header-response-size",
            "16384",
            "--jetty-stop-timeout",
            "500",
            "--jetty-idle-timeout",
            "5000"),
        List.of("--https-port", "0", "--disable-http2-plain", "--disable-http2-tls"),
        List.of(
            "--enable-stub-cors",
            "--use-chunked-encoding",
            "never",
            "--disable-gzip",
            "--print-all-network-traffic",
            "--no-request-journal",
            "--global-response-templating"));
  }

  @ParameterizedTest
  @MethodSource("serverOptions")
  void worksAsAStockServerDoesWithTheSameOptions(List<String> options) throws IOException {
    Files.createDirectories(root.resolve("mappings"));
    Files.writeString(
        root.resolve("mappings/mine.json"),
        "{\"request\":{\"method\":\"POST\",\"url\":\"/mine\"},\"response\":{\"status\":201,\"body\":\"mine\"}}");
    Files.createDirectories(root.resolve("__files"));
    Files.writeString(root.resolve("__files/page.txt"), "a file");
    List<String> expected;
    try (Program stock = startStock(List.of(), Program.WIREMOCK_JAR, options)) {
      expected = visit(new Client(baseUrl(stock)));
    }
    assertThat(expected)
        .contains("/mine 201 mine", "/page.txt 200 a file")
        .anyMatch(line -> line.startsWith("/nothing 404"));

    try (Program ours = startStock(List.of(), withExtension(), options)) {
      Client client = new Client(baseUrl(ours));
      assertThat(visit(client)).isEqualTo(expected);
      assertThat(client.get("/leads/summary/1").statusCode()).isEqualTo(200);
      assertThat(client.get("/leads/summary/0").statusCode()).isEqualTo(404);
      assertThat(client.addNote(Client.EMPTY, "5% off").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void proxiesForABrowserAsAStockServerDoes() throws IOException {
    HttpServer target = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    target.createContext(
        "/",
        exchange -> {
          byte[] body = "behind the proxy".getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    target.start();
    try (Program ours =
        startStock(List.of(), withExtension(), List.of("--enable-browser-proxying"))) {
      HttpClient browser =
          HttpClient.newBuilder()
              .proxy(ProxySelector.of(new InetSocketAddress("127.0.0.1", baseUrl(ours).getPort())))
              .build();
      HttpRequest request =
          HttpRequest.newBuilder(
                  URI.create("http://127.0.0.1:" + target.getAddress().getPort() + "/elsewhere"))
              .build();

      assertThat(browser.sendAsync(request, BodyHandlers.ofString()).join().body())
          .isEqualTo("behind the proxy");
    } finally {
      target.stop(0);
    }
  }

  /** The answers from paths that are not ours, one per line. */
  private static List<String> visit(Client client) {
    List<String> lines = new ArrayList<>();
    lines.add(line("/mine", client.anonymous().body("x").post("/mine")));
    for (String path : List.of("/page.txt", "/nothing", "/__admin/version", "/__admin/nothing")) {
      lines.add(line(path, client.anonymous().get(path)));
    }
    return lines;
  }

  private static String line(String path, Response response) {
    return "%s %s %s"
        .formatted(path, response.statusCode(), response.asString().strip())
        .replaceAll("(?s)\\R.*", "");
  }

  private Program startStock(String... properties) {
    return startStock(List.of(properties), withExtension(), List.of());
  }

  private static String withExtension() {
    return Program.WIREMOCK_JAR + File.pathSeparator + Program.EXTENSION_JAR;
  }

  private Program startStock(List<String> properties, String classPath, List<String> options) {
    List<String> command = Program.java(properties.toArray(String[]::new));
    command.addAll(
        List.of("-cp", classPath, "wiremock.Run", "--port", "0", "--bind-address", "127.0.0.1"));
    command.addAll(options);
    return Program.start(command, root);
  }

  private static URI baseUrl(Program wireMock) {
    return URI.create("http://127.0.0.1:" + port(wireMock));
  }

  /** Stock WireMock prints its settings once it is running. */
  private static int port(Program wireMock) {
    return Integer.parseInt(wireMock.awaitLine("port:").replaceAll("\\D+", ""));
  }
}
