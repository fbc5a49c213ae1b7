package io.github.leadmock.liveforce;

import io.github.leadmock.message.JsonText;
import io.github.leadmock.world.LeadSummary;
import io.github.leadmock.world.Summaries;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The template model of a generated lead, with the members of the documented example. */
final class SummaryModel {

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
  private static final DateTimeFormatter MICROSECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private SummaryModel() {}

  /** A lead that a user describes: what is not described is generated. */
  static Map<String, Object> of(Summaries.Own lead) {
    return Map.of("lead", laidOver(members(lead.generated()), lead.data().members()));
  }

  static Map<String, Object> of(LeadSummary lead) {
    return Map.of("lead", members(lead));
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

  private static Map<String, Object> members(LeadSummary lead) {
    Map<String, Object> model = new HashMap<>();
    model.put("id", JsonText.of(lead.id()));
    model.put("name", JsonText.of(lead.name()));
    model.put("title", JsonText.of(lead.title()));
    model.put("company", JsonText.of(lead.company()));
    model.put("phonenumber", JsonText.of(lead.phoneNumber()));
    model.put("email", JsonText.of(lead.email()));
    model.put("status", JsonText.of(lead.status()));
    model.put("date", JsonText.of(date(lead.date())));
    model.put("chat_id", JsonText.of(lead.chatId()));
    model.put("assigned", JsonText.of(String.valueOf(lead.assigned())));
    model.put("is_public", JsonText.of(lead.shared() ? "1" : "0"));
    model.put("chat", JsonText.of(lead.chat()));
    model.put("chat_date", JsonText.of(lead.chatDate().map(SummaryModel::date)));
    model.put("lead_type", JsonText.of(lead.leadType()));
    model.put("assigned_to", JsonText.of(lead.assignedTo()));
    model.put("color", JsonText.of(lead.color()));
    model.put("analytics", analytics(lead));
    model.put("notes_count", JsonText.of(lead.notesCount()));
    model.put("attachment_count", JsonText.of(lead.attachmentCount()));
    return model;
  }

  private static Map<String, Object> analytics(LeadSummary lead) {
    return Map.of(
        "source", JsonText.of(String.valueOf(lead.source())),
        "analytics", JsonText.of(EmbeddedJson.of(lead.place())),
        "browser", JsonText.of(lead.browser()),
        "source_url", JsonText.of(lead.sourceUrl()),
        "ip", JsonText.of(lead.ip()),
        "chat_start_time", JsonText.of(microseconds(lead.chatStart())),
        "chat_end_time", JsonText.of(microseconds(lead.chatEnd())),
        "chat", JsonText.of(EmbeddedJson.of(lead.messages())));
  }

  static String microseconds(Instant time) {
    return MICROSECONDS.format(time);
  }

  private static String date(LocalDateTime date) {
    return DATE.format(date);
  }
}
