package io.github.leadmock.metroleads;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.leadmock.Cites;
import io.github.leadmock.RequestBuilder;
import io.github.leadmock.SettableClock;
import io.github.leadmock.api.Api;
import io.github.leadmock.api.AuthPolicy;
import io.github.leadmock.api.BundledFiles;
import io.github.leadmock.api.Isolation;
import io.github.leadmock.api.Reply;
import io.github.leadmock.world.World;
import io.github.leadmock.world.WorldConfig;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The documented requests, answered with the models behind the documented bodies. */
class ExamplesTest {

  // The places where the templates print the leaves of a model.
  private static final Map<String, String> OF_EVERY_EVENT =
      Map.of(
          "inbound", "/inbound",
          "type", "/type",
          "id", "/data/event_id",
          "time", "/data/event_time",
          "author.name", "/data/created_by_entity/name",
          "author.company_id", "/data/created_by_entity/company_id",
          "created_by", "/data/created_by",
          "attached_lead", "/data/attached_entities/0/lead/id",
          "message", "/data/message");
  private static final Map<String, String> OF_A_LISTED_EVENT =
      Map.of(
          "author.user_id", "/data/created_by_entity/user_id",
          "author.group_id", "/data/created_by_entity/group_id",
          "comment_count", "/data/comment_count");
  private static final Map<String, String> OF_AN_SMS =
      Map.of(
          "sms.phone", "/data/phone",
          "sms.header_checksum", "/data/extra_data/header_checksum");
  private static final Map<String, String> OF_A_COMMENT =
      Map.of(
          "id", "/sub_event_id",
          "data_id", "/data/sub_event_id",
          "time", "/data/event_time",
          "author.user_id", "/data/created_by_entity/user_id",
          "author.name", "/data/created_by_entity/name",
          "author.group_id", "/data/created_by_entity/group_id",
          "author.company_id", "/data/created_by_entity/company_id",
          "created_by", "/data/created_by",
          "text", "/data/comment");
  private static final List<String> PRINTED_BY_TEMPLATES =
      List.of("/online", "/data/attached_entities/0/type", "/data/sub_event_type");

  private final World world =
      new World(
          new WorldConfig(1, 10, new SettableClock("2030-01-01T00:00:00Z")),
          MetroLeads.documentedLeads());
  private final Api api =
      MetroLeads.api(world, AuthPolicy.REQUIRED, new Isolation(Isolation.Mode.NONE, true));

  @Test
  @Cites("ML-EV-19")
  void listsTheDocumentedEvents() {
    JsonNode example = example("list-events");
    Map<String, Object> model =
        answer("list-events", path(example).parameter("start", "0").parameter("size", "2"));
    JsonNode body = example.at("/response/body");
    assertThat(model).containsEntry("count", "56").containsEntry("start", "0");
    assertThat(body.path("count").asInt()).isEqualTo(56);
    List<Map<String, Object>> events = items(model, "events");
    assertThat(events).hasSize(2);
    assertThat(printed(events.get(0), OF_EVERY_EVENT, OF_A_LISTED_EVENT))
        .isEqualTo(leaves(body.at("/events/0")));
    assertThat(printed(events.get(1), OF_EVERY_EVENT, OF_A_LISTED_EVENT, OF_AN_SMS))
        .isEqualTo(leaves(body.at("/events/1")));
  }

  @Test
  @Cites("ML-CO-09")
  void listsTheDocumentedComments() {
    JsonNode example = example("list-comments");
    Map<String, Object> model =
        answer("list-comments", path(example).variable("event_type", "note"));
    JsonNode body = example.at("/response/body");
    assertThat(model).containsEntry("total_count", "2");
    List<Map<String, Object>> comments = items(model, "sub_events");
    assertThat(comments).hasSize(2);
    for (int i = 0; i < 2; i++) {
      assertThat(printed(comments.get(i), OF_A_COMMENT))
          .isEqualTo(leaves(body.at("/sub_events/" + i)));
    }
  }

