package io.github.leadmock.data;

import static io.github.leadmock.http.Client.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.leadmock.LeadmockConfig;
import io.github.leadmock.http.Client;
import io.github.leadmock.junit.LeadmockExtension;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** Leads that a test describes in Java. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OwnLeadTest {

  private static final String COMPANY = "7d3c1f52-6f0e-4a55-9a0b-3f1de21c8a10";
  private static final String LEAD = "7d3c1f52-6f0e-4a55-9a0b-3f1de21c8a42";
  private static final String PATH = "/companies/%s/leads/%s/events".formatted(COMPANY, LEAD);
  private static final UUID EVENT = UUID.fromString("5e0d6a3e-2f0d-4a51-8a3c-6a3b8f0c1d77");

  @RegisterExtension
  static final LeadmockExtension MOCK =
      new LeadmockExtension()
          .withData(Path.of("docs/data"))
          .withData(
              OwnLead.lead(COMPANY, LEAD)
                  .shows("of a test")
                  .note("First contact")
                  .sms("See you at ten")
                  .note("Call back")
                  .id(EVENT)
                  .at(Instant.parse("2024-05-01T10:00:00Z"))
                  .by("Ana Ruiz")
                  .comment("Sure")
                  .comment("Done.")
                  .count(5),
              OwnLead.summary(7).member("status", "Won").member("title", null));

  private static Client client() {
    return new Client(MOCK.baseUrl());
  }

  @Test
  @Order(1)
  void isServedWithItsEventsInTheOrderInWhichTheyHappened() {
    JsonNode page = json(client().get(PATH));
    List<String> messages =
        page.path("events")
            .valueStream()
            .map(event -> event.at("/data/message").asString())
            .toList();
    assertThat(messages).hasSize(5).startsWith("Call back", "See you at ten", "First contact");
    assertThat(page.at("/events/0/data/event_id").asString()).isEqualTo(EVENT.toString());
    assertThat(page.at("/events/0/data/comment_count").asInt()).isEqualTo(2);
    JsonNode comments =
        json(client().get(PATH + "/note/" + EVENT + "/comments")).path("sub_events");
    assertThat(comments.valueStream().map(one -> one.at("/data/comment").asString()))
        .containsExactly("Done.", "Sure");
    JsonNode summary = json(client().get("/leads/summary/7")).path("data");
    assertThat(summary.path("status").asString()).isEqualTo("Won");
    assertThat(summary.path("title").isNull()).isTrue();
    assertThat(client().get("/leads/summary/90417").statusCode()).as("of the files").isEqualTo(200);
  }

  @Test
  @Order(2)
  void isReplacedForOneTest() {
    MOCK.mock().putData(OwnLead.lead(COMPANY, LEAD).empty());
    assertThat(json(client().get(PATH)).path("count").asInt()).isZero();
  }

  @Test
  @Order(3)
  void isBackInTheNextTest() {
    assertThat(json(client().get(PATH)).path("count").asInt()).isEqualTo(5);
  }

  @Test
  @Order(4)
  void isCheckedAsAFileIs() {
    assertThatThrownBy(
            () -> LeadmockConfig.defaults().withData(OwnLead.lead("acme", LEAD).note("a").count(0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "/leads/0/company: expected a UUID in its full form, as a text; got \"acme\";"
                + " /leads/0/count: expected at least 1, as many as are listed; got 0");
    assertThatThrownBy(
            () ->
                MOCK.mock()
                    .putData(
                        OwnLead.lead(COMPANY, LEAD).note("a").id(EVENT),
                        OwnLead.lead(COMPANY, COMPANY).note("b").id(EVENT)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected each event in one lead");
    assertThat(json(client().get(PATH)).path("count").asInt()).isEqualTo(5);
    OwnLead lead = OwnLead.lead(COMPANY, LEAD);
    assertThatThrownBy(() -> lead.by("Ana"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("there is no event yet; add a note or an SMS first");
    assertThatThrownBy(() -> OwnLead.of("[]"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the lead is []; expected a JSON object");
  }

  @Test
  void refusesWhatNoLeadCanHoldAtTheCall() {
    OwnLead lead = OwnLead.lead(COMPANY, LEAD).note("First contact");
    String half = "a\ud800b";
    String complaint = " has half a surrogate pair, \\ud800, at index 1; expected whole characters";
    assertThatThrownBy(() -> lead.note(half)).hasMessage("text" + complaint);
    assertThatThrownBy(() -> lead.sms(half)).hasMessage("text" + complaint);
    assertThatThrownBy(() -> lead.comment(half)).hasMessage("text" + complaint);
    assertThatThrownBy(() -> lead.shows(half)).hasMessage("text" + complaint);
    assertThatThrownBy(() -> lead.by(half)).hasMessage("name" + complaint);
    assertThatThrownBy(() -> OwnLead.of("{\"leadId\": 7, \"summary\": {\"name\": \"\udc00\"}}"))
        .hasMessage(
            "json has half a surrogate pair, \\udc00, at index 35; expected whole characters");

    OwnLead summary = OwnLead.summary(7);
    assertThatThrownBy(() -> summary.member("name", half)).hasMessage("value" + complaint);
    assertThatThrownBy(() -> summary.member(half, 1)).hasMessage("name" + complaint);
    assertThatThrownBy(() -> summary.member("a", new Object()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "value is a java.lang.Object; expected a text, a number, true, false, null, or a Map or"
                + " List of these");
    assertThatThrownBy(() -> summary.member("a", Map.of("b", List.of(1, new Object()))))
        .hasMessageStartingWith("value.b[1] is a java.lang.Object; expected a text");
    assertThat(summary.member("a", Map.of("b", List.of(1, true, "😀"))).toString())
        .contains("{\"b\":[1,true,\"😀\"]}");
  }

  @Test
  void servesHalfASurrogatePairThatJsonEscapesAsAFileDoes() {
    MOCK.mock().putData(OwnLead.of("{\"leadId\": 7, \"summary\": {\"status\": \"a\\ud800b\"}}"));
    assertThat(client().get("/leads/summary/7").asString().toLowerCase(Locale.ROOT))
        .contains("a\\ud800b");
  }

  @Test
  void saysWhichLeadIsNull() {
    assertThatThrownBy(() -> MOCK.mock().putData((OwnLead) null)).hasMessage("leads[0] is null");
    assertThatThrownBy(() -> MOCK.mock().putData((OwnLead[]) null)).hasMessage("leads is null");
    assertThatThrownBy(() -> new LeadmockExtension().withData(OwnLead.summary(7), null))
        .hasMessage("leads[1] is null");
  }
}
