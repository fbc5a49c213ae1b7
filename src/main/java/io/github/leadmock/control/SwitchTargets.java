package io.github.leadmock.control;

import static java.util.stream.Collectors.toUnmodifiableMap;

import io.github.leadmock.api.Api;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What controls may name. Immutable.
 *
 * @param statuses the error statuses of each operation, by operation id, such as {@code
 *     metroleads/add-note}
 * @param clock whether there is a clock to set
 */
public record SwitchTargets(Map<String, List<Integer>> statuses, boolean clock) {

  /** Copies the map. */
  public SwitchTargets {
    statuses = Map.copyOf(statuses);
  }

  /** The operations of these APIs, with the statuses that their vendors document. */
  public static SwitchTargets of(Collection<Api> apis) {
    return new SwitchTargets(
        apis.stream()
            .flatMap(
                api ->
                    api.operations().stream()
                        .map(name -> Map.entry(api.name() + "/" + name, api.statuses())))
            .collect(toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue)),
        true);
  }

  /** Those of a proxy for one API: others do not pass through it, and it has no clock. */
  public SwitchTargets ofProxy(String api) {
    return new SwitchTargets(
        statuses.entrySet().stream()
            .filter(one -> one.getKey().startsWith(api + "/"))
            .collect(toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue)),
        false);
  }

  /** The ids of all operations. */
  public SortedSet<String> operations() {
    return new TreeSet<>(statuses.keySet());
  }

  /** All statuses that any vendor documents. */
  public SortedSet<Integer> allStatuses() {
    SortedSet<Integer> all = new TreeSet<>();
    statuses.values().forEach(all::addAll);
    return all;
  }

  /**
   * Throws {@link IllegalArgumentException} if the controls name an unknown operation or status.
   */
  void check(Controls controls) {
    controls.errors().ifPresent(errors -> errors.statuses().forEach(this::checkStatus));
    controls.forced().forEach(this::check);
  }

  private void check(ForcedOutcome forced) {
    List<Integer> known = statuses.getOrDefault(forced.operation(), List.of());
    if (!statuses.containsKey(forced.operation())) {
      throw new IllegalArgumentException(
          "there is no operation '%s'; expected one of %s"
              .formatted(forced.operation(), operations()));
    }
    if (forced.failure() instanceof Failure.Status failure && !known.contains(failure.status())) {
      throw new IllegalArgumentException(
          "%s documents no status %s; expected one of %s"
              .formatted(forced.operation(), failure.status(), known));
    }
  }

  private void checkStatus(int status) {
    if (!allStatuses().contains(status)) {
      throw new IllegalArgumentException(
          "no vendor documents the status %s; expected some of %s"
              .formatted(status, allStatuses()));
    }
  }
}
