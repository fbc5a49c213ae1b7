package io.github.leadmock.admin;

import io.github.leadmock.message.Header;
import io.github.leadmock.message.JsonText;
import io.github.leadmock.server.ServerResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The answer to {@code GET /__admin/health}: that the mock is up, and its version. It is open to
 * everyone, because container health checks have no token and use any host name; so it reveals
 * nothing else.
 */
public final class Health {

  private static final String PATH = "/__admin/health";

  private Health() {}

  /** Whether a request is a health check. */
  public static boolean isAsked(String method, String path) {
    return (method.equals("GET") || method.equals("HEAD")) && path.equals(PATH);
  }

  /** The response, as our own server sends it. */
  public static ServerResponse answer() {
    return new ServerResponse(200, List.of(new Header("Content-Type", "application/json")), body());
  }

  /** The response body. */
  public static byte[] body() {
    return ("{\"status\":\"healthy\",\"message\":\"Leadmock is up\",\"version\":%s}\n"
            .formatted(JsonText.of(BuildVersion.TEXT)))
        .getBytes(StandardCharsets.UTF_8);
  }
}
