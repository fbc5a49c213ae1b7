package io.github.leadmock.metroleads;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.leadmock.Cites;
import io.github.leadmock.RequestBuilder;
import io.github.leadmock.SettableClock;
import io.github.leadmock.api.BundledFiles;
import io.github.leadmock.api.Reply;
import io.github.leadmock.message.JsonText;
import io.github.leadmock.stubs.Template;
import io.github.leadmock.world.Event;
import io.github.leadmock.world.Lead;
import io.github.leadmock.world.NamedLead;
import io.github.leadmock.world.Timelines;
import io.github.leadmock.world.WorldConfig;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListEventsTest {

  private final Timelines timelines =
      new Timelines(new WorldConfig(1, 10, new SettableClock("2030-01-01T00:00:00Z")), List.of());
  private final Lead lead =
      timelines.lead(NamedLead.COMPANY, NamedLead.ONE_MORE_THAN_A_PAGE.id()).orElseThrow();

  @Test
  @Cites({"ML-EV-02", "ML-EV-03", "ML-EV-04", "ML-EV-05"})
  void startsAtTheNewestAndHoldsTwentyByDefault() {
    assertThat(answer(RequestBuilder.get()).model()).isEqualTo(page(0, 20));
    assertThat(lead.timeline().page(0, 20)).hasSize(20);
    assertThat(lead.timeline().count()).isEqualTo(21);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 2",
    "0, 21",
    "0, 1000",
    "20, 20",
    "20, 1",
    "21, 20",
    "1000, 20",
    "999999999999999999, 1000"
  })
  @Cites({"ML-EV-05", "ML-EV-06", "ML-EV-07"})
  void returnsTheRequestedPage(long start, int size) {
    RequestBuilder request =
        RequestBuilder.get()
            .parameter("start", String.valueOf(start))
            .parameter("size", String.valueOf(size));
    assertThat(answer(request).model()).isEqualTo(page(start, size));
  }

  @Test
  void rendersEveryNamedLeadAsFromAMap() {
    Template template =
        Template.compile(BundledFiles.text("metroleads/__files/event-page.json.hbs")).orElseThrow();
    for (NamedLead named : NamedLead.values()) {
      Map<String, Object> model =
          new ListEvents()
              .answer(
                  timelines.lead(NamedLead.COMPANY, named.id()).orElseThrow(),
                  RequestBuilder.get().build())
              .model();
      assertThat(template.print(model))
          .as(named.name())
          .asString(UTF_8)
          .isEqualTo(new String(template.print(Map.copyOf(model)), UTF_8))
          .contains("\"events\": [");
    }
  }

  @Test
  @Cites("ML-EV-11")
  void ignoresParametersThatItDoesNotKnow() {
    assertThat(
            answer(RequestBuilder.get().parameter("page", "7").parameter("START", "x", "y"))
                .model())
        .isEqualTo(page(0, 20));
  }

  @ParameterizedTest
  @CsvSource({
    "-1, 0",
    "1000000000000000000, 999999999999999999",
    "9223372036854775808, 999999999999999999",
    "'', 0",
    "x, 0"
  })
  @Cites("ML-EV-08")
  void refusesAnInvalidStart(String start, String nearest) {
    assertRefused(
        RequestBuilder.get().parameter("start", start),
        "ML-EV-08",
        "start is '" + start + "'; expected a whole number from 0 to 999999999999999999",
        "Send start="
            + nearest
            + ", or leave it out: expected a whole number from 0 to 999999999999999999.");
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "-1, 1", "1001, 1000", "'', 20", "x, 20"})
  @Cites("ML-EV-09")
  void refusesAnInvalidSize(String size, String nearest) {
    assertRefused(
        RequestBuilder.get().parameter("size", size),
        "ML-EV-09",
        "size is '" + size + "'; expected a whole number from 1 to 1000",
        "Send size=" + nearest + ", or leave it out: expected a whole number from 1 to 1000.");
  }

  @Test
  @Cites("ML-EV-10")
  void refusesEitherGivenTwice() {
    assertRefused(
        RequestBuilder.get().parameter("start", "0", "0"),
        "ML-EV-10",
        "start is given 2 times; expected once",
        "Send start only once.");
    assertRefused(
        RequestBuilder.get().parameter("size", "1", "2", "3"),
        "ML-EV-10",
        "size is given 3 times; expected once",
        "Send size only once.");
  }

  @Test
  void checksStartBeforeSize() {
    RequestBuilder request = RequestBuilder.get().parameter("start", "x").parameter("size", "y");
    assertThat(((Reply.Failure) answer(request)).rule()).isEqualTo("ML-EV-08");
  }

  @Test
  @Cites({"ML-EV-14", "ML-EV-16"})
  void showsTheTemplateAllOfANote() {
    Event note = lead.addNote("jane", "Jane \"J\" Doe", "He said \"hi\"");
    assertThat(EventModel.EVENT.model(note))
        .isEqualTo(
            Map.of(
                "id", quoted(note.id()),
                "time", "\"2030-01-01T00:00:00Z\"",
                "inbound", "true",
                "type", "\"note\"",
                "author",
                    Map.of(
                        "user_id", quoted(note.author().userId()),
                        "name", "\"Jane \\\"J\\\" Doe\"",
                        "group_id", quoted(note.author().groupId()),
                        "company_id", quoted(NamedLead.COMPANY)),
                "created_by", quoted("user:" + note.createdBy()),
                "attached_lead", quoted(NamedLead.ONE_MORE_THAN_A_PAGE.id()),
                "message", "\"He said \\\"hi\\\"\"",
                "comment_count", "0"));
  }

  @Test
  @Cites("ML-EV-15")
  void showsTheTemplateWhatOnlyAnSmsHas() {
    Event sms =
        lead.timeline().page(0, 21).stream()
            .filter(event -> event.sms().isPresent())
            .findFirst()
            .orElseThrow();
    Event.Sms parts = sms.sms().orElseThrow();
    assertThat(EventModel.EVENT.model(sms))
        .containsEntry("type", "\"sms\"")
        .containsEntry(
            "sms",
            Map.of(
                "phone", quoted(parts.phone()),
                "header_checksum", quoted(parts.headerChecksum())));
  }

  private Reply answer(RequestBuilder request) {
    return new ListEvents().answer(lead, request.build());
  }

  private Map<String, Object> page(long start, int size) {
    List<Map<String, Object>> events =
        lead.timeline().page(0, 100).stream()
            .skip(start)
            .limit(size)
            .<Map<String, Object>>map(EventModel.EVENT::model)
            .toList();
    return Map.of("count", "21", "start", String.valueOf(start), "events", events);
  }

  private void assertRefused(RequestBuilder request, String rule, String message, String hint) {
    assertThat(answer(request))
        .isEqualTo(
            new Reply.Failure(
                400,
                rule,
                hint,
                Map.of(),
                Map.of("status", "400", "message", JsonText.of(message))));
  }

  private static String quoted(Object text) {
    return "\"" + text + "\"";
  }
}
