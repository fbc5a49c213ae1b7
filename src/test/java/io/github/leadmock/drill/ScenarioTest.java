package io.github.leadmock.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.leadmock.Leadmock;
import io.github.leadmock.LeadmockConfig;
import io.github.leadmock.control.Controls;
import io.github.leadmock.control.ErrorRate;
import io.github.leadmock.control.FailedWrites;
import io.github.leadmock.http.Client;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ScenarioTest {

  @Test
  void knowsEachFileOfItsFolder() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("stubs/scenarios"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(
              Scenario.NAMES.stream().map(name -> name + ".yaml").toList());
    }
  }

  @Test
  void hasScenariosThatAMockTakes() {
    try (Leadmock mock = Leadmock.start(LeadmockConfig.defaults())) {
      for (String name : Scenario.NAMES) {
        Scenario scenario = Scenario.named(name);
        assertThat(scenario.about()).as(name).endsWith(".");
        mock.resetAll();
        try (Script script = scenario.begin(mock)) {
          assertThat(script.trouble()).as(name).isNull();
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/companies/c0ffee00-1ead-4000-8000-000000000000/leads/x/events",
    "/api/companies/c0ffee00-1ead-4000-8000-000000000000/leads/x/events",
    "/api/v1/leads/summary/1",
    "/leads/summary/1"
  })
  void redirectsTheReadsBelowEveryBasePath(String path) {
    try (Leadmock mock = Leadmock.start(LeadmockConfig.defaults());
        Script script = Scenario.named("redirected").begin(mock)) {
      assertThat(script.trouble()).isNull();
      RestAssured.given()
          .redirects()
          .follow(false)
          .get(mock.baseUrl().resolve(path))
          .then()
          .statusCode(307)
          .header("Location", "http://localhost:%s%s".formatted(mock.port(), path));
    }
  }

  @Test
  void readsAFileOfTheUsers(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("my-own.yaml");
    Files.writeString(
        file,
        """
        about: Slow first, then broken.
        steps:
          - controls: {latency: {kind: fixed, millis: 100}}
          - after: 500ms
            controls: {latency: null}
            forced: [{operation: metroleads/add-note, fault: reset}]
        """);

    Scenario scenario = Scenario.of(file);

    assertThat(scenario.name()).isEqualTo("my-own");
    assertThat(scenario.steps()).hasSize(2);
    assertThat(scenario.steps().get(1).after()).isEqualTo(Duration.ofMillis(500));
    assertThat(scenario.steps().get(1).forced()).hasSize(1);
  }

  @Test
  void saysWhereAFileIsNoText(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("latin.yaml");
    Files.write(file, "about: A.\n# caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));

    assertThatThrownBy(() -> Scenario.of(file))
        .hasMessage(
            "cannot read the scenario %s: line 2, column 6: expected a text file in UTF-8"
                .formatted(file));
  }

  @Test
  void saysThatAFileIsNotThere(@TempDir Path folder) {
    assertThatThrownBy(() -> Scenario.of(folder.resolve("gone.yaml")))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage(
            "cannot read the scenario %s: there is no such file"
                .formatted(folder.resolve("gone.yaml")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "steps: [{}] | the scenario x has nothing at about; expected a sentence",
        "about: A. | the scenario x has nothing at steps; expected a list of steps",
        "[1] | the scenario x has [1]; expected a mapping with about, steps",
        "{about: A., steps: [{}], step: 1} | the scenario x has 'step'; expected about, steps",
        "{about: A., steps: [{wait: 1}]} | the scenario x has 'wait' at steps/0; expected after, controls, forced, grow, stubs",
        "{about: A., steps: [{after: 5}]} | the scenario x has 5 at steps/0/after; expected a time such as 500ms, 5s or 1m",
        "{about: A., steps: [{grow: 1}]} | the scenario x has 1 at steps/0/grow; expected true or false",
        "{about: A., steps: [{after: 1s, grow: true}]} | the scenario x has \"1s\" at steps/0/after; expected no time for a step with stubs or grow",
        "{about: A., steps: [{forced: 1}]} | the scenario x has 1 at steps/0/forced; expected a list"
      })
  void saysWhatIsWrong(String text, String message) {
    assertThatThrownBy(() -> Scenario.parse("x", text))
        .isInstanceOf(Scenario.Unusable.class)
        .hasMessage(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "about: A.%---%about: B. | the scenario x has a second document at line 3; expected one document",
        "about: A.%steps: []%about: B. | the scenario x has \"about\" again at line 3; expected each member once",
        "about: A.%steps: [{} | the scenario x has the end of the text at line 2; expected YAML",
        "about: A: b | the scenario x has about: A: b at line 1; expected YAML"
      })
  void saysWhereItIsNoScenario(String text, String message) {
    assertThatThrownBy(() -> Scenario.parse("x", text.replace("%", "\n")))
        .isInstanceOf(Scenario.Unusable.class)
        .hasMessage(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "controls: {errors: {rate: 2, statuses: [503]}} | the scenario x has 2 at steps/0/controls/errors/rate; expected ",
        "forced: [{operation: metroleads/add-notes, status: 503}] | the scenario x has \"metroleads/add-notes\" at steps/0/forced/0/operation; expected ",
        "stubs: [{response: {proxyBaseUrl: http://example.com}}] | the scenario x has a stub mapping that cannot be used: "
      })
  void saysWhatAMockRefuses(String step, String message) {
    Scenario scenario = Scenario.parse("x", "{about: A., steps: [{%s}]}".formatted(step));
    try (Leadmock mock = Leadmock.start(LeadmockConfig.defaults())) {
      assertThatThrownBy(() -> scenario.begin(mock))
          .isInstanceOf(Scenario.Unusable.class)
          .hasMessageStartingWith(message);
    }
  }

  @Test
  void refusesMoreForcedOutcomesThanAMockHolds() {
    String outcome = "{operation: liveforce/lead-summary, status: 503},";
    Scenario scenario =
        Scenario.parse(
            "x",
            "{about: A., steps: [{forced: [%s]}, {after: 1s, forced: [%s]}]}"
                .formatted(outcome.repeat(100), outcome));
    try (Leadmock mock = Leadmock.start(LeadmockConfig.defaults())) {
      assertThatThrownBy(() -> scenario.begin(mock))
          .isInstanceOf(Scenario.Unusable.class)
          .hasMessage(
              "the scenario x has 101 forced outcomes; expected at most 100 over all steps");
    }
  }

  @Test
  @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void takesStepsByTheirTimes() {
    Scenario scenario =
        Scenario.parse(
            "x",
            "{about: A., steps: [{after: 60m}, {after: 1ms, controls: {errors: {rate: 1, statuses: [503]}}}]}");
    try (Leadmock mock = Leadmock.start(LeadmockConfig.defaults());
        Script script = scenario.begin(mock)) {
      RequestSpecification client =
          RestAssured.given()
              .baseUri(mock.baseUrl().toString())
              .auth()
              .preemptive()
              .basic("a", "b");
      while (client.get("/api/v1/leads/summary/1").statusCode() != 503) {
        Thread.onSpinWait();
      }
      assertThat(script.trouble()).isNull();
    }
  }

  /** Suites reset the mock before each test, as its OpenAPI document tells them to. */
  @ParameterizedTest
  @MethodSource("io.github.leadmock.http.ResetAllTest#fullResets")
  @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void outlastsAFullResetWithEachKindOfStep(Consumer<Leadmock> reset, @TempDir Path folder)
      throws IOException {
    Scenario scenario =
        Scenario.parse(
            "x",
            """
            about: All kinds.
            steps:
              - controls: {latency: {kind: fixed, millis: 1}}
                forced: [{operation: liveforce/lead-summary, status: 503, skip: 1}]
                stubs: [{request: {url: /theirs}, response: {body: trouble}}]
                grow: true
              - after: 1ms
                controls: {latency: null, failedWrites: apply}
                forced: [{operation: liveforce/lead-summary, status: 502}]
            """);
    Files.createDirectories(folder.resolve("mappings"));
    Files.writeString(
        folder.resolve("mappings/mine.json"),
        "{\"request\": {\"url\": \"/theirs\"}, \"response\": {\"body\": \"no trouble\"}}");
    try (Leadmock mock = Leadmock.start(LeadmockConfig.defaults().withStubs(folder));
        Script script = scenario.begin(mock)) {
      Client client = new Client(mock.baseUrl());
      mock.controls().change(now -> now.withErrors(Optional.of(new ErrorRate(1, List.of(500)))));
      client.get("/leads/summary/1");
      while (mock.controls().controls().failedWrites() != FailedWrites.APPLY) {
        Thread.onSpinWait();
      }
      for (int test = 0; test < 2; test++) {
        reset.accept(mock);

        Controls controls = mock.controls().controls();
        assertThat(controls.errors()).as("what is no trouble of the scenario").isEmpty();
        assertThat(controls.latency()).isEmpty();
        assertThat(controls.failedWrites()).isEqualTo(FailedWrites.APPLY);
        assertThat(Stream.of(1, 2, 3).map(call -> client.get("/leads/summary/1").statusCode()))
            .as("the second outcome is due while the first lets a call through")
            .containsExactly(502, 503, 200);
        assertThat(client.get("/theirs").asString()).isEqualTo("trouble");
        int before = client.events(Client.ONE_EVENT, "").path("count").intValue();
        while (client.events(Client.ONE_EVENT, "").path("count").intValue() == before) {
          Thread.onSpinWait();
        }
        assertThat(script.trouble()).isNull();
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"DELETE, /__admin/mappings", "POST, /__admin/mappings/reset"})
  void keepsItsStubsWhenAllStubsAreRemoved(String method, String path) {
    Scenario scenario =
        Scenario.parse(
            "x",
            "{about: A., steps: [{stubs: [{request: {url: /x}, metadata: {a: 1}, response: {body: trouble}}]}]}");
    try (Leadmock mock = Leadmock.start(LeadmockConfig.defaults());
        Script script = scenario.begin(mock)) {
      Client client = new Client(mock.baseUrl());

      assertThat(client.anonymous().request(method, path).statusCode()).isEqualTo(200);

      assertThat(client.get("/x").asString()).isEqualTo("trouble");
      assertThat(client.anonymous().get("/__admin/mappings").asString())
          .contains("\"leadmock-drill\" : \"x\"");
      assertThat(script.trouble()).isNull();
    }
  }
}
