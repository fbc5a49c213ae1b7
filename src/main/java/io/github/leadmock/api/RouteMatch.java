package io.github.leadmock.api;

import io.github.leadmock.message.DecodedUrl;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * How well a path and a method match a route: an edit distance on path segments.
 *
 * @param route the route
 * @param path the cost of the edits to the path; 0 if it matches
 * @param methodFits whether the route accepts the method
 * @param variables the values of the route's path variables; empty text where the path has none
 */
record RouteMatch(Route route, double path, boolean methodFits, Map<String, String> variables) {

  private static final double WRONG_METHOD = 0.25;
  private static final double MISSING_WORD = 0.6;
  private static final double MISSING_VALUE = 0.8;
  private static final double EXTRA = 0.7;
  private static final double EXTRA_SLASH = 0.1;
  private static final double ODD_VALUE = 0.4;
  private static final double MISSPELLED = 0.2;
  private static final double NEVER = 100;

  /** The best match; the first if several are equally good. */
  static RouteMatch nearest(List<Route> routes, RawRequest sent) {
    List<String> segments = DecodedUrl.parse(sent.url()).segments();
    return routes.stream()
        .map(route -> of(route, sent.method(), segments))
        .min(Comparator.comparingDouble(RouteMatch::cost))
        .orElseThrow(() -> new IllegalStateException("there is no route at all"));
  }

  boolean pathFits() {
    return path == 0;
  }

  double cost() {
    return path + (methodFits ? 0 : WRONG_METHOD);
  }

  private static RouteMatch of(Route route, String method, List<String> segments) {
    List<String> words = List.of(route.template().substring(1).split("/"));
    double[][] costs = new double[words.size() + 1][segments.size() + 1];
    for (int i = 0; i <= words.size(); i++) {
      for (int j = 0; j <= segments.size(); j++) {
        costs[i][j] = i + j == 0 ? 0 : cheapest(costs, words, segments, i, j);
      }
    }
    return new RouteMatch(
        route,
        isExact(words, segments) ? 0 : costs[words.size()][segments.size()],
        route.methods().contains(method),
        variables(costs, words, segments));
  }

  private static boolean isExact(List<String> words, List<String> segments) {
    return words.size() == segments.size()
        && IntStream.range(0, words.size())
            .allMatch(
                i ->
                    isVariable(words.get(i))
                        ? !segments.get(i).isEmpty()
                        : words.get(i).equals(segments.get(i)));
  }

  private static double cheapest(
      double[][] costs, List<String> words, List<String> segments, int i, int j) {
    double both =
        i > 0 && j > 0
            ? costs[i - 1][j - 1] + change(words.get(i - 1), segments.get(j - 1))
            : NEVER;
    double missing = i > 0 ? costs[i - 1][j] + missing(words.get(i - 1)) : NEVER;
    double extra = j > 0 ? costs[i][j - 1] + extra(segments.get(j - 1)) : NEVER;
    return Math.min(both, Math.min(missing, extra));
  }

  /** Traces the cheapest edits back and collects the values. */
  private static Map<String, String> variables(
      double[][] costs, List<String> words, List<String> segments) {
    List<String> values = new ArrayList<>();
    int i = words.size();
    int j = segments.size();
    while (i > 0) {
      String word = words.get(i - 1);
      if (j > 0 && costs[i][j] == costs[i - 1][j - 1] + change(word, segments.get(j - 1))) {
        values.add(0, segments.get(--j));
        i--;
      } else if (j > 0 && costs[i][j] == costs[i][j - 1] + extra(segments.get(j - 1))) {
        j--;
      } else {
        values.add(0, "");
        i--;
      }
    }
    Map<String, String> variables = new LinkedHashMap<>();
    for (int k = 0; k < words.size(); k++) {
      if (isVariable(words.get(k))) {
        variables.put(words.get(k).substring(1, words.get(k).length() - 1), values.get(k));
      }
    }
    return variables;
  }

  private static double change(String word, String segment) {
    if (isVariable(word)) {
      boolean likely = segment.chars().anyMatch(Character::isDigit);
      return segment.isEmpty() ? NEVER : likely ? 0 : ODD_VALUE;
    }
    int distance = EditDistance.distance(word, segment);
    if (word.equals(segment)) {
      return 0;
    }
    return 2 * distance <= word.length() ? MISSPELLED + (double) distance / word.length() : NEVER;
  }

  private static double missing(String word) {
    return isVariable(word) ? MISSING_VALUE : MISSING_WORD;
  }

  private static double extra(String segment) {
    return segment.isEmpty() ? EXTRA_SLASH : EXTRA;
  }

  private static boolean isVariable(String word) {
    return word.startsWith("{");
  }
}