  @Test
  @Cites("ML-NO-18")
  void addsTheDocumentedNote() {
    JsonNode example = example("add-note");
    Map<String, Object> note = saved("add-note", example);
    Map<String, String> documented = leaves(example.at("/response/body"));
    assertThat(printed(note, OF_EVERY_EVENT)).containsOnlyKeys(documented.keySet());
    assertThat(note)
        .containsEntry("message", "\"Please give him a 5% discount\"")
        .containsEntry("type", "\"note\"")
        .containsEntry("inbound", "true")
        .containsEntry("attached_lead", "\"e1225b12-d466-11e3-bebd-12313d233945\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"update-note", "remove-note"})
  @Cites({"ML-NO-18", "ML-NO-09", "ML-NO-11"})
  void updatesThenRemovesTheDocumentedNote(String last) {
    Map<String, Object> note = saved("update-note", example("update-note"));
    if (last.equals("remove-note")) {
      note = saved("remove-note", example("remove-note"));
    }
    Map<String, String> documented = leaves(example(last).at("/response/body"));
    // The example's response names another note than its path: it was anonymised by hand.
    documented.put("/data/event_id", "\"63ecec2c-5047-4cd8-ae98-0dda952e2db1\"");
    assertThat(printed(note, OF_EVERY_EVENT)).isEqualTo(documented);
  }

  @Test
  void givesTheDocumentedNoteTheTextOfTheAddExampleFirst() {
    assertThat(saved("remove-note", example("remove-note")))
        .containsEntry("message", "\"Please give me a 5% discount\"");
  }

  @Test
  void tellsWhatEachDocumentedLeadShows() {
    assertThat(MetroLeads.documentedLeads())
        .extracting(lead -> lead.shows())
        .containsExactly(
            "56 events, the 2 newest as documented",
            "the note 1c791e15-57e1-4991-bf93-3442598e4484 with its 2 documented comments",
            "the documented lead to add a note to",
            "the note 63ecec2c-5047-4cd8-ae98-0dda952e2db1, documented to update and to remove");
  }

  @Test
  @Cites({"ML-EV-01", "ML-EV-12", "ML-CO-03"})
  void keepsEveryDocumentedLeadInOrder() {
    MetroLeads.documentedLeads()
        .forEach(
            documented -> {
              Map<String, Object> model =
                  answer(
                      "list-events",
                      RequestBuilder.get()
                          .variable("company_uuid", documented.company())
                          .variable("lead_uuid", documented.lead())
                          .parameter("size", "1000"));
              List<Map<String, Object>> events = items(model, "events");
              assertThat(events).hasSize(documented.total());
              assertThat(events).extracting(event -> event.get("id")).doesNotHaveDuplicates();
              assertThat(events)
                  .extracting(event -> event.get("time").toString())
                  .isSortedAccordingTo((a, b) -> b.compareTo(a));
              assertThat(model).containsEntry("count", String.valueOf(documented.total()));
            });
  }

  private Map<String, Object> saved(String operation, JsonNode example) {
    RequestBuilder request = path(example).body(example.at("/request/body").toString());
    return member(answer(operation, request), "event");
  }

  private Map<String, Object> answer(String operation, RequestBuilder request) {
    Reply reply = api.answer(operation, request.credentials("you@example.com", "x").build());
    assertThat(reply).isNotInstanceOf(Reply.Failure.class);
    return reply.model();
  }

  private static JsonNode example(String operation) {
    return new JsonMapper()
        .readTree(BundledFiles.text("metroleads/examples/" + operation + ".json"));
  }

  /** A request with the variables of the example's path. */
  private static RequestBuilder path(JsonNode example) {
    List<String> segments = List.of(example.at("/request/url").asString().split("[/?]"));
    RequestBuilder request =
        RequestBuilder.post()
            .variable("company_uuid", segments.get(segments.indexOf("companies") + 1))
            .variable("lead_uuid", segments.get(segments.indexOf("leads") + 1));
    int note = segments.indexOf("note") + 1;
    if (note > 0 && note < segments.size()) {
      request.variable("event_uuid", segments.get(note));
      request.variable("note_or_event_uuid", segments.get(note));
    }
    return request;
  }

  /** The leaves of a model, by the places where the templates print them. */
  @SafeVarargs
  private static Map<String, String> printed(
      Map<String, Object> model, Map<String, String>... places) {
    Map<String, String> printed = new TreeMap<>();
    for (Map<String, String> some : places) {
      some.forEach((leaf, place) -> printed.put(place, leaf(model, leaf)));
    }
    return printed;
  }

  private static String leaf(Map<String, Object> model, String path) {
    int dot = path.indexOf('.');
    return dot < 0
        ? (String) model.get(path)
        : leaf(member(model, path.substring(0, dot)), path.substring(dot + 1));
  }

  /** All leaves of an example, except those that never change. */
  private static Map<String, String> leaves(JsonNode example) {
    Map<String, String> leaves = new TreeMap<>();
    collect("", example, leaves);
    leaves.keySet().removeAll(PRINTED_BY_TEMPLATES);
    return leaves;
  }

  private static void collect(String pointer, JsonNode node, Map<String, String> leaves) {
    if (node.isObject()) {
      node.forEachEntry((name, value) -> collect(pointer + "/" + name, value, leaves));
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        collect(pointer + "/" + i, node.get(i), leaves);
      }
    } else {
      leaves.put(pointer, node.toString());
    }
  }

  private static Map<String, Object> member(Map<String, Object> model, String name) {
    Map<String, Object> copy = new HashMap<>();
    ((Map<?, ?>) model.get(name)).forEach((key, value) -> copy.put((String) key, value));
    return copy;
  }

  private static List<Map<String, Object>> items(Map<String, Object> model, String name) {
    return ((List<?>) model.get(name))
        .stream().map(item -> member(Map.of("item", item), "item")).toList();
  }
}
