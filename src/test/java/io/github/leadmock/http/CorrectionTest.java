package io.github.leadmock.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.leadmock.Leadmock;
import io.github.leadmock.LeadmockConfig;
import io.github.leadmock.http.RawHttp.Answer;
import io.github.leadmock.http.Refused.Mistake;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Sending the suggested correction instead of a refused request succeeds. */
class CorrectionTest {

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final int REQUESTS = 1_500;
  private static final double WANTED = 0.99;
  private static final int CURL_CALLS = 40;

  /** The part of the request that each rule's refusal is about. */
  private static final Map<String, String> FIELDS =
      Map.ofEntries(
          Map.entry("ML-AU-01", "header Authorization"),
          Map.entry("LF-AU-01", "header Authorization"),
          Map.entry("ML-ER-03", "method"),
          Map.entry("LF-ER-03", "method"),
          Map.entry("ML-ER-04", "path"),
          Map.entry("LF-ER-04", "path"),
          Map.entry("ML-ER-06", "body"),
          Map.entry("LF-ER-06", "body"),
          Map.entry("ML-FO-02", "header Prefer|query __code"),
          Map.entry("LF-FO-02", "header Prefer|query __code"),
          Map.entry("ML-FO-04", "header Prefer|query __delay"),
          Map.entry("LF-FO-04", "header Prefer|query __delay"),
          Map.entry("ML-SE-02", "header X-Leadmock-Session"),
          Map.entry("LF-SE-02", "header X-Leadmock-Session"),
          Map.entry("ML-PA-04", "path (company_uuid|lead_uuid|event_uuid|note_or_event_uuid)"),
          Map.entry("ML-PA-05", "path (company_uuid|lead_uuid)"),
          Map.entry("ML-EV-08", "query start"),
          Map.entry("ML-EV-09", "query size"),
          Map.entry("ML-EV-10", "query (start|size)"),
          Map.entry("ML-CO-04", "path event_type"),
          Map.entry("ML-CO-08", "path event_uuid"),
          Map.entry("ML-NO-06", "/message"),
          Map.entry("ML-NO-07", "body"),
          Map.entry("ML-NO-20", "body"),
          Map.entry("ML-NO-12", "path note_or_event_uuid"),
          Map.entry("ML-NO-13", "path note_or_event_uuid"),
          Map.entry("ML-AU-06", "query (username|password)"),
          Map.entry("ML-AU-07", "query (username|password)"),
          Map.entry("LF-SU-06", "path lead_id"));

  private Leadmock mock;
  private RawHttp raw;
  private Client client;

  @BeforeEach
  void start() {
    mock = Leadmock.start(LeadmockConfig.defaults());
    raw = new RawHttp(mock.baseUrl());
    client = new Client(mock.baseUrl());
  }

  @AfterEach
  void stop() {
    raw.close();
    mock.close();
  }

  @Tag("slow")
  @Test
  void suggestsARequestThatSucceeds() {
    Random random = new Random(20_261_122);
    Map<Mistake, List<String>> failures = new TreeMap<>();
    Map<Mistake, Integer> tried = new TreeMap<>();
    while (tried.values().stream().mapToInt(Integer::intValue).sum() < REQUESTS) {
      Mistake mistake = mistake(random);
      Refused refused = mistake.in(pick(random, Refused.valid()), random);
      Answer answer = send(refused);
      JsonNode entry = entry(answer);
      if (answer.status() < 400 || !entry.path("explanation").isObject()) {
        mock.reset();
        continue;
      }
      tried.merge(mistake, 1, Integer::sum);
      check(refused, answer, entry);
      Answer corrected = send(entry.at("/explanation/corrected"));
      if (corrected.status() >= 300) {
        failures
            .computeIfAbsent(mistake, none -> new ArrayList<>())
            .add(
                "%s%n  -> %s%n  %s %s"
                    .formatted(
                        refused,
                        entry.at("/explanation/corrected/curl").asString(),
                        corrected.status(),
                        corrected.text()));
      }
    }
    int failed = failures.values().stream().mapToInt(List::size).sum();
    String figure =
        "%s of %s suggested requests succeed (%s)".formatted(REQUESTS - failed, REQUESTS, tried);
    System.out.println(figure);
    failures.values().forEach(list -> list.forEach(System.out::println));

    assertThat((REQUESTS - failed) / (double) REQUESTS)
        .as(() -> figure + "; failed: " + failures)
        .isGreaterThanOrEqualTo(WANTED);
    assertThat(tried.keySet()).containsExactly(Mistake.values());
  }

  private static void check(Refused refused, Answer answer, JsonNode entry) {
    assertThat(answer.status()).as(refused::toString).isBetween(400, 499);
    assertThat(entry.path("cause").asString()).isEqualTo("natural");
    assertThat(entry.at("/explanation/hint").asString()).as(refused::toString).isNotBlank();
    if (!entry.path("api").isNull()) {
      assertThat(answer.headers().get("x-leadmock-explain"))
          .isEqualTo("http://localhost/__admin/leadmock/#/requests/" + entry.path("id").asString());
      String rule = entry.at("/explanation/rules/0/id").asString();
      assertThat(entry.at("/explanation/field").asString())
          .as(() -> rule + " " + refused)
          .matches(FIELDS.get(rule));
    }
    assertThat(entry.toString()).doesNotContain("geheim");
  }

