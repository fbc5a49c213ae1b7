package io.github.leadmock.bench;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which faults a baseline would hide that was written while the server had another fault.
 *
 * @param accepted the fault that the baseline was written with
 * @param hidden the fault that is then no longer found, as all of its findings are in the baseline
 */
record Masks(BenchRow accepted, BenchRow hidden) {

  /** Faults against different rules that show as the same thing, with the reason. */
  private static final Map<Set<String>, String> ALIKE =
      Map.of(
          Set.of(
              "ml-add-listed-old",
              "ml-update-time",
              "ml-update-answer-time",
              "ml-remove-answer-time"),
          "each way the times of one note disagree, in the list and in the answers of writes",
          Set.of("ml-event-id-same", "ml-comments-none-404", "ml-comments-sms-404"),
          "a listed event is not found by its id",
          Set.of(
              "ml-answers-shifted",
              "ml-path-unknown-200",
              "ml-path-unknown-json-200",
              "ml-method-200"),
          "where answers are mixed up, a refusal has the status of another request's success",
          Set.of("ml-start-text-order", "ml-page-start-retyped", "ml-echo-string-later"),
          "what takes start for a text echoes it as one",
          Set.of("ml-order-pages", "ml-order-decimals", "ml-size-first-page-only"),
          "a page is not the part of the list that its start says",
          Set.of("ml-add-twice-same", "ml-remove-counted"),
          "count does not go down when a note is removed",
          Set.of("ml-cache-without-query", "ml-start-wraps-32"),
          "a page past the end has the events of another page");

  /** All pairs of faults of which one hides the other. */
  static List<Masks> of(List<BenchRow> rows) {
    Set<String> always =
        rows.stream()
            .filter(row -> row.kind() == BenchRow.Kind.CORRECT)
            .flatMap(row -> row.outcome().keys().stream())
            .collect(Collectors.toSet());
    List<BenchRow> faults =
        rows.stream().filter(row -> row.kind() == BenchRow.Kind.FAULT && row.good()).toList();
    return faults.stream()
        .flatMap(
            accepted ->
                faults.stream()
                    .filter(other -> !other.equals(accepted) && other.api() == accepted.api())
                    .map(other -> new Masks(accepted, other))
                    .filter(pair -> pair.hides(always)))
        .toList();
  }

  private boolean hides(Set<String> always) {
    return hidden.outcome().keys().stream()
        .filter(key -> !always.contains(key))
        .allMatch(accepted.outcome().keys()::contains);
  }

  /** Whether both break the same rule, or look the same for a known reason. */
  boolean areOfOneKind() {
    return accepted.expected().stream().anyMatch(hidden.expected()::contains)
        || ALIKE.keySet().stream()
            .anyMatch(ids -> ids.contains(accepted.id()) && ids.contains(hidden.id()));
  }

  @Override
  public String toString() {
    return "%s hides %s".formatted(accepted.id(), hidden.id());
  }
}
