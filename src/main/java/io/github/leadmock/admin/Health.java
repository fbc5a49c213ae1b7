package io.github.leadmock.admin;

import io.github.leadmock.message.Header;
import io.github.leadmock.message.JsonText;
import io.github.leadmock.server.ServerResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What {@code GET /__admin/health} answers: that the mock is up, and its version. It is open to
 * everybody, as the health checks of containers have no token and come under any host name; so it
 * says nothing else.
 */
public final class Health {

  private static final String PATH = "/__admin/health";

  private Health() {}

  /** Whether a request asks for it. */
  public static boolean isAsked(String method, String path) {
    return (method.equals("GET") || method.equals("HEAD")) && path.equals(PATH);
  }

  /** The answer, as it goes out of our own server. */
  public static ServerResponse answer() {
    return new ServerResponse(200, List.of(new Header("Content-Type", "application/json")), body());
  }

  /** Its body. */
  public static byte[] body() {
    return ("{\"status\":\"healthy\",\"message\":\"Leadmock is up\",\"version\":%s}\n"
            .formatted(JsonText.of(BuildVersion.TEXT)))
        .getBytes(StandardCharsets.UTF_8);
  }
}
