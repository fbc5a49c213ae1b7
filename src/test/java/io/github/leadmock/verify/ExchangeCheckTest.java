package io.github.leadmock.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an answer has to say to its request, beyond its shape. */
class ExchangeCheckTest {

  private static final String LEAD =
      "/companies/5245533b-e8c4-4292-b6b0-62ac6ecedb3e/leads/2633fdaf-77f2-48bb-9f7b-6c88a760e5b6";

  private static final ExchangeCheck CHECK = ExchangeCheck.of("metroleads");

  @ParameterizedTest(name = "{0} with count {1} and start {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "?start=0&size=2 | 0  | 0 |",
        "?start=7&size=2 | 9  | 7 | ML-EV-06: a page with size=2 holds 0 events",
        "?start=7&size=2 | 9  | 0 | ML-EV-05: start is not that of the request",
        "''              | 5  | 0 | ML-EV-03: a page without size holds 0 events",
        "''              | 0  | 3 | ML-EV-02: start is not 0 when it is not given",
        "?size=abc       | 50 | 0 |",
        "?size=2&size=3  | 50 | 0 |",
      })
  void holdsAPageToItsQuery(String query, int count, int start, String finding) {
    String body = "{\"count\":%s,\"start\":%s,\"events\":[]}".formatted(count, start);

    assertThat(messages("GET", LEAD + "/events" + query, Optional.empty(), body))
        .containsAll(finding == null ? List.of() : List.of(finding))
        .hasSize(finding == null ? 0 : query.equals("?start=7&size=2") && start == 0 ? 2 : 1);
  }

  @ParameterizedTest(name = "{0} instead of {1}")
  @CsvSource({
    "Call back, Call back,",
    "Call, Call back, ML-NO-01: the answer has another message",
  })
  void holdsASavedNoteToTheTextThatWasSent(String saved, String sent, String finding) {
    String body =
        """
        {"inbound":true,"type":"note","online":true,"data":{
          "event_time":"2017-02-23T10:21:08Z","tags":[],"event_id":"%s",
          "created_by_entity":{"name":"Ana","company_id":"%s"},"created_by":"user:%s",
          "attached_entities":[{"lead":{"id":"2633fdaf-77f2-48bb-9f7b-6c88a760e5b6"}}],
          "message":"%s"}}
        """
            .formatted(
                "11111111-2222-4333-8444-555555555555",
                "5245533b-e8c4-4292-b6b0-62ac6ecedb3e",
                "21111111-2222-4333-8444-555555555555",
                saved);

    assertThat(
            messages(
                "POST", LEAD + "/note", Optional.of("{\"message\":\"%s\"}".formatted(sent)), body))
        .filteredOn(message -> message.contains("message"))
        .isEqualTo(finding == null ? List.of() : List.of(finding));
  }

  @Test
  void takesAHeaderInTwoSpellingsForOne() {
    Exchange exchange =
        new Exchange(
            "GET",
            URI.create("http://localhost" + LEAD + "/events"),
            "ana@example.com",
            "secret",
            Optional.empty(),
            Optional.empty(),
            200,
            Map.of(
                "Content-Type", List.of("application/json"),
                "Vary", List.of("Origin"),
                "vary", List.of("Accept")),
            "{\"count\":0,\"start\":0,\"events\":[]}".getBytes(StandardCharsets.UTF_8));

    assertThat(exchange.responseHeaders().get("VARY"))
        .containsExactlyInAnyOrder("Origin", "Accept");
    assertThat(CHECK.check("list-events", exchange)).isEmpty();
  }

  private static List<String> messages(
      String method, String path, Optional<String> sent, String body) {
    Exchange exchange =
        new Exchange(
            method,
            URI.create("http://localhost" + path),
            "ana@example.com",
            "secret",
            sent.map(text -> "application/json"),
            sent,
            200,
            Map.of("Content-Type", List.of("application/json")),
            body.getBytes(StandardCharsets.UTF_8));
    String operation = CHECK.operation(method, exchange.url().getRawPath()).orElseThrow();
    return CHECK.check(operation, exchange).stream()
        .map(finding -> finding.rule() + ": " + finding.message())
        .toList();
  }
}