  @Test
  void writesCurlCallsForAShell() throws IOException, InterruptedException {
    assumeThat(hasCurl()).as("there is no curl here: its calls are not tried").isTrue();
    Random random = new Random(7);
    int calls = 0;
    while (calls < CURL_CALLS) {
      Refused refused = mistake(random).in(pick(random, Refused.valid()), random);
      Answer answer = send(refused);
      JsonNode entry = entry(answer);
      if (answer.status() < 400 || !entry.path("explanation").isObject()) {
        continue;
      }
      String curl = entry.at("/explanation/corrected/curl").asString();
      assertThat(shell(local(curl) + " -s -o /dev/null -w '%{http_code}'"))
          .as(curl)
          .isEqualTo("200");
      calls++;
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "it's \"quoted\"",
        "two\nlines\tand\\r\\n backslashes \\",
        "😀 مرحبا \u0301 \u202e",
        "history! !! $(id) `id` $HOME ${x} ; & | > < * ? # ~",
        "@/etc/passwd",
        "'",
        "' ''",
        "-d x",
        "%s %00 \u0001\u007f"
      })
  void carriesAnyTextThroughAShell(String text) throws IOException, InterruptedException {
    assumeThat(hasCurl()).as("there is no curl here: its calls are not tried").isTrue();
    String target = Client.path(Client.EMPTY) + "/note";
    raw.send(
        new Refused("POST", target, "", List.of(), new byte[0])
            .withBody("{\"message\":" + Refused.json(text) + "}")
            .bytes(),
        false);

    shell(local(newest().at("/explanation/corrected/curl").asString()));

    assertThat(client.events(Client.EMPTY, "").at("/events/0/data/message").asString())
        .isEqualTo(text);
  }

  @Test
  void keepsWhatIsValid() {
    String lead = Client.path(Client.ONE_MORE);
    assertThat(corrected("GET", lead + "/events?sort=a%20b&size=2000&start=3", Refused.GOOD, ""))
        .isEqualTo("GET " + lead + "/events?sort=a%20b&start=3&size=1000 null");
    String upperCase = lead.replace("c0ffee", "C0FFEE");
    assertThat(corrected("POST", upperCase + "/Note", "", "{\"message\":\"a\",\"b\":1}"))
        .isEqualTo("POST " + upperCase + "/note {\"message\":\"a\",\"b\":1}");
    assertThat(corrected("POST", lead + "/notes", Refused.GOOD, "{'message':'it was late'}"))
        .isEqualTo("POST " + lead + "/note {\"message\":\"it was late\"}");
    assertThat(corrected("GET", "/leads/summary/007", Refused.GOOD, ""))
        .isEqualTo("GET /leads/summary/7 null");
    assertThat(corrected("GET", "/api/v1/leads/summary/5000", Refused.GOOD, ""))
        .isEqualTo("GET /api/v1/leads/summary/1000 null");
    assertThat(corrected("POST", "/auth/issue_token?username=a%2Bb&password=geheim", "", "x"))
        .isEqualTo("GET /auth/issue_token?username=a%2Bb&password=secret null");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{\"message\": 1, \"x\":NaN} | 1",
        "{\"message\":true,\"a\":\"b\" | true",
        "{message: Called back, in 2 h, other: 1} | Called back, in 2 h",
        "{message: R&D, 50%+ off,} | R&D, 50%+ off",
        "message=Called+back,%20twice&x:1 | Called back, twice",
        "{\"message\":null,\"x\":NaN} | Called back",
        "{\"message\":{\"a\":\"b\"},\"x\":NaN} | Called back",
        "{\"message\":[\"a\", \"b\"],\"x\":NaN} | Called back",
      })
  void endsATextWithoutQuotesBeforeTheNextMember(String body, String text) {
    String lead = Client.path(Client.ONE_MORE);
    assertThat(corrected("POST", lead + "/note", Refused.GOOD, body))
        .isEqualTo("POST %s/note {\"message\":\"%s\"}".formatted(lead, text));
  }

  @Test
  void correctsABodyBeyondALimit() {
    String lead = Client.path(Client.ONE_MORE);
    assertThat(
            corrected(
                "POST",
                lead + "/note",
                Refused.GOOD,
                "{\"message\":1,\"x\":" + "1".repeat(1_500) + "}"))
        .isEqualTo("POST " + lead + "/note {\"message\":\"1\"}");
    assertThat(newest().at("/explanation/hint").asString())
        .isEqualTo("Send a body that does not have a number of more than 1000 characters.");
  }

