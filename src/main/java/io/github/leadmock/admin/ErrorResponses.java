package io.github.leadmock.admin;

import io.github.leadmock.message.Header;
import io.github.leadmock.message.JsonText;
import io.github.leadmock.server.ServerResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Error responses that come from neither an API nor WireMock. */
public final class ErrorResponses {

  private ErrorResponses() {}

  /** For an admin call that matches no route or asks for something that does not exist. */
  private static final String NO_ADMIN_RESOURCE =
      "no such admin resource; GET /__admin/docs describes WireMock's admin API, GET"
          + " /__admin/leadmock/openapi.yaml ours";

  private static final String OURS = "/__admin/leadmock/";

  private static final Pattern WITH_ID =
      Pattern.compile("/__admin/(mappings|requests)/([0-9a-fA-F-]{36})");

  /** The message for an admin call that WireMock answers with an empty 404. */
  public static String noAdminResource(String method, String path, boolean strictWire) {
    Matcher one = WITH_ID.matcher(path);
    if (one.matches()) {
      return "there is no %s with the id %s"
          .formatted(one.group(1).equals("mappings") ? "stub mapping" : "request", one.group(2));
    }
    if (path.equals("/__admin/mappings/edit") && method.equals("POST")) {
      return "there is no stub mapping with the id of this one";
    }
    if (!method.equals(method.toUpperCase(Locale.ROOT))) {
      return "methods are case-sensitive: no admin resource has the method " + method;
    }
    return strictWire
        ? "no such admin resource with the method %s; GET /__admin/docs describes WireMock's admin API"
            .formatted(method)
        : NO_ADMIN_RESOURCE;
  }

  /**
   * The refusal of a call with a method that a resource of ours does not have (RFC 9110, section
   * 15.5.6); empty if there is no such resource.
   *
   * @param path the whole path, without dot segments
   */
  public static Optional<ServerResponse> wrongMethod(String method, String path) {
    return wrongMethod(method, path, methods(path));
  }

  private static Collection<String> methods(String path) {
    if (Health.isAsked("GET", path)
        || Readiness.isAsked("GET", path)
        || ConsoleFiles.isAsked("GET", path)) {
      return List.of("GET");
    }
    return path.startsWith(OURS) ? Documents.methods(path.substring(OURS.length() - 1)) : List.of();
  }

  /** The same, for a resource with these methods. */
  public static Optional<ServerResponse> wrongMethod(
      String method, String path, Collection<String> methods) {
    List<String> allowed = new ArrayList<>(methods);
    if (allowed.contains("GET")) {
      allowed.add(allowed.indexOf("GET") + 1, "HEAD");
    }
    String list = String.join(", ", allowed);
    return allowed.isEmpty() || allowed.contains(method)
        ? Optional.empty()
        : Optional.of(
            error(405, "%s does not have the method %s; it has %s".formatted(path, method, list))
                .withHeaders(List.of(new Header("Allow", list))));
  }

  /** A JSON error in the shape that both vendors use. */
  public static ServerResponse error(int status, String message) {
    return of(status, "application/json", JsonText.error(message));
  }

  /** The guard's refusal as plain text. */
  public static ServerResponse of(AdminGuard.Refusal refusal) {
    ServerResponse plain =
        of(refusal.status(), "text/plain;charset=utf-8", refusal.message() + "\n");
    return refusal
        .challenge()
        .map(challenge -> plain.withHeaders(List.of(new Header("WWW-Authenticate", challenge))))
        .orElse(plain);
  }

  private static ServerResponse of(int status, String type, String text) {
    return new ServerResponse(
        status, List.of(new Header("Content-Type", type)), text.getBytes(StandardCharsets.UTF_8));
  }
}
