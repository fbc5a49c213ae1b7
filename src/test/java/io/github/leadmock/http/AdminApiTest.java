package io.github.leadmock.http;

import static io.github.leadmock.http.Client.json;
import static io.github.leadmock.http.Client.path;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.leadmock.Leadmock;
import io.github.leadmock.LeadmockConfig;
import io.github.leadmock.admin.AdminDocument;
import io.github.leadmock.api.AuthPolicy;
import io.github.leadmock.api.Credentials;
import io.github.leadmock.contract.Contract;
import io.github.leadmock.vendor.VendorApi;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The JSON admin API: its answers, and that they match its document. */
class AdminApiTest {

  private static final String ADMIN = "/__admin/leadmock";
  private static final String NOBODY = "00000000-0000-4000-8000-000000000000";

  private Leadmock mock;
  private Client client;

  @BeforeEach
  void start() {
    mock = Leadmock.start(LeadmockConfig.defaults());
    client = new Client(mock.baseUrl());
  }

  @AfterEach
  void stop() {
    mock.close();
  }

  private record Call(String operation, String path, String body) {

    Call(String operation, String path) {
      this(operation, path, "");
    }
  }

  @Test
  void answersAsItsDocumentSays() {
    client.addNote(Client.EMPTY, "hello");
    client.get(path(Client.EMPTY) + "/events?size=0");
    client.get("/auth/issue_token?username=a&password=geheim");
    client.get("/nowhere");
    List<Call> calls =
        new ArrayList<>(
            List.of(
                new Call("GET /status", "/status"),
                new Call("GET /leads", "/leads"),
                new Call("GET /leads", "/leads?api=liveforce&group=named&limit=3"),
                new Call("GET /leads", "/leads?limit=0&company=x&group=y&api=z&foo=1"),
                new Call("GET /data", "/data"),
                new Call("GET /data", "/data?lead=" + Client.EMPTY + "&form=answers"),
                new Call("GET /data", "/data?lead=" + NOBODY),
                new Call("GET /data", "/data?form=x"),
                new Call("PUT /data", "/data", "{\"leads\":[{\"leadId\":7}]}"),
                new Call("PUT /data", "/data", "{}"),
                new Call("GET /rules", "/rules"),
                new Call("GET /requests", "/requests"),
                new Call("GET /requests", "/requests?status=abc&limit=501&wait=21&after=-1"),
                new Call("GET /requests/{id}", "/requests/" + NOBODY),
                new Call("GET /scorecard", "/scorecard"),
                new Call("GET /scorecard", "/scorecard?session=nobody"),
                new Call("GET /scorecard", "/scorecard?format=console"),
                new Call("GET /scorecard", "/scorecard?format=markdown"),
                new Call("GET /scorecard", "/scorecard?format=html"),
                new Call("GET /scorecard", "/scorecard?format=junit"),
                new Call("GET /scorecard", "/scorecard?format=pdf"),
                new Call("DELETE /scorecard", "/scorecard?foo=1"),
                new Call("DELETE /scorecard", "/scorecard"),
                new Call("GET /openapi.yaml", "/openapi.yaml"),
                new Call("GET /openapi/{file}", "/openapi/metroleads.yaml"),
                new Call("GET /openapi/{file}", "/openapi/liveforce.yaml"),
                new Call("GET /openapi/{file}", "/openapi/metroleads.json"),
                new Call("GET /openapi/{file}", "/openapi/acme.yaml"),
                new Call("GET /openapi/{api}/{file}", "/openapi/liveforce/error.schema.json"),
                new Call("GET /openapi/{api}/{file}", "/openapi/liveforce/rules.yaml")));
    json(admin("/requests"))
        .path("entries")
        .forEach(
            entry ->
                calls.add(
                    new Call("GET /requests/{id}", "/requests/" + entry.path("id").asString())));
    calls.addAll(
        List.of(
            new Call("GET /controls", "/controls"),
            new Call(
                "PATCH /controls", "/controls", "{\"errors\":{\"rate\":1,\"statuses\":[503]}}"),
            new Call("PATCH /controls", "/controls", "{\"clock\":{\"offsetMillis\":1000}}"),
            new Call("PATCH /controls", "/controls", "{\"errors\":{\"rate\":2},\"foo\":1}"),
            new Call(
                "POST /controls/forced",
                "/controls/forced",
                "{\"operation\":\"metroleads/add-note\",\"status\":502,\"times\":3}"),
            new Call("POST /controls/forced", "/controls/forced", "{\"operation\":\"acme\"}"),
            new Call("GET /controls", "/controls"),
            new Call("DELETE /controls/forced/{id}", "/controls/forced/f1"),
            new Call("DELETE /controls/forced/{id}", "/controls/forced/f1"),
            new Call("DELETE /controls", "/controls")));
    calls.add(new Call("POST /reset", "/reset"));
    calls.add(new Call("DELETE /requests", "/requests"));
    AdminDocument document = document();
    Set<String> seen = new TreeSet<>();
    for (Call call : calls) {
      String method = call.operation().substring(0, call.operation().indexOf(' '));
      Response response = client.anonymous().body(call.body()).request(method, ADMIN + call.path());
      assertThat(
              document.violations(
                  call.operation(),
                  response.statusCode(),
                  response.contentType(),
                  response.asString()))
          .as("%s: %s", call, response.asString())
          .isEmpty();
      seen.add(call.operation());
    }

    assertThat(seen).as("every documented operation was called").isEqualTo(document.operations());
  }

