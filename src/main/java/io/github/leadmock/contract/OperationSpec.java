package io.github.leadmock.contract;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.Set;

/**
 * An operation as {@code openapi.yaml} describes it.
 *
 * @param name its operationId, such as {@code list-events}
 * @param method upper case
 * @param path below the server's address, with variables in braces
 * @param statuses the documented HTTP statuses
 * @param schema the file of the schema of its success
 */
public record OperationSpec(
    String name, String method, String path, Set<Integer> statuses, String schema) {

  /** Copies the set. */
  public OperationSpec {
    requireNonNull(name, "name is null");
    requireNonNull(method, "method is null");
    requireNonNull(path, "path is null");
    requireNonNull(schema, "schema is null");
    statuses = Set.copyOf(statuses);
  }

  /**
   * Whether a request is for this operation.
   *
   * @param requestMethod upper case
   * @param requestPath with whatever stands before the documented path
   */
  public boolean isAskedBy(String requestMethod, String requestPath) {
    return method.equals(requestMethod)
        && requestPath.matches(".*" + path.replaceAll("\\{[^}]+}", "[^/]+"));
  }

  /**
   * The path of a request.
   *
   * @param variables the values, fit for a URL as they are
   * @throws IllegalArgumentException when a variable has no value
   */
  public String path(Map<String, String> variables) {
    String filled = path;
    for (Map.Entry<String, String> variable : variables.entrySet()) {
      filled = filled.replace("{" + variable.getKey() + "}", variable.getValue());
    }
    if (filled.contains("{")) {
      throw new IllegalArgumentException("%s lacks a value in %s".formatted(name, filled));
    }
    return filled;
  }
}
