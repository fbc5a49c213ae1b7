package io.github.leadmock.verify;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A request to be sent.
 *
 * @param method upper case
 * @param path below the base URL, with the query, fit for a URL as it is
 * @param access with which credentials
 * @param contentType of the body, if any
 * @param body the text, if any
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

  /** All headers that are sent, but for those about the length and the host. */
  Map<String, String> headers(String user, String token) {
    Map<String, String> headers = new LinkedHashMap<>();
    access.header(user, token).ifPresent(value -> headers.put("Authorization", value));
    // What verify judges is the JSON, not how it was packed.
    headers.put("Accept-Encoding", "identity");
    contentType.ifPresent(type -> headers.put("Content-Type", type));
    return headers;
  }

  /** Whether it changes nothing; a GET to remove does. */
  boolean isRead() {
    return (method.equals("GET") || method.equals("HEAD"))
        && !path.split("\\?", 2)[0].endsWith("/remove");
  }
}