  @Test
  void documentsEveryRouteThatItHas() {
    List<String> undocumented = List.of("/foo", "/requests/a/b", "/openapi", "/openapi/a/b/c");
    for (String path : undocumented) {
      assertThat(admin(path).statusCode()).as(path).isEqualTo(404);
    }
    // WireMock's own server has sent its empty answer before ours is asked.
    int status = "wiremock".equals(System.getProperty("leadmock.front")) ? 404 : 405;
    Set<String> documented = document().operations();
    for (String template :
        new TreeSet<>(documented.stream().map(AdminApiTest::template).toList())) {
      for (String method : List.of("GET", "POST", "PUT", "PATCH", "DELETE")) {
        if (!documented.contains(method + " " + template)) {
          String path = template.replaceAll("\\{\\w+}", "x");
          assertThat(client.anonymous().request(method, ADMIN + path).statusCode())
              .as(method + " " + path)
              .isEqualTo(status);
        }
      }
    }
  }

  @Test
  void documentsEveryApi() {
    List<String> keys = VendorApi.keys();
    String files = keys.stream().map(key -> key + ".yaml, " + key + ".json").collect(joining(", "));
    assertThat(admin("/openapi.yaml").asString())
        .as("src/main/resources/io/github/leadmock/admin/openapi.yaml")
        .contains("enum: [%s]".formatted(String.join(", ", keys)), "enum: [%s]".formatted(files))
        .contains("\"^(%s)/".formatted(String.join("|", keys)));
  }

  @Test
  void tellsHowToUseTheMock() {
    JsonNode status = json(admin("/status"));

    assertThat(status.path("baseUrl").asString()).isEqualTo(mock.baseUrl().toString());
    assertThat(status.path("auth").toString())
        .isEqualTo(
            "{\"mode\":\"required\",\"user\":\"you@example.com\",\"token\":\"secret\",\"password\":\"secret\"}");
    assertThat(status.at("/apis/0/operations").valueStream().map(one -> one.path("id").asString()))
        .containsExactlyInAnyOrderElementsOf(
            Contract.of("metroleads").operations().keySet().stream()
                .map("metroleads/"::concat)
                .toList());
    assertThat(status.at("/apis/1/operations/0").toString())
        .isEqualTo(
            "{\"id\":\"liveforce/lead-summary\",\"method\":\"GET\",\"pathTemplate\":\"/api/v1/leads/summary/{lead_id}\",\"title\":\"Leads"
                + " Summary\"}");
  }

  @Test
  void givesAPairThatWorksWhateverThePolicy() {
    Credentials listed = new Credentials("jane@example.com", "s3cret");
    for (AuthPolicy policy :
        List.of(
            AuthPolicy.REQUIRED,
            new AuthPolicy(AuthPolicy.Mode.OFF, List.of(), Duration.ofDays(1)),
            new AuthPolicy(AuthPolicy.Mode.REQUIRED, List.of(listed), Duration.ofDays(1)),
            new AuthPolicy(AuthPolicy.Mode.ISSUED, List.of(), Duration.ofDays(1)),
            new AuthPolicy(AuthPolicy.Mode.ISSUED, List.of(listed), Duration.ofDays(1)))) {
      try (Leadmock other = Leadmock.start(LeadmockConfig.defaults().withAuth(policy))) {
        Client there = new Client(other.baseUrl());
        JsonNode apis = json(there.anonymous().get(ADMIN + "/status")).path("apis");
        for (String url : List.of(path(Client.EMPTY) + "/events", "/leads/summary/1")) {
          JsonNode pair = apis.path(url.startsWith("/companies") ? 0 : 1).path("auth");
          assertThat(
                  there
                      .anonymous()
                      .auth()
                      .preemptive()
                      .basic(pair.path("user").asString(), pair.path("token").asString())
                      .get(url)
                      .statusCode())
              .as("%s %s", policy.mode(), url)
              .isEqualTo(200);
        }
      }
    }
  }

