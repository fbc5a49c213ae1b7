package io.github.leadmock.mock;

import io.github.leadmock.front.Answer;
import io.github.leadmock.operation.Header;
import io.github.leadmock.operation.JsonText;
import io.github.leadmock.service.AdminGuard;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The few answers that neither an API nor WireMock gives. */
final class Answers {

  private Answers() {}

  /** What an admin call gets that no route takes, or that asks for what is not there. */
  static final String NO_ADMIN_RESOURCE =
      "no such admin resource; GET /__admin/docs describes WireMock's admin API, GET"
          + " /__admin/leadmock/openapi.yaml ours";

  /** An error in JSON, as both vendors' are. */
  static Answer error(int status, String message) {
    return of(status, "application/json", "{\"message\":" + JsonText.of(message) + "}");
  }

  /** What the guard says, in plain words, for a person. */
  static Answer of(AdminGuard.Refusal refusal) {
    Answer plain = of(refusal.status(), "text/plain;charset=utf-8", refusal.message());
    return refusal.status() == 401
        ? plain.withHeaders(List.of(new Header("WWW-Authenticate", AdminGuard.Refusal.CHALLENGE)))
        : plain;
  }

  private static Answer of(int status, String type, String line) {
    return new Answer(
        status,
        List.of(new Header("Content-Type", type)),
        (line + "\n").getBytes(StandardCharsets.UTF_8));
  }
}
