package io.github.leadmock.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.leadmock.verify.FickleServer.Mood;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Every attempt is counted, and a write is never sent twice, whatever happens to connections. */
class WireTest {

  private static final Target LEAD = new Target.LiveForce("1");
  private static final Call READ = Call.get("/things");
  private static final Call WRITE = Call.post("/things", "{}");

  private final Budget budget = new Budget(100, Double.POSITIVE_INFINITY);
  private final List<HttpExchange> heard = new ArrayList<>();

  private Wire wire(FickleServer server) {
    return wire(server.baseUrl());
  }

  private Wire wire(URI server) {
    Settings settings =
        Settings.of(server, "me@example.com", "a-token-of-mine", LEAD)
            .withWrites(true)
            .withLimits(100, Double.POSITIVE_INFINITY, Duration.ofSeconds(2));
    return new Wire(
        settings, budget, new Recorder(settings.baseUrl(), settings.user(), settings.token()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "429 |                               | 1 | 1000",
        "429 | 0                             | 1 | 0",
        "429 | 0                             | 2 | 2000",
        "429 | Wed, 21 Oct 2015 07:28:00 GMT | 2 | 2000",
        "429 | 3                             | 2 | 3000",
        "429 | 1                             | 4 | 1000",
        "503 | 0                             | 3 | 4000",
        "503 |                               | 1 |",
        "200 | 1                             | 1 |"
      })
  void believesOnceThatABusyServerIsReadyAtOnce(
      int status, String retryAfter, int attempt, Long millis) {
    Map<String, List<String>> headers =
        retryAfter == null ? Map.of() : Map.of("Retry-After", List.of(retryAfter));
    Answer answer =
        new Answer(READ, status, HttpHeaders.of(headers, (name, value) -> true), new byte[0]);

    assertThat(RetryAfter.of(answer, attempt))
        .isEqualTo(Optional.ofNullable(millis).map(Duration::ofMillis));
  }

  @Test
  void spendsNoHundredsOfRequestsOnAServerThatIsReadyAtOnceAndStaysBusy() {
    try (StubServer server =
        new StubServer(
            asked ->
                new StubServer.Reply(429, "application/json", "{}", Map.of("Retry-After", "0")))) {
      assertThat(wire(server.baseUrl()).send(READ, heard::add).status()).isEqualTo(429);

      assertThat(heard).hasSize(2);
    }
  }

  @Test
  void sendsEachRequestOnceOverKeptConnections() {
    try (FickleServer server = new FickleServer(Mood.KEEPS)) {
      Wire wire = wire(server);
      for (Call call : List.of(READ, WRITE, READ, READ, WRITE, WRITE)) {
        assertThat(wire.send(call, heard::add).status()).isEqualTo(200);
      }

      assertThat(server.requests()).containsExactly("GET", "POST", "GET", "GET", "POST", "POST");
      assertThat(server.connections()).as("all share one").isEqualTo(1);
      assertThat(budget.spent()).isEqualTo(6);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Mood.class,
      names = {"CLOSES_ON_THE_SECOND", "RESETS_ON_THE_SECOND", "CLOSES_AFTER_EACH"})
  void losesOneWriteAtMostOnConnectionsThatTheServerCloses(Mood mood) {
    try (FickleServer server = new FickleServer(mood)) {
      Wire wire = wire(server);
      int lost = 0;
      for (int i = 0; i < 6; i++) {
        assertThat(wire.send(READ, heard::add).status()).isEqualTo(200);
        try {
          assertThat(wire.send(WRITE, heard::add).status()).isEqualTo(200);
        } catch (NoAnswer none) {
          assertThat(none.isLost()).isTrue();
          lost++;
        }
      }

      assertThat(lost).isLessThanOrEqualTo(1);
      assertThat(server.requests())
          .as("no write is sent twice")
          .filteredOn("POST"::equals)
          .hasSizeBetween(6 - lost, 6);
      assertThat(server.requests()).as("all are counted").hasSizeLessThanOrEqualTo(budget.spent());
      assertThat(heard).hasSize(budget.spent());
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Mood.class,
      names = {"CLOSES_ALWAYS", "RESETS_ALWAYS"})
  void countsWhatWasSentToAServerThatNeverAnswers(Mood mood) {
    try (FickleServer server = new FickleServer(mood)) {
      Wire wire = wire(server);

      assertThatThrownBy(() -> wire.send(WRITE, heard::add))
          .isInstanceOf(NoAnswer.class)
          .hasMessage("the server closed the connection without an answer");
      assertThat(server.requests()).containsExactly("POST");
      assertThat(budget.spent()).isEqualTo(1);

      assertThatThrownBy(() -> wire.send(WRITE, heard::add))
          .isInstanceOfSatisfying(NoAnswer.class, none -> assertThat(none.isLost()).isFalse());
      assertThatThrownBy(() -> wire.send(READ, heard::add))
          .isInstanceOf(NoAnswer.class)
          .hasMessage("the server closed the connection without an answer");
      assertThat(server.requests()).containsExactly("POST", "POST", "GET", "GET");
      assertThat(budget.spent()).isEqualTo(4);
      assertThat(heard).hasSize(4);
    }
  }
}