  @Test
  void listsLeadsFromAnyPlaceOfThePopulation() {
    JsonNode all = json(admin("/leads?offset=6010&limit=100"));
    assertThat(all.path("total").longValue()).isEqualTo(4 + 9 + 5 * 1_000 + 1_000);
    assertThat(all.path("leads")).hasSize(3);
    for (JsonNode lead : json(admin("/leads?offset=5000&limit=100")).path("leads")) {
      assertThat(client.get(lead.path("url").asString()).statusCode()).isEqualTo(200);
    }
    assertThat(json(admin("/leads?company=" + Client.COMPANY)).path("total").intValue())
        .isEqualTo(9);
    assertThat(
            json(admin("/leads?api=liveforce&group=documented")).at("/leads/0/leadId").asString())
        .isEqualTo("1");
  }

  @Test
  void saysWhatARequestChangedAndWhyItFailed() {
    String note = json(client.addNote(Client.EMPTY, "hello")).at("/data/event_id").asString();
    client.updateNote(Client.EMPTY, note, "other");
    client.removeNote(Client.EMPTY, note);
    client.get(path(Client.EMPTY) + "/events");
    client.removeNote(Client.EMPTY, note);
    client.authorized().header("Prefer", "code=503").get(path(Client.EMPTY) + "/events");

    List<String> lines =
        json(admin("/requests"))
            .path("entries")
            .valueStream()
            .map(
                entry ->
                    "%s %s %s %s"
                        .formatted(
                            entry.path("operation").asString(),
                            entry.path("status").intValue(),
                            entry.path("cause").asString(),
                            entry.path("change").asString()))
            .toList();

    assertThat(lines)
        .containsExactly(
            "metroleads/list-events 503 forced ",
            "metroleads/remove-note 404 natural ",
            "metroleads/list-events 200 none ",
            "metroleads/remove-note 200 none removed note " + note,
            "metroleads/update-note 200 none updated note " + note,
            "metroleads/add-note 200 none added note " + note);
  }

  @Test
  void filtersRequests() {
    client.addNote(Client.EMPTY, "hello");
    client.get("/leads/summary/1");
    client.get("/leads/summary/x");
    client.get("/nowhere");

    assertThat(urls("?status=4xx")).containsExactly("/nowhere", "/leads/summary/x");
    assertThat(urls("?status=200&operation=liveforce/lead-summary"))
        .containsExactly("/leads/summary/1");
    assertThat(urls("?status=failed")).containsExactly("/nowhere", "/leads/summary/x");
    assertThat(urls("?operation=unmatched")).containsExactly("/nowhere");
    assertThat(urls("?client=nobody")).isEmpty();
    assertThat(urls("?session=nobody")).isEmpty();
    assertThat(urls("?client=Apache-HttpClient/4.5.13&status=200")).hasSize(2);
    assertThat(urls("?q=SUMMARY&limit=1")).containsExactly("/leads/summary/x");
    assertThat(urls("?q=lf-su-06")).containsExactly("/leads/summary/x");
    assertThat(urls("?after=2")).containsExactly("/nowhere", "/leads/summary/x");
    assertThat(admin("/requests?after=y&foo=1").asString())
        .isEqualTo(
            "{\"errors\":[{\"where\":\"query foo\",\"expected\":\"one of the parameters after,"
                + " wait, limit, operation, status, session, client, q, console, all\",\"got\":\"foo\"},"
                + "{\"where\":\"query after\",\"expected\":\"a whole number from 0 to"
                + " 999999999999999999\",\"got\":\"y\"}]}\n");

    client.anonymous().delete(ADMIN + "/requests");
    assertThat(urls("")).isEmpty();
  }

  @Test
  @Timeout(60)
  void waitsForTheNextRequest() throws Exception {
    CompletableFuture<JsonNode> waiting =
        CompletableFuture.supplyAsync(() -> json(admin("/requests?after=0&wait=20")));
    while (!waiting.isDone() && urls("").isEmpty()) {
      client.get("/leads/summary/1");
    }

    assertThat(waiting.get(15, TimeUnit.SECONDS).path("entries")).isNotEmpty();
  }

