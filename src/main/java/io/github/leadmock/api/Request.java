package io.github.leadmock.api;

import static java.util.Objects.requireNonNull;

import io.github.leadmock.message.Header;
import java.util.List;
import java.util.Map;

/**
 * A request as operations see it. Immutable, but for the body's bytes, which nobody writes to.
 *
 * @param method as the client spelled it: methods are case-sensitive (RFC 9110, section 9.1)
 * @param path the path's variables by name, percent-decoded
 * @param query the query's parameters by name, percent-decoded, values in their order
 * @param headers in the order in which they came
 * @param body the raw body, empty when there is none
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; a copy of a megabyte would buy nothing
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

  /**
   * A path variable; asking for one that the stub mapping does not have is a fault of that mapping.
   */
  public String variable(String name) {
    String value = path.get(name);
    if (value == null) {
      throw new IllegalStateException(
          "the stub mapping's path has no variable '%s', only %s; see the urlPathTemplate in stubs/"
              .formatted(name, path.keySet()));
    }
    return value;
  }

  /** All values of a query parameter, none when it is absent. */
  public List<String> parameter(String name) {
    return query.getOrDefault(name, List.of());
  }

  /** All values of a header by its name in any letter case, none when it is absent. */
  public List<String> header(String name) {
    return Header.values(headers, name);
  }
}
