package io.github.leadmock.bench;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The resource that a path names.
 *
 * @param operation the operation that the resource belongs to
 * @param ids the variable parts of the path, in its order
 */
record Route(Operation operation, List<String> ids) {

  private static final Pattern UUID =
      Pattern.compile("(?i)[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  Route {
    ids = List.copyOf(ids);
  }

  static Optional<Route> of(String path) {
    for (Operation operation : Operation.values()) {
      Matcher matcher = operation.path().matcher(path);
      if (matcher.matches()) {
        List<String> ids =
            IntStream.rangeClosed(1, matcher.groupCount()).mapToObj(matcher::group).toList();
        return Optional.of(new Route(operation, ids));
      }
    }
    return Optional.empty();
  }

  String company() {
    return ids.get(0);
  }

  String lead() {
    return ids.get(1);
  }

  /** The id of the event or of the LiveForce lead: the last one of the path, empty for none. */
  String last() {
    return ids.isEmpty() ? "" : ids.get(ids.size() - 1);
  }

  /** Whether each id has the form that the documents show for it. */
  boolean wellFormed() {
    if (operation == Operation.LEAD_SUMMARY) {
      return last().matches("[0-9]+");
    }
    return IntStream.range(0, ids.size())
        .filter(at -> operation != Operation.LIST_COMMENTS || at != 2)
        .allMatch(at -> isUuid(ids.get(at)));
  }

  static boolean isUuid(String text) {
    return UUID.matcher(text).matches();
  }
}
