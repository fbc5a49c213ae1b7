package io.github.leadmock.liveforce;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.leadmock.Cites;
import io.github.leadmock.RequestBuilder;
import io.github.leadmock.SettableClock;
import io.github.leadmock.api.BundledFiles;
import io.github.leadmock.api.Reply;
import io.github.leadmock.message.JsonText;
import io.github.leadmock.world.Summaries;
import io.github.leadmock.world.WorldConfig;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ShowSummaryTest {

  private static final JsonMapper JSON = new JsonMapper();
  private static final JsonNode EXAMPLE =
      JSON.readTree(BundledFiles.text("liveforce/examples/lead-summary.json"))
          .at("/response/body/data");

  private final ShowSummary operation =
      new ShowSummary(
          new Summaries(new WorldConfig(1, 1_000, new SettableClock("2030-01-01T00:00:00Z"))));

  @Test
  @Cites({"LF-SU-01", "LF-SU-02"})
  void answersTheDocumentedLeadMemberForMember() {
    assertThat(answer("1").model()).isEqualTo(Map.of("lead", JsonText.model(EXAMPLE)));
  }

  @Test
  @Cites({"LF-SU-01", "LF-SU-03", "LF-SU-04", "LF-SU-08", "LF-SU-10"})
  void givesEveryLeadTheMembersAndTypesOfTheDocumentedOne() {
    List<String> mayBeNull = List.of("title", "company", "chat", "chat_date", "assigned_to");
    for (int id = 2; id <= 200; id++) {
      JsonNode lead = lead(id);
      assertThat(names(lead)).isEqualTo(names(EXAMPLE));
      assertThat(names(lead.path("analytics"))).isEqualTo(names(EXAMPLE.path("analytics")));
      assertThat(lead.path("id").asString()).isEqualTo(String.valueOf(id));
      EXAMPLE.forEachEntry(
          (name, example) -> {
            JsonNode value = lead.path(name);
            if (mayBeNull.contains(name)) {
              assertThat(value.isNull() || value.isString()).as(name).isTrue();
            } else {
              assertThat(value.getNodeType()).as(name).isEqualTo(example.getNodeType());
            }
          });
      EXAMPLE
          .path("analytics")
          .forEachEntry(
              (name, example) ->
                  assertThat(lead.path("analytics").path(name).isString()).as(name).isTrue());
      assertThat(lead.path("assigned").asString()).matches("\\d");
      assertThat(lead.path("is_public").asString()).matches("[01]");
      assertThat(lead.at("/analytics/source").asString()).matches("[1-6]");
    }
  }

  @Test
  @Cites("LF-SU-07")
  void writesDatesAsTheDocumentDoes() {
    for (int id = 2; id <= 200; id++) {
      JsonNode lead = lead(id);
      String date = "\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d";
      assertThat(lead.path("date").asString()).matches(date);
      if (lead.path("chat_date").isString()) {
        assertThat(lead.path("chat_date").asString()).matches(date);
      }
      String microseconds = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}Z";
      assertThat(lead.at("/analytics/chat_start_time").asString()).matches(microseconds);
      assertThat(lead.at("/analytics/chat_end_time").asString()).matches(microseconds);
    }
  }

  @Test
  @Cites("LF-SU-05")
  void putsJsonTextIntoTwoStrings() {
    JsonNode exampleChat = JSON.readTree(EXAMPLE.at("/analytics/chat").asString());
    Set<Set<String>> shapes = new HashSet<>();
    exampleChat.forEach(line -> shapes.add(names(line)));
    Set<String> placeNames = names(JSON.readTree(EXAMPLE.at("/analytics/analytics").asString()));
    for (int id = 2; id <= 200; id++) {
      JsonNode analytics = lead(id).path("analytics");
      JsonNode place = JSON.readTree(analytics.path("analytics").asString());
      assertThat(names(place)).isEqualTo(placeNames);
      JsonNode chat = JSON.readTree(analytics.path("chat").asString());
      assertThat(chat.isArray()).isTrue();
      chat.forEach(line -> assertThat(shapes).contains(names(line)));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "01", "-1", "+1", "1.0", " 1", "x", ".."})
  @Cites("LF-SU-06")
  void saysThatAnIdIsNotANumber(String id) {
    assertThat(answer(id))
        .isEqualTo(
            new Reply.Failure(
                404,
                "LF-SU-06",
                ("lead_id is '%s'; expected a decimal number without leading zeros, such as 1."
                        + " ./leadmock leads prints ids to try.")
                    .formatted(id),
                Map.of(),
                Map.of(
                    "status", "404",
                    "message",
                        "\"no such lead: lead_id is not a decimal number without leading zeros\"",
                    "code", "4003",
                    "type", "\"RESOURCE_NOT_FOUND\"")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "1001", "9223372036854775808"})
  @Cites("LF-SU-06")
  void findsNoLeadThatTheAccountDoesNotHave(String id) {
    assertThat(answer(id))
        .isEqualTo(
            new Reply.Failure(
                404,
                "LF-SU-06",
                "The account has no such lead; ./leadmock leads prints ids to try.",
                Map.of(),
                Map.of(
                    "status", "404",
                    "message", "\"no such lead\"",
                    "code", "4003",
                    "type", "\"RESOURCE_NOT_FOUND\"")));
  }

  private Reply answer(String id) {
    return operation.answer(RequestBuilder.get().variable("lead_id", id).build());
  }

  /** The lead as the template would print it. */
  private JsonNode lead(int id) {
    return JSON.readTree(print(answer(String.valueOf(id)).model().get("lead")));
  }

  /** A model as JSON: its leaves are JSON text already. */
  private static String print(Object model) {
    if (model instanceof Map<?, ?> members) {
      List<String> parts = new ArrayList<>();
      members.forEach((name, value) -> parts.add("\"" + name + "\":" + print(value)));
      return "{" + String.join(",", parts) + "}";
    }
    return model.toString();
  }

  private static Set<String> names(JsonNode object) {
    return Set.copyOf(object.propertyNames());
  }
}
