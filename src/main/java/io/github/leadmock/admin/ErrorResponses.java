package io.github.leadmock.admin;

import io.github.leadmock.api.Header;
import io.github.leadmock.api.JsonText;
import io.github.leadmock.server.ServerResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The few answers that neither an API nor WireMock gives. */
public final class ErrorResponses {

  private ErrorResponses() {}

  /** What an admin call gets that no route takes, or that asks for what is not there. */
  public static final String NO_ADMIN_RESOURCE =
      "no such admin resource; GET /__admin/docs describes WireMock's admin API, GET"
          + " /__admin/leadmock/openapi.yaml ours";

  /** An error in JSON, as both vendors' are. */
  public static ServerResponse error(int status, String message) {
    return of(status, "application/json", "{\"message\":" + JsonText.of(message) + "}");
  }

  /** What the guard says, in plain words, for a person. */
  public static ServerResponse of(AdminGuard.Refusal refusal) {
    ServerResponse plain = of(refusal.status(), "text/plain;charset=utf-8", refusal.message());
    return refusal.status() == 401
        ? plain.withHeaders(List.of(new Header("WWW-Authenticate", AdminGuard.Refusal.CHALLENGE)))
        : plain;
  }

  private static ServerResponse of(int status, String type, String line) {
    return new ServerResponse(
        status,
        List.of(new Header("Content-Type", type)),
        (line + "\n").getBytes(StandardCharsets.UTF_8));
  }
}
