package io.github.leadmock.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.leadmock.verify.Target.MetroLeads;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A fake that always answers with the documented examples, like Prism and hand-written stubs: its
 * faults must be named for what they are.
 */
class StaticFakeTest {

  private static final JsonNode PATHS = paths();

  private static JsonNode paths() {
    try {
      return new JsonMapper()
          .readTree(Files.readString(Path.of("schemas/metroleads/openapi.bundle.json")))
          .path("paths");
    } catch (IOException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }

  private static StubServer.Reply reply(StubServer.Asked asked) {
    for (String path : PATHS.propertyNames()) {
      String method = asked.method().toLowerCase(Locale.ROOT);
      JsonNode answer =
          PATHS.path(path).path(method).at("/responses/200/content/application~1json/examples");
      if (asked.path().matches(path.replaceAll("\\{[^}]*}", "[^/]+")) && !answer.isMissingNode()) {
        return StubServer.Reply.json(
            200, answer.valueStream().findFirst().orElseThrow().path("value").toString());
      }
    }
    return StubServer.Reply.json(404, "{\"message\":\"no such stub\"}");
  }

  @Test
  void isBlamedOnlyForWhatItDoesWrong() {
    try (StubServer fake = new StubServer(StaticFakeTest::reply)) {
      Report report =
          Verifier.run(
              Settings.of(
                      fake.baseUrl(),
                      "me@example.com",
                      "a-token",
                      new MetroLeads(
                          "5245533b-e8c4-4292-b6b0-62ac6ecedb3e",
                          "2633fdaf-77f2-48bb-9f7b-6c88a760e5b6"))
                  .withWrites(true));

      List<String> said = report.findings().stream().map(Finding::message).distinct().toList();
      assertThat(said)
          .as("the causes")
          .contains(
              "start is not that of the request",
              "the new note is not on the first page of the list",
              "no text comes back as it was sent, not even a plain one",
              "two notes have one id");
      assertThat(said)
          .as("what only seems so")
          .noneMatch(message -> message.startsWith("GET has removed"))
          .noneMatch(message -> message.contains("not read as JSON"))
          .noneMatch(message -> message.startsWith("a text with"))
          .noneMatch(message -> message.startsWith("after the update"))
          .noneMatch(message -> message.contains("that was to be refused"));
      assertThat(report.readings())
          .contains(
              new Report.Reading("ML-NO-15", "GET on remove: 200, and no note is seen to go"));
    }
  }
}
