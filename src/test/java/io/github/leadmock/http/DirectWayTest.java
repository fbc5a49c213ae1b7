package io.github.leadmock.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.leadmock.Leadmock;
import io.github.leadmock.LeadmockConfig;
import io.github.leadmock.http.GeneratedRequests.Generated;
import io.github.leadmock.http.RawHttp.Answer;
import io.github.leadmock.mock.ServerChoice;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What our own front answers itself is what WireMock would have answered, and is told of later as
 * if WireMock had.
 */
class DirectWayTest {

  private static final LeadmockConfig CONFIG =
      LeadmockConfig.defaults()
          .withClock(Clock.fixed(Instant.parse("2026-11-22T10:00:00Z"), ZoneOffset.UTC));

  private Leadmock direct;
  private Leadmock wireMock;
  private RawHttp toDirect;
  private RawHttp toWireMock;

  @BeforeEach
  void start() {
    direct = Leadmock.start(CONFIG.withFront(ServerChoice.LEADMOCK));
    wireMock = Leadmock.start(CONFIG.withFront(ServerChoice.WIREMOCK));
    toDirect = new RawHttp(direct.baseUrl());
    toWireMock = new RawHttp(wireMock.baseUrl());
  }

  @AfterEach
  void stop() {
    toDirect.close();
    toWireMock.close();
    direct.close();
    wireMock.close();
  }

  @Test
  void answersFiveThousandRequestsAsWireMockDoesAndRemembersThemSo() {
    GeneratedRequests requests = new GeneratedRequests(20261122);
    for (int i = 1; i <= 5_000; i++) {
      Generated request = requests.next();
      Answer expected = toWireMock.send(request.bytes(), request.isHead());
      Answer actual = toDirect.send(request.bytes(), request.isHead());
      requests.saw(actual);

      assertThat(actual.status()).as("%s", request).isEqualTo(expected.status());
      assertThat(headers(actual)).as("%s", request).isEqualTo(headers(expected));
      assertThat(actual.body()).as("%s", request).isEqualTo(expected.body());

      if (i % 250 == 0) {
        compareJournals();
      }
    }
    for (String pattern :
        List.of(
            "{\"method\":\"POST\"}",
            "{\"urlPathPattern\":\".*/note\",\"bodyPatterns\":[{\"contains\":\"discount\"}]}",
            "{\"urlPathPattern\":\".*\",\"headers\":{\"Authorization\":{\"matches\":\"Basic .*\"}}}",
            "{\"urlPathPattern\":\"/leads/summary/[0-9]+\"}",
            "{\"urlPath\":\"/auth/issue_token\",\"queryParameters\":{\"username\":{\"contains\":\"jane\"}}}")) {
      JsonNode count = post(direct, "/__admin/requests/count", pattern);
      assertThat(count).as(pattern).isEqualTo(post(wireMock, "/__admin/requests/count", pattern));
      assertThat(count.path("count").intValue()).as(pattern).isPositive();
    }
  }

  /**
   * Without how the end of the body is told: WireMock's report of unmatched requests is chunked.
   */
  private static Map<String, String> headers(Answer answer) {
    Map<String, String> headers = new TreeMap<>(answer.headers());
    headers.keySet().removeAll(Set.of("content-length", "transfer-encoding"));
    return headers;
  }

  private void compareJournals() {
    // On a busy machine this takes longer than a connection may be silent.
    toDirect.close();
    toWireMock.close();
    List<JsonNode> expected = entries(wireMock);
    List<JsonNode> actual = entries(direct);
    for (int i = 0; i < expected.size(); i++) {
      assertThat(actual.get(i)).isEqualTo(expected.get(i));
    }
  }

  private static List<JsonNode> entries(Leadmock mock) {
    return Client.json(new Client(mock.baseUrl()).anonymous().get("/__admin/requests?limit=50"))
        .path("requests")
        .valueStream()
        .map(DirectWayTest::normalised)
        .toList();
  }

  /** Without what differs between any two servers: ids, times, ports. */
  private static JsonNode normalised(JsonNode entry) {
    ObjectNode copy = (ObjectNode) entry;
    assertThat(copy.path("id").isString()).isTrue();
    assertThat(copy.at("/timing/totalTime").isNumber()).isTrue();
    copy.remove(List.of("id", "timing"));
    ObjectNode request = (ObjectNode) copy.path("request");
    assertThat(request.path("loggedDate").longValue())
        .isBetween(System.currentTimeMillis() - 60_000, System.currentTimeMillis());
    request.remove(List.of("loggedDate", "loggedDateString"));
    return copy;
  }

  private static JsonNode post(Leadmock mock, String path, String body) {
    return Client.json(new Client(mock.baseUrl()).anonymous().body(body).post(path));
  }
}
