package io.github.leadmock.http;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.github.tomakehurst.wiremock.client.WireMock;
import io.github.leadmock.Leadmock;
import io.github.leadmock.LeadmockConfig;
import io.github.leadmock.control.Controls;
import io.github.leadmock.control.Failure;
import io.github.leadmock.control.ForcedOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Everything that a client can change, and the calls that restore it. */
class ResetAllTest {

  private static final String FORCED =
      "{\"operation\":\"metroleads/add-note\",\"status\":429,\"skip\":2}";

  static Stream<Consumer<Leadmock>> fullResets() {
    return Stream.of(
        Leadmock::resetAll,
        mock ->
            assertThat(new Client(mock.baseUrl()).anonymous().post("/__admin/reset").statusCode())
                .isEqualTo(200));
  }

  @ParameterizedTest
  @MethodSource("fullResets")
  void bringsBackAllThatATestCanChange(Consumer<Leadmock> reset, @TempDir Path folder)
      throws IOException {
    Files.createDirectories(folder.resolve("mappings"));
    Files.writeString(
        folder.resolve("mappings/turns.json"),
        """
        {"mappings": [
          {"scenarioName": "turns", "requiredScenarioState": "Started", "newScenarioState": "second",
           "request": {"url": "/turns"}, "response": {"body": "first"}},
          {"scenarioName": "turns", "requiredScenarioState": "second",
           "request": {"url": "/turns"}, "response": {"body": "second"}}]}
        """);
    Controls initial =
        Controls.OFF.withForced(
            List.of(
                new ForcedOutcome(
                    "",
                    "metroleads/update-note",
                    new Failure.Status(503),
                    0,
                    5,
                    OptionalInt.of(1))));
    LeadmockConfig config = LeadmockConfig.defaults().withStubs(folder).withControls(initial);
    try (Leadmock mock = Leadmock.start(config)) {
      Client client = new Client(mock.baseUrl());
      WireMock wireMock = new WireMock("127.0.0.1", mock.port());
      client.addNote(Client.EMPTY, "hello");
      client
          .authorized()
          .header("X-Leadmock-Session", "suite-1")
          .body("{\"message\":\"hello\"}")
          .post(Client.path(Client.EMPTY) + "/note");
      wireMock.register(get("/mine").willReturn(ok("mine")));
      wireMock.register(get("/api/v1/leads/summary/1").willReturn(ok("mine")));
      assertThat(client.get("/turns").asString()).isEqualTo("first");
      assertThat(client.get("/turns").asString()).isEqualTo("second");
      wireMock.setGlobalFixedDelayVariable(7);
      client.anonymous().body(FORCED).post("/__admin/leadmock/controls/forced");
      client
          .anonymous()
          .body("{\"latency\":{\"kind\":\"fixed\",\"millis\":5}}")
          .patch("/__admin/leadmock/controls");

      reset.accept(mock);

      assertThat(
              Client.json(client.anonymous().get("/__admin/requests")).at("/meta/total").intValue())
          .isZero();
      assertThat(wireMock.getGlobalSettings().getFixedDelay()).isNull();
      assertThat(mock.controls().controls().latency()).isEmpty();
      assertThat(mock.controls().controls().forced())
          .extracting(ForcedOutcome::operation, ForcedOutcome::skip)
          .containsExactly(tuple("metroleads/update-note", 5));
      assertThat(Client.json(client.anonymous().get("/__admin/leadmock/requests")).path("entries"))
          .isEmpty();
      assertThat(
              Client.json(client.anonymous().get("/__admin/scenarios"))
                  .at("/scenarios/0/state")
                  .asString())
          .isEqualTo("Started");
      assertThat(client.events(Client.EMPTY, "").path("count").intValue()).isZero();
      assertThat(
              Client.json(
                      client
                          .authorized()
                          .header("X-Leadmock-Session", "suite-1")
                          .get(Client.path(Client.EMPTY) + "/events"))
                  .path("count")
                  .intValue())
          .isZero();
      assertThat(client.anonymous().get("/mine").statusCode()).isEqualTo(404);
      assertThat(client.get("/api/v1/leads/summary/1").asString()).contains("\"john\"");
      assertThat(client.get("/turns").asString()).isEqualTo("first");
    }
  }

  @Test
  void leavesStubsSwitchesAndLogAloneWhenOnlyTheDataIsReset() {
    try (Leadmock mock = Leadmock.start(LeadmockConfig.defaults())) {
      Client client = new Client(mock.baseUrl());
      new WireMock("127.0.0.1", mock.port()).register(get("/mine").willReturn(ok("mine")));
      client.anonymous().body(FORCED).post("/__admin/leadmock/controls/forced");
      client.addNote(Client.EMPTY, "hello");

      assertThat(client.anonymous().post("/__admin/leadmock/reset").statusCode()).isEqualTo(200);

      assertThat(client.events(Client.EMPTY, "").path("count").intValue()).isZero();
      assertThat(client.anonymous().get("/mine").asString()).isEqualTo("mine");
      assertThat(mock.controls().controls().forced()).hasSize(1);
      assertThat(Client.json(client.anonymous().get("/__admin/leadmock/requests")).path("entries"))
          .isNotEmpty();
    }
  }

  @Test
  void resetsAMockWhoseWireMockWasNeverUsed() {
    try (Leadmock mock = Leadmock.start(LeadmockConfig.defaults())) {
      Client client = new Client(mock.baseUrl());
      client.addNote(Client.EMPTY, "hello");

      mock.resetAll();

      assertThat(client.events(Client.EMPTY, "").path("count").intValue()).isZero();
      assertThat(
              Client.json(client.anonymous().get("/__admin/requests")).at("/meta/total").intValue())
          .isEqualTo(1);
    }
  }
}
