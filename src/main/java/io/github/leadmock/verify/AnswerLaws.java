package io.github.leadmock.verify;

import io.github.leadmock.contract.Contract;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a success has to say to its request beyond its shape, as far as the two of them tell: the
 * laws of pages, comments, saved notes and summaries that {@code verify} has cases for. Immutable
 * and thread-safe.
 */
final class AnswerLaws {

  private static final JsonMapper JSON = new JsonMapper();

  private final Documented documented;

  AnswerLaws(Contract contract) {
    this.documented =
        contract.catalogue().api().equals("metroleads")
            ? Documented.of(contract)
            : new Documented(Set.of());
  }

  /**
   * Looks at a success.
   *
   * @param variables what the path of the request has for those of the operation
   */
  void check(
      Finder finder,
      String operation,
      Map<String, String> variables,
      Answer answer,
      JsonNode body) {
    String lead = variables.getOrDefault("lead_uuid", "");
    switch (operation) {
      case "list-events" ->
          EventPage.read(answer, body)
              .ifPresent(
                  page ->
                      PageLaws.check(
                          finder, documented, page, PageQuery.of(answer.call().path()), lead));
      case "list-comments" ->
          CommentList.read(answer, body)
              .ifPresent(comments -> CommentLaws.check(finder, documented, comments));
      case "add-note" -> {
        sentMessage(answer.call())
            .ifPresent(
                text ->
                    SavedNotes.message(
                        finder, answer, body, text, "ML-NO-01", "the answer has another message"));
        attached(finder, answer, body, lead);
      }
      case "update-note" -> {
        sentMessage(answer.call())
            .ifPresent(
                text ->
                    SavedNotes.message(
                        finder,
                        answer,
                        body,
                        text,
                        "ML-NO-10",
                        "the answer does not have the new text"));
        note(finder, answer, body, variables, "ML-NO-09");
        attached(finder, answer, body, lead);
      }
      case "remove-note" -> {
        note(finder, answer, body, variables, "ML-NO-11");
        attached(finder, answer, body, lead);
      }
      case "lead-summary" -> {
        SummaryLaws.id(finder, answer, body, variables.getOrDefault("lead_id", ""));
        SummaryLaws.message(finder, answer, body);
      }
      default -> {
        // No law beyond the schema.
      }
    }
  }

  private void note(
      Finder finder, Answer answer, JsonNode body, Map<String, String> variables, String rule) {
    String note = variables.getOrDefault("note_or_event_uuid", "");
    if (!documented.shows(note)) {
      SavedNotes.id(finder, answer, body, note, rule);
    }
  }

  /** One answer alone does not tell whether a server names the lead of the path anywhere. */
  private void attached(Finder finder, Answer answer, JsonNode body, String lead) {
    if (!documented.shows(body.at("/data/event_id").asString(""))) {
      Attachments.saved(finder, answer, body, lead, () -> false);
    }
  }

  /** The message that a request has sent, where it can be read. */
  static Optional<String> sentMessage(Call call) {
    try {
      return call.body()
          .map(JSON::readTree)
          .map(sent -> sent.path("message"))
          .filter(JsonNode::isString)
          .map(JsonNode::stringValue);
    } catch (JacksonException notJson) {
      return Optional.empty();
    }
  }
}
