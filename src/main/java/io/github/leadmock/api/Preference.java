package io.github.leadmock.api;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Something that a request asks of the mock: a preference in the {@code Prefer} header or, for
 * clients that cannot set headers, a query parameter whose name starts with two underscores. The
 * header takes precedence.
 *
 * @param name {@code code} or {@code delay}
 * @param value the value as given
 * @param inHeader whether it was given in the header
 */
record Preference(String name, String value, boolean inHeader) {

  static final String CODE = "code";
  static final String DELAY = "delay";
  private static final String MARK = "__";
  private static final Set<String> PARAMETERS = Set.of(parameter(CODE), parameter(DELAY));

  /**
   * Finds a preference. This is called about ten times per request and rarely finds one, so it
   * returns early: without that, it used half of the memory that a request needs.
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

  /** The request without these query parameters, as the vendor would get it. */
  static Request removedFrom(Request request) {
    if (request.query().isEmpty() || PARAMETERS.stream().noneMatch(request.query()::containsKey)) {
      return request;
    }
    Map<String, List<String>> query = new TreeMap<>(request.query());
    query.keySet().removeAll(PARAMETERS);
    return new Request(request.method(), request.path(), query, request.headers(), request.body());
  }

  /** The preference as it was written. */
  String text() {
    return inHeader ? "Prefer: %s=%s".formatted(name, value) : parameter(name) + "=" + value;
  }

  /** The preference as it would be written with another value. */
  String text(String other) {
    return new Preference(name, other, inHeader).text();
  }

  /** The name of its place in a correction. */
  String field() {
    return inHeader ? "header Prefer" : "query " + parameter(name);
  }

  /** Where it was written, in words. */
  String place() {
    return inHeader ? "request header" : "query parameter";
  }

  static String parameter(String name) {
    return MARK + name;
  }
}