  /** The log masks them, and a correction is there to be copied. */
  @Test
  void keepsSecretsOutOfACorrection() {
    String lead = Client.path(Client.ONE_MORE);
    assertThat(corrected("GET", lead + "/events?size=0&access_token=geheim", Refused.GOOD, ""))
        .isEqualTo("GET " + lead + "/events?access_token=********&size=1 null");
    assertThat(
            corrected(
                "POST", lead + "/note", Refused.GOOD, "{\"msg\":\"x\",\"password\":\"geheim\"}"))
        .isEqualTo("POST " + lead + "/note {\"message\":\"x\"}");
    assertThat(
            corrected(
                "POST", lead + "/Note", Refused.GOOD, "{\"message\":\"a\",\"token\":\"geheim\"}"))
        .isEqualTo("POST " + lead + "/note {\"message\":\"a\",\"token\":\"********\"}");
  }

  @Test
  void suggestsWhatWorksAtTheTimeOfAsking() {
    String lead = Client.path(Client.ONE_EVENT);
    String note =
        Client.json(client.addNote(Client.ONE_EVENT, "x")).at("/data/event_id").asString();
    client.removeNote(Client.ONE_EVENT, note);
    client.removeNote(Client.ONE_EVENT, note);
    String id = newest().path("id").asString();
    String newer =
        Client.json(client.addNote(Client.ONE_EVENT, "y")).at("/data/event_id").asString();

    assertThat(entry(id).at("/explanation/corrected/url").asString())
        .isEqualTo(mock.baseUrl() + lead + "/note/" + newer + "/remove");
  }

  @Test
  void usesPlaceholdersForGoodCredentialsAndAWorkingPairForOthers() {
    client.get(Client.path(Client.EMPTY) + "/events?size=x");
    assertThat(newest().at("/explanation/corrected/curl").asString())
        .startsWith(
            "curl -u \"${LEADMOCK_USER:-you@example.com}:${LEADMOCK_TOKEN:-secret}\" 'http://");
    client.anonymous().get(Client.path(Client.EMPTY) + "/events");
    assertThat(newest().at("/explanation/corrected/curl").asString())
        .startsWith("curl -u 'you@example.com:secret' 'http://");
  }

  private String corrected(String method, String target, String login, String body) {
    raw.send(
        new Refused(method, target, login, List.of(), new byte[0]).withBody(body).bytes(), false);
    JsonNode corrected = newest().at("/explanation/corrected");
    return "%s %s %s"
        .formatted(
            corrected.path("method").asString(),
            corrected.path("url").asString().replaceFirst("^http://[^/]+", ""),
            corrected.path("body").isNull() ? null : corrected.path("body").asString());
  }

  /** The entry that the answer links to; the newest one if WireMock itself answered. */
  private JsonNode entry(Answer answer) {
    String link = answer.headers().getOrDefault("x-leadmock-explain", "");
    return link.isEmpty() ? newest() : entry(link.substring(link.lastIndexOf('/') + 1));
  }

  private JsonNode newest() {
    return entry(admin("/requests?limit=1").at("/entries/0/id").asString());
  }

  private JsonNode entry(String id) {
    return admin("/requests/" + id);
  }

  private JsonNode admin(String path) {
    URI address = URI.create(mock.baseUrl() + "/__admin/leadmock" + path);
    try {
      return Client.json(
          HTTP.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString()).body());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  private Answer send(Refused refused) {
    Answer answer = raw.send(refused.bytes(), refused.method().equals("HEAD"));
    if (answer.headers().containsKey("transfer-encoding")) {
      // WireMock's own report of an unmatched request is chunked, which this client cannot read.
      raw.close();
    }
    return answer;
  }

  private Answer send(JsonNode corrected) {
    List<String> headers =
        corrected
            .path("headers")
            .valueStream()
            .map(
                header ->
                    header.path("name").asString()
                        + ": "
                        + header.path("value").asString().replace("Basic ********", Refused.GOOD))
            .toList();
    return raw.send(
        new Refused(
                corrected.path("method").asString(),
                corrected.path("url").asString().replaceFirst("^http://[^/]+", ""),
                "",
                headers,
                new byte[0])
            .withBody(corrected.path("body").isNull() ? "" : corrected.path("body").asString())
            .bytes(),
        corrected.path("method").asString().equals("HEAD"));
  }

  /** The raw requests name no port. */
  private String local(String curl) {
    return curl.replace("'http://localhost/", "'" + mock.baseUrl() + "/");
  }

  private static Mistake mistake(Random random) {
    Mistake mistake = pick(random, Arrays.asList(Mistake.values()));
    // Eight megabytes each, so a few must do.
    return mistake == Mistake.TOO_LARGE && random.nextInt(20) > 0 ? Mistake.ID : mistake;
  }

  private static <T> T pick(Random random, List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  private static boolean hasCurl() throws InterruptedException {
    try {
      return new ProcessBuilder("curl", "--version")
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor(10, TimeUnit.SECONDS);
    } catch (IOException none) {
      System.out.println("SKIPPED: no curl on this machine, its calls are not tried");
      return false;
    }
  }

  private static String shell(String command) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder("bash", "-c", command);
    builder.environment().put("LEADMOCK_USER", "jane.doe@example.com");
    builder.environment().put("LEADMOCK_TOKEN", "secret");
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    Process process = builder.start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return out;
  }
}
