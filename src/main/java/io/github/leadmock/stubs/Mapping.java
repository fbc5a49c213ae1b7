package io.github.leadmock.stubs;

import io.github.leadmock.message.Header;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A bundled stub mapping, reduced to what answering needs. Immutable.
 *
 * @param id the mapping's id
 * @param target the operation that it names
 * @param methods the methods that it matches; empty for all
 * @param path the paths that it matches
 * @param headers the headers of every response
 * @param success the template of a success; empty if there is none or only WireMock can render it
 * @param error the template of an error; empty if only WireMock can render it
 */
public record Mapping(
    UUID id,
    Target target,
    Set<String> methods,
    PathPattern path,
    List<Header> headers,
    Optional<Template> success,
    Optional<Template> error) {

  /** Copies the collections. */
  public Mapping {
    methods = Set.copyOf(methods);
    headers = List.copyOf(headers);
  }

  /**
   * The operation or catch-all behind a stub mapping.
   *
   * @param api the name of the API
   * @param operation the name of the operation; empty for the catch-all
   * @param rules the rules behind a success, as printed in {@code X-Leadmock-Rule}
   * @param status the status of a success
   */
  public record Target(String api, String operation, String rules, int status) {

    /** The rules that a mapping cites, as printed in {@code X-Leadmock-Rule}. */
    public static String printed(Stream<String> rules) {
      return rules.collect(Collectors.joining(", "));
    }

    /** Whether it is the catch-all for requests that match no operation. */
    public boolean isCatchAll() {
      return operation.isEmpty();
    }
  }

  boolean takes(String method) {
    return methods.isEmpty() || methods.contains(method);
  }

  /** Whether all of its responses can be rendered without WireMock. */
  public boolean isPrintable() {
    return error.isPresent() && (target.isCatchAll() || success.isPresent());
  }
}