  @Test
  @Timeout(60)
  void endsTheWaitWhenTheServerStops() throws Exception {
    CompletableFuture<Void> waiting =
        CompletableFuture.runAsync(
            () -> {
              try {
                admin("/requests?wait=20");
              } catch (Exception brokenOff) {
                // The server may stop before the answer arrives.
              }
            });
    while (!somebodyWaits()) {
      Thread.onSpinWait();
    }

    mock.close();

    waiting.get(10, TimeUnit.SECONDS);
  }

  /** The server runs in this process, so a waiting thread has the log on its stack. */
  private static boolean somebodyWaits() {
    return Thread.getAllStackTraces().values().stream()
        .flatMap(Arrays::stream)
        .anyMatch(
            frame ->
                frame.getClassName().equals("io.github.leadmock.journal.RequestLog")
                    && frame.getMethodName().equals("await"));
  }

  @Test
  void showsNoSecret() {
    client.anonymous().auth().preemptive().basic("jane", "geheim1").get("/leads/summary/1");
    client.anonymous().header("Authorization", "geheim2").get("/leads/summary/x");
    client.anonymous().header("Proxy-Authorization", "Basic geheim3").get("/leads/summary/x");
    client.anonymous().header("Cookie", "session=geheim4").get("/leads/summary/x");
    Response issued = client.anonymous().get("/auth/issue_token?username=a&password=geheim5");
    client.anonymous().get("/auth/issue_token?username=a&Password=geheim6");
    client.post("/auth/issue_token?password=geheim7", "username=a&password=geheim8");
    client.anonymous().get(path(Client.EMPTY) + "/events?password=geheim9");

    StringBuilder all = new StringBuilder(admin("/requests").asString());
    json(admin("/requests"))
        .path("entries")
        .forEach(entry -> all.append(admin("/requests/" + entry.path("id").asString()).asString()));

    assertThat(all.toString())
        .doesNotContain("geheim")
        .doesNotContain(json(issued).asString())
        .doesNotContain("amFuZTpnZWhlaW0x")
        .contains("Basic ********")
        .contains("Password=********");
    assertThat(admin("/requests?q=geheim").asString()).contains("\"entries\":[]");
  }

  @Test
  void cutsLongBodies() {
    client.addNote(Client.EMPTY, "x".repeat(100_000));

    JsonNode entry = newest();

    assertThat(entry.at("/request/body").asString())
        .hasSize(65_536)
        .startsWith("{\"message\":\"xx");
    assertThat(entry.at("/request/bodyTruncated").booleanValue()).isTrue();
    assertThat(entry.at("/response/bodyTruncated").booleanValue()).isTrue();
  }

  @Test
  void keepsAListOfManyRequestsSmall() {
    client.getEach(Stream.generate(() -> "/leads/summary/1").limit(1_200));

    Response list = admin("/requests");
    assertThat(json(list).path("entries")).hasSize(100);
    assertThat(json(list).path("latest").intValue()).isEqualTo(1_200);
    assertThat(json(list).path("dropped").intValue()).isEqualTo(200);
    assertThat(list.asByteArray().length).isLessThan(60_000);
    assertThat(json(admin("/requests?limit=500")).path("entries")).hasSize(500);
  }

  @Test
  void linksARefusalToItsEntry() {
    Response refused =
        client.anonymous().header("Origin", "http://app.example").get("/leads/summary/x");

    String link = refused.header("X-Leadmock-Explain");
    assertThat(link).startsWith(mock.baseUrl() + ADMIN + "/#/requests/");
    String id = link.substring(link.lastIndexOf('/') + 1);
    assertThat(json(admin("/requests/" + id)).path("url").asString()).isEqualTo("/leads/summary/x");
    assertThat(refused.header("Access-Control-Expose-Headers")).contains("X-Leadmock-Explain");
    assertThat(client.authorized().header("Prefer", "code=404").get("/leads/summary/1").headers())
        .as("a forced one, too")
        .anyMatch(header -> header.getName().equals("X-Leadmock-Explain"));
    assertThat(client.get("/leads/summary/1").header("X-Leadmock-Explain")).isNull();
  }

  @ParameterizedTest
  @MethodSource("io.github.leadmock.vendor.VendorApi#keys")
  void servesEachApisDocumentInOneFile(String api) {
    String yaml = admin("/openapi/" + api + ".yaml").asString();
    JsonNode document = new YAMLMapper().readTree(yaml);

    assertThat(document).isEqualTo(json(admin("/openapi/" + api + ".json")));
    assertThat(document.at("/servers/0/url").asString()).startsWith(mock.baseUrl().toString());
    assertThat(yaml).doesNotContain(".schema.json");
    for (String reference : references(yaml)) {
      assertThat(document.at(reference).isMissingNode()).as(reference).isFalse();
    }
    for (JsonNode path : document.path("paths")) {
      assertThat(path.path("parameters").findValuesAsString("$ref"))
          .contains("#/components/parameters/Prefer", "#/components/parameters/LeadmockSession");
    }
  }

