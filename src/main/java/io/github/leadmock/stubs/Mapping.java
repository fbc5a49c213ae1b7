package io.github.leadmock.stubs;

import io.github.leadmock.message.Header;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One of the bundled stub mappings, as far as answering needs it. Immutable.
 *
 * @param id the mapping's id
 * @param target which operation it names
 * @param methods the methods that it is about; empty for all
 * @param path the paths that it is about
 * @param headers the headers of every answer
 * @param success the template of a success; empty when there is none or only WireMock can print it
 * @param error the template of an error; empty when only WireMock can print it
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
   * What a stub mapping stands for.
   *
   * @param api the name of the API
   * @param operation the name of its operation; empty for the catch-all
   * @param rules the rules behind a success, as {@code X-Leadmock-Rule} prints them
   * @param status the status of a success
   */
  public record Target(String api, String operation, String rules, int status) {

    /** The rules that a mapping cites, as {@code X-Leadmock-Rule} prints them. */
    public static String printed(Stream<String> rules) {
      return rules.collect(Collectors.joining(", "));
    }

    /** Whether it stands for everything that is no operation. */
    public boolean isCatchAll() {
      return operation.isEmpty();
    }
  }

  boolean takes(String method) {
    return methods.isEmpty() || methods.contains(method);
  }

  /** Whether all that it can answer can be printed without WireMock. */
  public boolean isPrintable() {
    return error.isPresent() && (target.isCatchAll() || success.isPresent());
  }
}
