package io.github.leadmock.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.leadmock.vendor.VendorApi;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class ContractTest {

  private static final JsonMapper JSON = new JsonMapper();

  static Stream<Arguments> documentedExamples() {
    return VendorApi.keys().stream()
        .flatMap(
            api ->
                Contract.of(api).operations().keySet().stream()
                    .filter(operation -> !Contract.of(api).example(operation).isMissingNode())
                    .map(operation -> Arguments.of(api, operation)));
  }

  @ParameterizedTest
  @MethodSource("documentedExamples")
  void acceptsTheDocumentedExamplesEvenWhenStrict(String api, String operation) throws IOException {
    JsonNode body = example(api, operation);

    assertThat(Contract.of(api).check(operation, body)).isEmpty();
    assertThat(Contract.strict(api).check(operation, body)).isEmpty();
    assertThat(Contract.of(api).example(operation)).isEqualTo(body);
  }

  @Test
  void namesTheRuleOfTheMemberThatIsMissing() throws IOException {
    ObjectNode page = (ObjectNode) example("metroleads", "list-events");
    page.remove("count");

    assertThat(Contract.of("metroleads").check("list-events", page))
        .singleElement()
        .satisfies(
            wrong -> {
              assertThat(wrong.rule()).isEqualTo("ML-EV-23");
              assertThat(wrong.pointer()).isEmpty();
              assertThat(wrong.expected()).isEqualTo("a member count");
            });
  }

  @ParameterizedTest
  @CsvSource({
    "/events/0/data, message, ML-EV-14",
    "/events/0/data, comment_count, ML-EV-14",
    "/events/0/data/created_by_entity, group_id, ML-EV-21",
    "/events/0, online, ML-EV-14",
    "/events/1/data, phone, ML-EV-22",
    "/events/1/data/extra_data, header_checksum, ML-EV-22",
    "'', start, ML-EV-23",
    "'', events, ML-EV-23"
  })
  void refusesANullForADocumentedMember(String parent, String member, String rule)
      throws IOException {
    JsonNode page = example("metroleads", "list-events");
    ((ObjectNode) page.at(parent)).putNull(member);

    List<Violation> wrong = Contract.of("metroleads").check("list-events", page);

    assertThat(wrong)
        .extracting(Violation::rule, Violation::pointer)
        .contains(tuple(rule, parent + "/" + member));
  }

  @ParameterizedTest
  @CsvSource({
    "title, '', LF-SU-03",
    "title, 17, LF-SU-04",
    "chat_date, '', LF-SU-03",
    "chat_date, '\"soon\"', LF-SU-07",
    "date, '', LF-SU-03",
    "date, 1722866856, LF-SU-03",
    "date, '\"05/08/2024\"', LF-SU-07",
    "assigned, '', LF-SU-03",
    "assigned, 0, LF-SU-03",
    "assigned, '\"no\"', LF-SU-08",
    "notes_count, '', LF-SU-03",
    "notes_count, '\"0\"', LF-SU-03",
    "notes_count, -1, LF-SU-08",
    "analytics, '', LF-SU-03",
    "analytics, '\"x\"', LF-SU-03",
    "analytics, null, LF-SU-03",
    "analytics, '{\"chat\":\"[]\"}', LF-SU-10"
  })
  void absenceAndTypeInASummaryBreakTheTableAndValuesTheirOwnRule(
      String member, String value, String rule) throws IOException {
    JsonNode summary = example("liveforce", "lead-summary");
    edit((ObjectNode) summary.path("data"), member, value);

    assertThat(Contract.of("liveforce").check("lead-summary", summary))
        .extracting(Violation::rule)
        .contains(rule)
        .doesNotContain(rule.equals("LF-SU-03") ? "LF-SU-08" : "LF-SU-03");
  }

  @ParameterizedTest
  @CsvSource({
    "list-events, '', count, '', ML-EV-23",
    "list-events, '', count, -1, ML-EV-04",
    "list-events, '', start, -1, ML-EV-05",
    "list-events, /events/0/data, event_id, '\"17\"', ML-PA-04",
    "list-events, /events/1/data, event_id, 17, ML-EV-15",
    "list-events, /events/0/data, event_time, 17, ML-EV-14",
    "list-events, /events/0, type, '', ML-EV-24",
    "list-events, /events/0, type, '\"call\"', ''",
    "list-comments, '', total_count, '', ML-CO-10",
    "list-comments, '', total_count, -1, ML-CO-03",
    "list-comments, '', sub_events, '{}', ML-CO-10"
  })
  void absenceAndTypeInAListBreakWhatTheExamplePrintsAndValuesTheirOwnRule(
      String operation, String parent, String member, String value, String rule)
      throws IOException {
    JsonNode body = example("metroleads", operation);
    edit((ObjectNode) body.at(parent), member, value);

    List<Violation> wrong = Contract.of("metroleads").check(operation, body);

    assertThat(wrong.stream().map(Violation::rule).distinct())
        .filteredOn(cited -> !cited.equals("ML-EV-24") || rule.equals(cited))
        .isEqualTo(rule.isEmpty() ? List.of() : List.of(rule));
  }

  @Test
  void citesNoDocumentedRuleForAnEventThatIsNeitherNoteNorSms() throws IOException {
    JsonNode page = example("metroleads", "list-events");
    ((ArrayNode) page.path("events"))
        .addObject()
        .put("type", "call")
        .putObject("data")
        .put("id", 1);

    assertThat(Contract.of("metroleads").check("list-events", page))
        .extracting(Violation::rule, Violation::expected)
        .containsExactlyInAnyOrder(
            tuple("ML-EV-24", "a member event_id"), tuple("ML-EV-24", "a member event_time"));
  }

  /** The mock refuses what is blank to Java, and clients check by the schema. */
  @Test
  void callsTheSameTextsBlankAsTheMock() {
    Pattern pattern =
        Pattern.compile(
            new SchemaFiles("metroleads", false)
                .read("note-text.schema.json")
                .at("/properties/message/pattern")
                .asString());

    assertThat(IntStream.rangeClosed(0, Character.MAX_VALUE).mapToObj(Character::toString))
        .filteredOn(text -> pattern.matcher(text).find() == text.isBlank())
        .isEmpty();
  }

  /** Sets a member to a JSON text, or removes it where that is empty. */
  private static void edit(ObjectNode parent, String member, String value) {
    if (value.isEmpty()) {
      parent.remove(member);
    } else {
      parent.set(member, JSON.readTree(value));
    }
  }

  @Test
  void acceptsOtherEventTypesExtraMembersFractionsOffsetsAndUpperCase() throws IOException {
    JsonNode page = example("metroleads", "list-events");
    ObjectNode note = (ObjectNode) page.at("/events/0/data");
    note.put("event_time", "2016-07-07T23:09:23.120+02:00");
    note.put("event_id", "A34768BE-32C4-4121-84AF-9F850BC42736");
    note.put("extra", true);
    note.putArray("tags");
    ((ArrayNode) page.path("events"))
        .addObject()
        .put("type", "call")
        .putObject("data")
        .put("event_id", "791e239e-fcf1-478a-8fb1-9d9f4a9dca1b")
        .put("event_time", "2016-07-01T00:00:00Z");

    assertThat(Contract.of("metroleads").check("list-events", page)).isEmpty();
    assertThat(Contract.strict("metroleads").check("list-events", page))
        .extracting(Violation::rule)
        .containsExactlyInAnyOrder("ML-EV-16", "ML-EV-14");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/count|\"56\"|the value is a string|integer",
        "/count|null|the value is null|integer",
        "/count|-1|the number is too small|0 or more",
        "/count|1.5|the value is a number that is not whole|integer",
        "/events|{}|the value is an object|array",
        "/events/0/online|1|the value is a whole number|boolean",
        "/events/0/data/event_time|\"now\"|the text is not a date-time|a date-time"
      })
  void saysInItsOwnWordsWhatIsWrong(String pointer, String value, String message, String expected)
      throws IOException {
    JsonNode page = example("metroleads", "list-events");
    int slash = pointer.lastIndexOf('/');
    ((ObjectNode) page.at(pointer.substring(0, slash)))
        .set(pointer.substring(slash + 1), JSON.readTree(value));

    assertThat(Contract.of("metroleads").check("list-events", page))
        .extracting(Violation::pointer, Violation::message, Violation::expected, Violation::actual)
        .contains(tuple(pointer, message, expected, value));
  }

  @Test
  void refusesAnInvalidTime() throws IOException {
    JsonNode page = example("metroleads", "list-events");
    ((ObjectNode) page.at("/events/0/data")).put("event_time", "2016-07-07 21:09:23");

    assertThat(Contract.of("metroleads").check("list-events", page))
        .extracting(Violation::rule)
        .contains("ML-EV-16");
  }

  @ParameterizedTest
  @CsvSource({
    "chat, '{}', LF-SU-05",
    "chat, '[1]', LF-SU-05",
    "chat, 'no JSON', LF-SU-05",
    "chat, '', LF-SU-05",
    "analytics, '[]', LF-SU-05",
    "analytics, '{\"city\":', LF-SU-05",
    "analytics, '{} {}', LF-SU-05"
  })
  void looksIntoStringsThatHoldJson(String member, String text, String rule) throws IOException {
    JsonNode summary = example("liveforce", "lead-summary");
    ((ObjectNode) summary.at("/data/analytics")).put(member, text);

    assertThat(Contract.of("liveforce").check("lead-summary", summary))
        .singleElement()
        .satisfies(
            wrong -> {
              assertThat(wrong.rule()).isEqualTo(rule);
              assertThat(wrong.pointer()).isEqualTo("/data/analytics/" + member);
            });
  }

  @Test
  void acceptsAStringForATitleUnlessStrict() throws IOException {
    JsonNode summary = example("liveforce", "lead-summary");
    ((ObjectNode) summary.path("data")).put("title", "Dr");

    assertThat(Contract.of("liveforce").check("lead-summary", summary)).isEmpty();
    assertThat(Contract.strict("liveforce").check("lead-summary", summary))
        .extracting(Violation::rule, Violation::pointer)
        .containsExactly(tuple("LF-SU-04", "/data/title"));
  }

  @Test
  void everyRuleThatASchemaNamesIsInTheCatalogue() throws IOException {
    for (String api : VendorApi.keys()) {
      Contract contract = Contract.of(api);
      for (OperationSpec operation : contract.operations().values()) {
        List<Violation> wrong = contract.check(operation.name(), JSON.readTree("7"));
        assertThat(wrong).isNotEmpty();
        assertThat(contract.catalogue().rules()).extracting(Rule::id).contains(wrong.get(0).rule());
      }
    }
  }

  static JsonNode example(String api, String operation) throws IOException {
    String path = "leadmock/stubs/" + api + "/examples/" + operation + ".json";
    try (InputStream file = ContractTest.class.getClassLoader().getResourceAsStream(path)) {
      return JSON.readTree(file).at("/response/body");
    }
  }
}
