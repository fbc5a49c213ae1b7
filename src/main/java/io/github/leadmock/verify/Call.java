package io.github.leadmock.verify;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A request to send.
 *
 * @param method upper case
 * @param path the path below the base URL, with the query, already escaped
 * @param access the credentials
 * @param contentType the content type of the body, if any
 * @param body the body, if any
 */
record Call(
    String method,
    String path,
    Access access,
    Optional<String> contentType,
    Optional<String> body) {

  static final String JSON = "application/json";

  static Call get(String path) {
    return new Call("GET", path, Access.VALID, Optional.empty(), Optional.empty());
  }

  static Call post(String path) {
    return new Call("POST", path, Access.VALID, Optional.empty(), Optional.empty());
  }

  static Call post(String path, String body) {
    return new Call("POST", path, Access.VALID, Optional.of(JSON), Optional.of(body));
  }

  Call withMethod(String other) {
    return new Call(other, path, access, contentType, body);
  }

  Call withAccess(Access other) {
    return new Call(method, path, other, contentType, body);
  }

  Call withContentType(Optional<String> other) {
    return new Call(method, path, access, other, body);
  }

  /** All headers to send, except those for length and host. */
  Map<String, String> headers(String user, String token) {
    Map<String, String> headers = new LinkedHashMap<>();
    access.header(user, token).ifPresent(value -> headers.put("Authorization", value));
    // The check is about the JSON, not about its compression.
    headers.put("Accept-Encoding", "identity");
    contentType.ifPresent(type -> headers.put("Content-Type", type));
    return headers;
  }

  /** Whether it changes nothing; a GET that removes a note does. */
  boolean isRead() {
    return (method.equals("GET") || method.equals("HEAD"))
        && !path.split("\\?", 2)[0].endsWith("/remove");
  }
}
