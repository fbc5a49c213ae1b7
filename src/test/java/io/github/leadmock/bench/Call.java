package io.github.leadmock.bench;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One request as it came in.
 *
 * @param method upper case
 * @param path as sent, without the query
 * @param query the decoded values by name
 * @param headers the first value by name, in any letter case
 * @param body empty for none
 */
record Call(
    String method,
    String path,
    Map<String, List<String>> query,
    Map<String, String> headers,
    byte[] body) {

  Call {
    query = Map.copyOf(query);
    TreeMap<String, String> sorted = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    sorted.putAll(headers);
    headers = sorted;
  }

  Optional<Route> route() {
    return Route.of(path);
  }

  /** Whether it asks for this operation, with a method that the operation takes. */
  boolean is(Operation operation) {
    return names(operation) && operation.methods().contains(method);
  }

  /** Whether its path belongs to this operation, whatever the method. */
  boolean names(Operation operation) {
    return route().filter(route -> route.operation() == operation).isPresent();
  }

  Optional<String> parameter(String name) {
    return query.getOrDefault(name, List.of()).stream().findFirst();
  }

  Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  Call withMethod(String other) {
    return new Call(other, path, query, headers, body);
  }

  Call withPath(String other) {
    return new Call(method, other, query, headers, body);
  }

  Call withParameter(String name, Object value) {
    Map<String, List<String>> changed = new TreeMap<>(query);
    changed.put(name, new ArrayList<>(List.of(value.toString())));
    return new Call(method, path, changed, headers, body);
  }

  Call withoutParameter(String name) {
    Map<String, List<String>> changed = new TreeMap<>(query);
    changed.remove(name);
    return new Call(method, path, changed, headers, body);
  }

  Call withHeader(String name, String value) {
    Map<String, String> changed = new TreeMap<>(headers);
    changed.put(name, value);
    return new Call(method, path, query, changed, body);
  }

  Call withBody(byte[] other) {
    return new Call(method, path, query, headers, other);
  }

  /** The same call with another message in its body; bodies without one stay as they are. */
  Call withMessage(UnaryOperator<String> change) {
    JsonNode sent = Json.lenient(body);
    if (!sent.path("message").isString()) {
      return this;
    }
    ObjectNode changed = (ObjectNode) sent;
    changed.put("message", change.apply(sent.path("message").stringValue()));
    return withBody(Json.bytes(changed));
  }
}
