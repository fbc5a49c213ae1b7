package io.github.leadmock.api;

import static java.util.Objects.requireNonNull;

import io.github.leadmock.message.Header;
import java.util.List;
import java.util.Map;

/**
 * A request as operations see it. Immutable, except for the body's bytes, which must not be
 * changed.
 *
 * @param method the method as sent: methods are case-sensitive (RFC 9110, section 9.1)
 * @param path the path variables by name, percent-decoded
 * @param query the query parameters by name, percent-decoded, with values in order
 * @param headers the headers in order
 * @param body the body, decompressed; empty if there is none
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and a copy would be wasteful
public record Request(
    String method,
    Map<String, String> path,
    Map<String, List<String>> query,
    List<Header> headers,
    byte[] body) {

  /** Copies the collections. */
  public Request {
    requireNonNull(method, "method is null");
    requireNonNull(body, "body is null");
    path = Map.copyOf(path);
    query = Map.copyOf(query);
    headers = List.copyOf(headers);
  }

  /** A path variable. Asking for one that the path does not have is a fault of the stub mapping. */
  public String variable(String name) {
    String value = path.get(name);
    if (value == null) {
      throw new IllegalStateException(
          "the stub mapping's path has no variable '%s', only %s; see the urlPathTemplate in stubs/"
              .formatted(name, path.keySet()));
    }
    return value;
  }

  /** All values of a query parameter; none if it is absent. */
  public List<String> parameter(String name) {
    return query.getOrDefault(name, List.of());
  }

  /** All values of a header, ignoring the case of its name; none if it is absent. */
  public List<String> header(String name) {
    return Header.values(headers, name);
  }
}
