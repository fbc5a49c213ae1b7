package io.github.leadmock.service;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which request is which operation, as the bundled stub mappings say. The mappings of operations do
 * not overlap; a catch-all takes what is left. Immutable and thread-safe.
 */
public final class Routes {

  private final List<Route> operations;
  private final List<Route> catchAlls;

  /** The routes of both APIs. */
  public Routes(Collection<Route> routes) {
    this.operations = routes.stream().filter(route -> !route.target().isCatchAll()).toList();
    this.catchAlls = routes.stream().filter(route -> route.target().isCatchAll()).toList();
  }

  /**
   * A route that takes a request.
   *
   * @param route the route
   * @param variables the path's variables as they stand in the path
   */
  public record Match(Route route, Map<String, String> variables) {}

  /** The route of a request, if its path belongs to one of the APIs. */
  public Optional<Match> find(String method, String path) {
    return first(operations, method, path).or(() -> first(catchAlls, method, path));
  }

  /** Whether a path belongs to one of the two APIs. */
  public boolean owns(String path) {
    return catchAlls.stream().anyMatch(route -> route.path().match(path).isPresent())
        || operations.stream().anyMatch(route -> route.path().match(path).isPresent());
  }

  /** The methods that operations have at a path, sorted; none for an unknown path. */
  public Set<String> methods(String path) {
    Set<String> methods = new TreeSet<>();
    operations.stream()
        .filter(route -> route.path().match(path).isPresent())
        .forEach(route -> methods.addAll(route.methods()));
    return methods;
  }

  private static Optional<Match> first(List<Route> routes, String method, String path) {
    for (Route route : routes) {
      if (route.takes(method)) {
        Optional<Map<String, String>> variables = route.path().match(path);
        if (variables.isPresent()) {
          return Optional.of(new Match(route, variables.get()));
        }
      }
    }
    return Optional.empty();
  }
}
