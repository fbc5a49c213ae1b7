package io.github.leadmock.metroleads;

import io.github.leadmock.api.ErrorTable;
import io.github.leadmock.api.ErrorTable.Row;
import io.github.leadmock.api.Reply;
import io.github.leadmock.api.Request;
import io.github.leadmock.world.Lead;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The errors that MetroLeads documents. Their messages and the shape of the body are assumed (rule
 * ML-ER-02).
 */
final class Errors {

  private static final String NOTE = "note_or_event_uuid";
  private static final Map<String, String> NONE = Map.of();
  private static final Map<String, String> RETRY = Map.of("Retry-After", "1");
  private static final Map<String, String> CHALLENGE =
      Map.of("WWW-Authenticate", "Basic realm=\"MetroLeads\", charset=\"UTF-8\"");

  static final ErrorTable TABLE =
      new ErrorTable(
          List.of(
              row(400, "bad request", NONE),
              row(401, "unauthorized", CHALLENGE),
              row(402, "request failed", NONE),
              row(404, "not found", NONE),
              row(405, "method not allowed", NONE),
              row(429, "too many requests", RETRY),
              row(500, "internal server error", NONE),
              row(502, "bad gateway", NONE),
              row(503, "service unavailable", RETRY),
              row(504, "gateway timeout", NONE)));

  private Errors() {}

  static Reply badRequest(String rule, String message, String hint) {
    return TABLE.failure(400, rule, message, hint);
  }

  static Reply notFound(String rule, String message, String hint) {
    return TABLE.failure(404, rule, message, hint);
  }

  /** The refusal of a note for which the mock has no space left. */
  static Reply full(String why) {
    return TABLE.failure(
        503,
        "ML-NO-21",
        "service unavailable",
        why.substring(0, 1).toUpperCase(Locale.ROOT) + why.substring(1) + ".");
  }

  /** Why a note cannot be updated or removed. */
  static Reply noSuchNote(Lead lead, Request request) {
    return Ids.refusal(request, "no such note", NOTE)
        .orElseGet(() -> noSuchNote(lead, Ids.parse(request.variable(NOTE))));
  }

  private static Reply noSuchNote(Lead lead, Optional<UUID> id) {
    return id.flatMap(lead.timeline()::find).isPresent()
        ? notFound(
            "ML-NO-13",
            "no such note",
            "This event is not a note: use an event_id of type note from the list of events.")
        : notFound(
            "ML-NO-12",
            "no such note",
            "The lead has no such note: take an event_id of type note from its list of events, and"
                + " mind removed ones.");
  }

  private static Row row(int status, String message, Map<String, String> headers) {
    return new Row(status, true, "ML-ST-" + status, message, headers, Map.of());
  }
}
