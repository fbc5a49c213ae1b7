package io.github.leadmock.admin;

import io.github.leadmock.admin.AdminResponse.Problem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Reads the query parameters of one call and collects problems. Not thread-safe. */
final class Parameters {

  private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

  private final Map<String, List<String>> query;
  private final List<Problem> problems = new ArrayList<>();

  /**
   * The parameters of a call.
   *
   * @param query names and values, decoded
   * @param known the parameters that the call accepts; any other is a problem
   */
  Parameters(Map<String, List<String>> query, String... known) {
    this.query = query;
    query.forEach(
        (name, values) -> {
          if (!List.of(known).contains(name)) {
            add(
                name,
                known.length == 0
                    ? "no parameters here"
                    : "one of the parameters " + String.join(", ", known),
                name);
          } else if (values.size() > 1) {
            add(name, "one value", String.join(", ", values));
          } else if (values.contains("")) {
            // Of a variable that is not set: the call is meant for less than it would do without.
            add(name, "a value", "''");
          }
        });
  }

  Optional<String> text(String name) {
    return query.getOrDefault(name, List.of()).stream()
        .findFirst()
        .filter(value -> !value.isEmpty());
  }

  Optional<String> oneOf(String name, String... choices) {
    Optional<String> value = text(name);
    if (value.isPresent() && !List.of(choices).contains(value.get())) {
      add(name, "one of " + String.join(", ", choices), value.get());
    }
    return value;
  }

  Optional<String> matching(String name, Pattern pattern, String expected) {
    Optional<String> value = text(name);
    if (value.isPresent() && !pattern.matcher(value.get()).matches()) {
      add(name, expected, value.get());
      return Optional.empty();
    }
    return value;
  }

  long number(String name, long byDefault, long low, long high) {
    Optional<String> value = text(name);
    if (value.isEmpty()) {
      return byDefault;
    }
    if (NUMBER.matcher(value.get()).matches()) {
      long number = Long.parseLong(value.get());
      if (number >= low && number <= high) {
        return number;
      }
    }
    add(name, "a whole number from %s to %s".formatted(low, high), value.get());
    return byDefault;
  }

  Optional<UUID> id(String name) {
    return matching(
            name, Pattern.compile("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"), "a UUID")
        .map(UUID::fromString);
  }

  List<Problem> problems() {
    return Collections.unmodifiableList(problems);
  }

  private void add(String name, String expected, String got) {
    problems.add(new Problem("query " + name, expected, got));
  }
}
