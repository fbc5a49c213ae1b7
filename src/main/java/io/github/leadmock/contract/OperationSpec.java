package io.github.leadmock.contract;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An operation as described in {@code openapi.yaml}.
 *
 * @param name the operationId, such as {@code list-events}
 * @param method the method, in upper case
 * @param path the path below the server's URL, with variables in braces
 * @param statuses the documented HTTP statuses
 * @param schema the schema file for the body of a success response
 */
public record OperationSpec(
    String name, String method, String path, Set<Integer> statuses, String schema) {

  private static final Pattern VARIABLE = Pattern.compile("\\{([^}]+)}");

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
   * @param requestMethod in upper case
   * @param requestPath may have a prefix before the documented path
   */
  public boolean isAskedBy(String requestMethod, String requestPath) {
    return method.equals(requestMethod) && variables(requestPath).isPresent();
  }

  /** What the path of a request has for the variables, as it stands there; empty for another. */
  public Optional<Map<String, String>> variables(String requestPath) {
    Matcher segments =
        Pattern.compile(".*" + VARIABLE.matcher(path).replaceAll("([^/]+)")).matcher(requestPath);
    if (!segments.matches()) {
      return Optional.empty();
    }
    Map<String, String> variables = new LinkedHashMap<>();
    Matcher names = VARIABLE.matcher(path);
    while (names.find()) {
      variables.put(names.group(1), segments.group(variables.size() + 1));
    }
    return Optional.of(variables);
  }

  /**
   * The path of a request.
   *
   * @param variables the values, already percent-encoded where necessary
   * @throws IllegalArgumentException if a variable has no value
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
