package io.github.leadmock.api;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Something that a request asks of the mock for itself: a preference in the header {@code Prefer},
 * or, for whoever cannot set headers, a query parameter with two underscores before the name. The
 * header counts when both are there.
 *
 * @param name {@code code} or {@code delay}
 * @param value as it was given
 * @param inHeader whether it is in the header
 */
record Preference(String name, String value, boolean inHeader) {

  static final String CODE = "code";
  static final String DELAY = "delay";
  private static final String MARK = "__";
  private static final Set<String> PARAMETERS = Set.of(parameter(CODE), parameter(DELAY));

  /**
   * Asked ten times of each request, almost always in vain: half of a request's memory went here.
   */
  static Optional<Preference> of(Request request, String name) {
    List<String> preferences = request.header("Prefer");
    if (preferences.isEmpty() && request.query().isEmpty()) {
      return Optional.empty();
    }
    return Prefer.parameter(preferences, name)
        .map(value -> new Preference(name, value, true))
        .or(
            () ->
                request.parameter(parameter(name)).stream()
                    .findFirst()
                    .map(value -> new Preference(name, value.strip(), false)));
  }

  /** The request without such parameters: what it would be to the vendor. */
  static Request removedFrom(Request request) {
    if (request.query().isEmpty() || PARAMETERS.stream().noneMatch(request.query()::containsKey)) {
      return request;
    }
    Map<String, List<String>> query = new TreeMap<>(request.query());
    query.keySet().removeAll(PARAMETERS);
    return new Request(request.method(), request.path(), query, request.headers(), request.body());
  }

  /** As it was written. */
  String text() {
    return inHeader ? "Prefer: %s=%s".formatted(name, value) : parameter(name) + "=" + value;
  }

  /** As it would be written with another value. */
  String text(String other) {
    return new Preference(name, other, inHeader).text();
  }

  /** Where a correction finds it. */
  String field() {
    return inHeader ? "header Prefer" : "query " + parameter(name);
  }

  /** Where it was written. */
  String place() {
    return inHeader ? "request header" : "query parameter";
  }

  static String parameter(String name) {
    return MARK + name;
  }
}