  /** Whoever sends a parameter that a call does not know expects another effect. */
  @Test
  void refusesAnUnknownParameterOnEveryRoute() {
    client.addNote(Client.EMPTY, "hello");
    JsonNode paths = new YAMLMapper().readTree(admin("/openapi.yaml").asString()).path("paths");
    assertThat(paths.size()).isGreaterThan(10);
    paths.forEachEntry(
        (template, operations) -> {
          String path =
              template
                  .replace("/openapi/{file}", "/openapi/metroleads.yaml")
                  .replace("/openapi/{api}/{file}", "/openapi/metroleads/rules.yaml")
                  .replace("{id}", "f1");
          operations.forEachEntry(
              (method, operation) -> {
                Response refused =
                    client
                        .anonymous()
                        .body("{}")
                        .request(method.toUpperCase(Locale.ROOT), ADMIN + path + "?nope=1");

                assertThat(refused.statusCode()).as("%s %s", method, path).isEqualTo(400);
                assertThat(refused.asString()).contains("\"query nope\"", "parameters");
              });
        });
    assertThat(json(admin("/requests")).path("entries")).as("nothing was done").hasSize(1);
  }

  /** A variable that is not set is no reason to do more than was asked for. */
  @ParameterizedTest
  @CsvSource({
    "GET, /requests?session=, session",
    "GET, /requests?q=, q",
    "GET, /requests?wait=, wait",
    "GET, /data?lead=, lead",
    "GET, /data?form, form",
    "GET, /leads?group=, group",
    "GET, /scorecard?session=, session",
    "DELETE, /scorecard?session=, session",
    "GET, /controls?after=, after"
  })
  void refusesAnEmptyParameter(String method, String path, String name) {
    client.get(path("undefined") + "/events");

    Response refused = client.anonymous().request(method, ADMIN + path);

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(json(refused).path("errors").toString())
        .isEqualTo(
            "[{\"where\":\"query %s\",\"expected\":\"a value\",\"got\":\"''\"}]".formatted(name));
    assertThat(mock.scorecard().requests()).as("nothing was done").isEqualTo(1);
  }

  @Test
  void refusesAParameterThatIsMeaninglessHere() {
    assertThat(client.anonymous().delete(ADMIN + "/requests?status=401").asString())
        .contains(
            "\"where\":\"query status\",\"expected\":\"no parameters here\",\"got\":\"status\"");
    assertThat(client.anonymous().post(ADMIN + "/reset?session=other").asString())
        .contains("no parameters here; the header X-Leadmock-Session names a session");
    Response body = client.anonymous().body("{\"session\":\"s1\"}").post(ADMIN + "/reset");
    assertThat(body.statusCode()).isEqualTo(400);
    assertThat(body.asString())
        .isEqualTo(
            "{\"errors\":[{\"where\":\"body\",\"expected\":\"no body here; the header"
                + " X-Leadmock-Session names a session\",\"got\":\"one of 16 characters\"}]}");
    assertThat(client.anonymous().body("{}").post(ADMIN + "/reset").statusCode()).isEqualTo(200);
    assertThat(admin("/requests?operation=nope").statusCode()).isEqualTo(400);
    assertThat(admin("/requests?operation=nope").asString())
        .contains("one of metroleads/", "liveforce/", "stub, unmatched");
  }

  private static List<String> references(String text) {
    return Pattern.compile("\\$ref: \"#([^\"]+)\"")
        .matcher(text)
        .results()
        .map(found -> found.group(1))
        .distinct()
        .toList();
  }

  private Response admin(String path) {
    return client.anonymous().get(ADMIN + path);
  }

  private AdminDocument document() {
    return new AdminDocument(admin("/openapi.yaml").asString());
  }

  private JsonNode newest() {
    String id = json(admin("/requests?limit=1")).at("/entries/0/id").asString();
    return json(admin("/requests/" + id));
  }

  private List<String> urls(String query) {
    return json(admin("/requests" + query))
        .path("entries")
        .valueStream()
        .map(entry -> entry.path("url").asString())
        .toList();
  }

  private static String template(String operation) {
    return operation.substring(operation.indexOf(' ') + 1);
  }
}
