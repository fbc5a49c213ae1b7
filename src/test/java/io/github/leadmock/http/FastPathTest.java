package io.github.leadmock.http;

import static io.github.leadmock.http.Client.path;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.leadmock.Leadmock;
import io.github.leadmock.LeadmockConfig;
import io.github.leadmock.api.Isolation;
import io.github.leadmock.control.Controls;
import io.github.leadmock.control.ErrorRate;
import io.github.leadmock.control.Failure;
import io.github.leadmock.control.FaultKind;
import io.github.leadmock.control.FaultRate;
import io.github.leadmock.control.ForcedOutcome;
import io.github.leadmock.control.Latency;
import io.github.leadmock.control.RateLimit;
import io.github.leadmock.engine.CorsPolicy;
import io.github.leadmock.http.GeneratedRequests.Generated;
import io.github.leadmock.http.RawHttp.Answer;
import io.github.leadmock.wiremock.ServerChoice;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Answers of the fast path, and their traces in journal and log, are the same as WireMock's. */
@Tag("slow")
class FastPathTest {

  private static final LeadmockConfig CONFIG =
      LeadmockConfig.defaults()
          .withClock(Clock.fixed(Instant.parse("2026-11-22T10:00:00Z"), ZoneOffset.UTC));

  /** How the length of a body is announced, and what depends on the time. */
  private static final Set<String> NOT_COMPARED =
      Set.of("content-length", "transfer-encoding", "retry-after");

  /** Settings that affect answers. */
  private enum Setting {
    ERRORS(
        config ->
            config.withControls(
                Controls.OFF.withErrors(
                    Optional.of(new ErrorRate(0.3, List.of(401, 404, 429, 500, 503)))))),
    FAULTS(
        config ->
            config.withControls(
                Controls.OFF
                    .withErrors(Optional.of(new ErrorRate(0.1, List.of(500))))
                    .withFaults(Optional.of(new FaultRate(0.2, List.of(FaultKind.values())))))),
    FORCED(
        config ->
            config.withControls(
                Controls.OFF.withForced(
                    List.of(
                        forced("metroleads/add-note", new Failure.Status(503), 2, 9),
                        forced("metroleads/list-events", new Failure.Status(401), 5, 20),
                        forced(
                            "metroleads/add-note", new Failure.Broken(FaultKind.TRUNCATED), 0, 3),
                        forced("liveforce/lead-summary", new Failure.Status(500), 3, 4))))),
    RATE_LIMIT(
        config ->
            config.withControls(
                Controls.OFF.withRateLimit(Optional.of(new RateLimit(150, 3_600_000))))),
    LATENCY(
        config ->
            config.withControls(Controls.OFF.withLatency(Optional.of(new Latency.Uniform(0, 3))))),
    USERS(config -> config.withIsolate(Isolation.Mode.USER)),
    SOME_PAGES(config -> config.withCors(CorsPolicy.only(List.of("http://app.example:3000")))),
    NO_PAGES(config -> config.withCors(CorsPolicy.OFF)),
    STRICT_WIRE(config -> config.withStrictWire(true));

    private final UnaryOperator<LeadmockConfig> change;

    Setting(UnaryOperator<LeadmockConfig> change) {
      this.change = change;
    }

    private static ForcedOutcome forced(String operation, Failure failure, int skip, int times) {
      return new ForcedOutcome("", operation, failure, 0, skip, OptionalInt.of(times));
    }
  }

