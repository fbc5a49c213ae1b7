package io.github.leadmock.service;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * One of the bundled stub mappings, as far as answering needs it. Immutable.
 *
 * @param id the mapping's id
 * @param target which operation it names
 * @param methods the methods that it is about; empty for all
 * @param path the paths that it is about
 * @param status the status of a success
 * @param headers the headers of every answer
 * @param success the template of a success; empty when there is none or only WireMock can print it
 * @param error the template of an error; empty when only WireMock can print it
 */
public record Route(
    UUID id,
    Target target,
    Set<String> methods,
    PathPattern path,
    int status,
    List<Header> headers,
    Optional<Template> success,
    Optional<Template> error) {

  /** Copies the collections. */
  public Route {
    methods = Set.copyOf(methods);
    headers = List.copyOf(headers);
  }

  /**
   * What a stub mapping stands for.
   *
   * @param api the name of the API
   * @param operation the name of its operation; empty for the catch-all
   * @param rules the rules behind a success, as {@code X-Leadmock-Rule} prints them
   */
  public record Target(String api, String operation, String rules) {

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
