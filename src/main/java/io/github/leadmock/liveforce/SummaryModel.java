package io.github.leadmock.liveforce;

import io.github.leadmock.api.Members;
import io.github.leadmock.message.JsonBytes;
import io.github.leadmock.world.LeadSummary;
import io.github.leadmock.world.Summaries;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;

/** The template model of a generated lead, with the members of the documented example. */
final class SummaryModel {

  private static final Members<LeadSummary> ANALYTICS =
      Members.<LeadSummary>declare()
          .leaf("source", (lead, out) -> out.string(String.valueOf(lead.source())))
          .leaf("analytics", (lead, out) -> out.string(EmbeddedJson.of(lead.place())))
          .leaf("browser", (lead, out) -> out.string(lead.browser()))
          .leaf("source_url", (lead, out) -> out.string(lead.sourceUrl()))
          .leaf("ip", (lead, out) -> out.string(lead.ip()))
          .leaf("chat_start_time", (lead, out) -> out.string(microseconds(lead.chatStart())))
          .leaf("chat_end_time", (lead, out) -> out.string(microseconds(lead.chatEnd())))
          .leaf("chat", (lead, out) -> out.string(EmbeddedJson.of(lead.messages())))
          .done();

  private static final Members<LeadSummary> LEAD =
      Members.<LeadSummary>declare()
          .leaf("id", (lead, out) -> out.string(lead.id()))
          .leaf("name", (lead, out) -> out.string(lead.name()))
          .leaf("title", (lead, out) -> out.string(lead.title()))
          .leaf("company", (lead, out) -> out.string(lead.company()))
          .leaf("phonenumber", (lead, out) -> out.string(lead.phoneNumber()))
          .leaf("email", (lead, out) -> out.string(lead.email()))
          .leaf("status", (lead, out) -> out.string(lead.status()))
          .leaf("date", (lead, out) -> out.string(date(lead.date())))
          .leaf("chat_id", (lead, out) -> out.string(lead.chatId()))
          .leaf("assigned", (lead, out) -> out.string(String.valueOf(lead.assigned())))
          .leaf("is_public", (lead, out) -> out.string(lead.shared() ? "1" : "0"))
          .leaf("chat", (lead, out) -> out.string(lead.chat()))
          .leaf("chat_date", (lead, out) -> out.string(lead.chatDate().map(SummaryModel::date)))
          .leaf("lead_type", (lead, out) -> out.string(lead.leadType()))
          .leaf("assigned_to", (lead, out) -> out.string(lead.assignedTo()))
          .leaf("color", (lead, out) -> out.string(lead.color()))
          .part("analytics", lead -> lead, ANALYTICS)
          .leaf("notes_count", (lead, out) -> out.number(lead.notesCount()))
          .leaf("attachment_count", (lead, out) -> out.number(lead.attachmentCount()))
          .done();

  private static final Members<LeadSummary> REPLY =
      Members.<LeadSummary>declare().part("lead", lead -> lead, LEAD).done();

  private SummaryModel() {}

  /** A lead that a user describes: what is not described is generated. */
  static Map<String, Object> of(Summaries.Own lead) {
    return Map.of("lead", laidOver(LEAD.model(lead.generated()), lead.data().members()));
  }

  static Map<String, Object> of(LeadSummary lead) {
    return REPLY.model(lead);
  }

  private static Map<String, Object> laidOver(
      Map<String, Object> generated, Map<String, Object> described) {
    Map<String, Object> both = new HashMap<>(generated);
    described.forEach(
        (name, value) ->
            both.merge(
                name,
                value,
                (below, above) ->
                    below instanceof Map<?, ?> && above instanceof Map<?, ?>
                        ? laidOver(asModel(below), asModel(above))
                        : above));
    return both;
  }

  @SuppressWarnings("unchecked") // a model's maps have names as keys
  private static Map<String, Object> asModel(Object map) {
    return (Map<String, Object>) map;
  }

  /** A time as the documented example has it, with six digits after the second. */
  static String microseconds(Instant time) {
    JsonBytes text = new JsonBytes(32);
    text.seconds(LocalDateTime.ofInstant(time, ZoneOffset.UTC), 'T');
    text.text('.');
    text.digits(time.getNano() / 1_000, 6);
    text.text('Z');
    return text.toString();
  }

  private static String date(LocalDateTime date) {
    JsonBytes text = new JsonBytes(32);
    text.seconds(date, ' ');
    return text.toString();
  }
}