  @Test
  void answersFiveThousandRequestsAsWireMockDoesAndRemembersThemSo() {
    try (Pair pair = new Pair(CONFIG)) {
      pair.compare(new GeneratedRequests(20261122), 5_000);
      for (String pattern :
          List.of(
              "{\"method\":\"POST\"}",
              "{\"urlPathPattern\":\".*/note\",\"bodyPatterns\":[{\"contains\":\"discount\"}]}",
              "{\"urlPathPattern\":\".*\",\"headers\":{\"Authorization\":{\"matches\":\"Basic"
                  + " .*\"}}}",
              "{\"urlPathPattern\":\"/leads/summary/[0-9]+\"}",
              "{\"urlPath\":\"/auth/issue_token\",\"queryParameters\":{\"username\":{\"contains\":\"jane\"}}}")) {
        JsonNode count = post(pair.direct, "/__admin/requests/count", pattern);
        assertThat(count)
            .as(pattern)
            .isEqualTo(post(pair.wireMock, "/__admin/requests/count", pattern));
        assertThat(count.path("count").intValue()).as(pattern).isPositive();
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void answersAsWireMockDoesUnder(Setting setting) {
    try (Pair pair = new Pair(setting.change.apply(CONFIG))) {
      pair.compare(new GeneratedRequests(setting.ordinal()), 500);
    }
  }

  @Test
  void leavesRequestsToWireMockAsSoonAsThereIsAStubOfTheUser() {
    try (Pair pair = new Pair(CONFIG)) {
      String stub =
          "{\"request\":{\"urlPath\":\"/leads/summary/1\"},\"response\":{\"status\":418}}";
      for (Leadmock mock : List.of(pair.direct, pair.wireMock)) {
        Client client = new Client(mock.baseUrl());
        assertThat(client.get("/leads/summary/1").statusCode()).isEqualTo(200);
        String id = post(mock, "/__admin/mappings", stub).path("id").asString();
        assertThat(client.get("/leads/summary/1").statusCode()).isEqualTo(418);
        client.anonymous().delete("/__admin/mappings/" + id);
        assertThat(client.get("/leads/summary/1").statusCode()).isEqualTo(200);
      }
      pair.compareLogs();
    }
  }

  /** The same mock behind each server. */
  private static final class Pair implements AutoCloseable {

    private final boolean strictWire;
    private final Leadmock direct;
    private final Leadmock wireMock;
    private final RawHttp toDirect;
    private final RawHttp toWireMock;

    Pair(LeadmockConfig config) {
      strictWire = config.strictWire();
      direct = Leadmock.start(config.withFront(ServerChoice.LEADMOCK));
      wireMock = Leadmock.start(config.withFront(ServerChoice.WIREMOCK));
      toDirect = new RawHttp(direct.baseUrl());
      toWireMock = new RawHttp(wireMock.baseUrl());
    }

    void compare(GeneratedRequests requests, int count) {
      for (int i = 1; i <= count; i++) {
        Generated request = requests.next();
        Optional<Answer> expected = answer(toWireMock, request);
        Optional<Answer> actual = answer(toDirect, request);
        actual.ifPresent(requests::saw);

        assertThat(actual.map(Answer::status))
            .as("%s: %s", i, request)
            .isEqualTo(expected.map(Answer::status));
        assertThat(actual.map(Pair::headers))
            .as("%s: %s", i, request)
            .isEqualTo(expected.map(Pair::headers));
        assertThat(actual.map(Answer::text))
            .as("%s: %s", i, request)
            .isEqualTo(expected.map(Answer::text));

        if (i % 250 == 0) {
          compareJournals();
          compareLogs();
        }
      }
      String events = path(Client.ONE_EVENT) + "/events?size=1000";
      direct.controls().change(any -> Controls.OFF);
      wireMock.controls().change(any -> Controls.OFF);
      assertThat(new Client(direct.baseUrl()).get(events).asString())
          .isEqualTo(new Client(wireMock.baseUrl()).get(events).asString());
    }

    /** Empty if the connection broke. */
    private static Optional<Answer> answer(RawHttp server, Generated request) {
      try {
        return Optional.of(server.send(request.bytes(), request.isHead()));
      } catch (UncheckedIOException broken) {
        return Optional.empty();
      }
    }

    /**
     * Without how the length of the body is announced (WireMock's report of unmatched requests is
     * chunked), and without ids and ports.
     */
    private static Map<String, String> headers(Answer answer) {
      Map<String, String> headers = new TreeMap<>(answer.headers());
      headers.computeIfPresent(
          "x-leadmock-explain",
          (name, link) -> link.replaceAll("[0-9a-f-]{36}$", "ID").replaceAll(":\\d+/", "/"));
      headers.keySet().removeAll(NOT_COMPARED);
      return headers;
    }

    void compareJournals() {
      // On a busy machine this takes longer than the idle timeout.
      toDirect.close();
      toWireMock.close();
      List<JsonNode> expected = journal(wireMock);
      List<JsonNode> actual = journal(direct);
      assertThat(actual).hasSameSizeAs(expected);
      for (int i = 0; i < expected.size(); i++) {
        if (!isUpperCase(actual.get(i))) {
          forgetTheMatch((ObjectNode) expected.get(i));
          forgetTheMatch((ObjectNode) actual.get(i));
        }
        assertThat(actual.get(i)).isEqualTo(expected.get(i));
      }
    }

    private static boolean isUpperCase(JsonNode entry) {
      String method = entry.at("/request/method").asString();
      return method.equals(method.toUpperCase(Locale.ROOT));
    }

    /** WireMock's own server accepts "get" as GET until our guard refuses it. */
    private static void forgetTheMatch(ObjectNode entry) {
      entry.remove(List.of("stubMapping", "responseDefinition"));
      ObjectNode request = (ObjectNode) entry.path("request");
      request.put("method", request.path("method").asString().toUpperCase(Locale.ROOT));
    }

    void compareLogs() {
      if (!strictWire) {
        List<JsonNode> expected = log(wireMock);
        List<JsonNode> actual = log(direct);
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < expected.size(); i++) {
          assertThat(actual.get(i)).isEqualTo(expected.get(i));
        }
      }
    }

    private static List<JsonNode> journal(Leadmock mock) {
      return list(mock, "/__admin/requests?limit=50").map(Pair::entry).toList();
    }

    private static Stream<JsonNode> list(Leadmock mock, String path) {
      return Client.json(new Client(mock.baseUrl()).anonymous().get(path))
          .path("requests")
          .valueStream();
    }

    /** Without what differs between any two servers: ids, times, ports. */
    private static JsonNode entry(JsonNode entry) {
      ObjectNode copy = (ObjectNode) entry;
      assertThat(copy.path("id").isString()).isTrue();
      assertThat(copy.at("/timing/totalTime").isNumber()).isTrue();
      copy.remove(List.of("id", "timing"));
      ObjectNode request = (ObjectNode) copy.path("request");
      assertThat(request.path("loggedDate").longValue())
          .isBetween(System.currentTimeMillis() - 60_000, System.currentTimeMillis());
      request.remove(List.of("loggedDate", "loggedDateString"));
      if (copy.at("/response/headers") instanceof ObjectNode headers) {
        headers.remove(List.of("X-Leadmock-Explain", "Retry-After"));
      }
      return copy;
    }

    private static List<JsonNode> log(Leadmock mock) {
      return list(mock, "/__admin/leadmock/requests")
          .limit(50)
          .map(
              entry -> {
                ObjectNode copy = (ObjectNode) entry;
                assertThat(copy.path("id").asString()).hasSize(36);
                assertThat(copy.path("durationMillis").doubleValue()).isNotNegative();
                copy.remove(List.of("id", "time", "durationMillis", "waitedMillis"));
                return (JsonNode) copy;
              })
          .toList();
    }

    @Override
    public void close() {
      toDirect.close();
      toWireMock.close();
      direct.close();
      wireMock.close();
    }
  }

  private static JsonNode post(Leadmock mock, String path, String body) {
    return Client.json(new Client(mock.baseUrl()).anonymous().body(body).post(path));
  }
}
