package io.github.leadmock.liveforce;

import io.github.leadmock.api.ErrorTable;
import io.github.leadmock.api.ErrorTable.Row;
import io.github.leadmock.message.JsonText;
import java.util.List;
import java.util.Map;

/**
 * The errors that LiveForce documents. The page lists statuses and application codes separately:
 * which code belongs to which status is inferred from their meanings (rule LF-ER-05); the shape of
 * the body is assumed (rule LF-ER-02). A status that no code fits has none.
 */
final class Errors {

  private static final Map<String, String> NONE = Map.of();
  private static final Map<String, String> RETRY = Map.of("Retry-After", "1");
  private static final Map<String, String> CHALLENGE =
      Map.of("WWW-Authenticate", "Basic realm=\"LiveForce\", charset=\"UTF-8\"");

  static final ErrorTable TABLE =
      new ErrorTable(
          List.of(
              row(400, "bad request", NONE, code(4001, "INVALID_PARAMETER")),
              row(401, "unauthorized", CHALLENGE, code(4004, "UNAUTHORIZED_ACCESS")),
              row(402, "request failed", NONE, code(4002, "UNPROCESSABLE_ENTITY")),
              row(403, "access denied", NONE, code(4005, "ACCESS_DENIED")),
              row(404, "not found", NONE, code(4003, "RESOURCE_NOT_FOUND")),
              // Not among the vendor's statuses, but HTTP requires it (rule LF-ER-03).
              new Row(
                  405,
                  false,
                  "LF-ER-03",
                  "method not allowed",
                  NONE,
                  code(4001, "INVALID_PARAMETER")),
              row(
                  412,
                  "required data not configured or not found",
                  NONE,
                  code(4007, "NOT_CONFIGURED")),
              row(429, "too many requests", RETRY, NONE),
              row(500, "internal server error", NONE, NONE),
              row(502, "bad gateway", NONE, NONE),
              row(503, "service unavailable", RETRY, NONE),
              row(504, "gateway timeout", NONE, NONE)));

  private Errors() {}

  private static Row row(
      int status, String message, Map<String, String> headers, Map<String, String> code) {
    return new Row(status, true, "LF-ST-" + status, message, headers, code);
  }

  private static Map<String, String> code(int code, String type) {
    return Map.of("code", JsonText.of(code), "type", JsonText.of(type));
  }
}
