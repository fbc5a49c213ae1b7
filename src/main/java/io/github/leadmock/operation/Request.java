package io.github.leadmock.operation;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A request as operations see it. Immutable, but for the body's bytes, which nobody writes to.
 *
 * @param method upper case
 * @param path the path's variables by name, percent-decoded
 * @param query the query's parameters by name, percent-decoded, values in their order
 * @param headers the values of each header by name, in any letter case
 * @param body the raw body, empty when there is none
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; a copy of a megabyte would buy nothing
public record Request(
    String method,
    Map<String, String> path,
    Map<String, List<String>> query,
    Map<String, List<String>> headers,
    byte[] body) {

  /** Copies the maps. */
  public Request {
    requireNonNull(method, "method is null");
    requireNonNull(body, "body is null");
    path = Map.copyOf(path);
    query = Map.copyOf(query);
    Map<String, List<String>> anyCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.forEach((name, values) -> anyCase.merge(name, List.copyOf(values), Request::joined));
    headers = Collections.unmodifiableMap(anyCase);
  }

  private static List<String> joined(List<String> some, List<String> more) {
    return Stream.concat(some.stream(), more.stream()).toList();
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

  /** All values of a header, none when it is absent. */
  public List<String> header(String name) {
    return headers.getOrDefault(name, List.of());
  }
}
