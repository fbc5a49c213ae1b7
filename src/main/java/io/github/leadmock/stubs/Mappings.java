package io.github.leadmock.stubs;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Maps requests to operations, as the bundled stub mappings define. Mappings of operations do not
 * overlap; a catch-all takes the rest. Immutable and thread-safe.
 */
public final class Mappings {

  private final List<Mapping> operations;
  private final Map<String, List<Mapping>> byMethod = new HashMap<>();
  private final List<Mapping> otherMethods;
  private final List<Mapping> catchAlls;

  /** The mappings of both APIs. */
  public Mappings(Collection<Mapping> mappings) {
    this.operations = mappings.stream().filter(mapping -> !mapping.target().isCatchAll()).toList();
    for (Mapping operation : operations) {
      operation.methods().forEach(method -> byMethod.put(method, taking(method)));
    }
    this.otherMethods = taking("");
    this.catchAlls = mappings.stream().filter(mapping -> mapping.target().isCatchAll()).toList();
  }

  /**
   * A mapping that matches a request.
   *
   * @param mapping the mapping
   * @param variables the path variables, still percent-encoded
   */
  public record Match(Mapping mapping, Map<String, String> variables) {}

  /** The mapping for a request, if its path belongs to one of the APIs. */
  public Optional<Match> find(String method, String path) {
    return first(byMethod.getOrDefault(method, otherMethods), path)
        .or(() -> first(catchAlls, path));
  }

  /** Whether a path belongs to one of the two APIs. */
  public boolean owns(String path) {
    return catchAlls.stream().anyMatch(mapping -> mapping.path().match(path).isPresent())
        || operations.stream().anyMatch(mapping -> mapping.path().match(path).isPresent());
  }

  /** The operations at a path by method, sorted; empty for an unknown path. */
  public SortedMap<String, String> at(String path) {
    SortedMap<String, String> found = new TreeMap<>();
    for (Mapping mapping : operations) {
      if (mapping.path().match(path).isPresent()) {
        mapping.methods().forEach(method -> found.put(method, mapping.target().operation()));
      }
    }
    return found;
  }

  private List<Mapping> taking(String method) {
    return operations.stream().filter(mapping -> mapping.takes(method)).toList();
  }

  private static Optional<Match> first(List<Mapping> mappings, String path) {
    for (Mapping mapping : mappings) {
      Optional<Map<String, String>> variables = mapping.path().match(path);
      if (variables.isPresent()) {
        return Optional.of(new Match(mapping, variables.get()));
      }
    }
    return Optional.empty();
  }
}
