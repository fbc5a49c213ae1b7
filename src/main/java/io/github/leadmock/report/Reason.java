package io.github.leadmock.report;

import static java.util.Comparator.naturalOrder;

import io.github.leadmock.baseline.Changes;
import io.github.leadmock.baseline.FindingKey;
import io.github.leadmock.contract.Rule;
import io.github.leadmock.verify.CaseResult;
import io.github.leadmock.verify.Cause;
import io.github.leadmock.verify.Finding;
import io.github.leadmock.verify.HttpExchange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A run's findings with the same cause and the same weight, whichever rules they break; reports
 * show them as one.
 *
 * @param met the findings with their cases, in the order of the run; at least one
 */
record Reason(List<Met> met) {

  /** A finding and the case that produced it. */
  record Met(CaseResult result, Finding finding) {}

  private record Group(String pointer, String message) {}

  Reason {
    met = List.copyOf(met);
  }

  /**
   * The reasons behind the cases' findings: those that fail the run first, then in the order of the
   * run.
   */
  static List<Reason> of(List<CaseResult> cases) {
    return Stream.of(Finding.Weight.values())
        .flatMap(weight -> of(cases, weight).stream())
        .toList();
  }

  /** The reasons behind the findings of one weight. */
  static List<Reason> of(List<CaseResult> cases, Finding.Weight weight) {
    Map<Group, List<Met>> groups = new LinkedHashMap<>();
    for (CaseResult result : cases) {
      for (Finding finding : result.findings()) {
        if (finding.weight() == weight) {
          groups
              .computeIfAbsent(group(finding.cause()), group -> new ArrayList<>())
              .add(new Met(result, finding));
        }
      }
    }
    return groups.values().stream().map(Reason::new).toList();
  }

  private static Group group(Cause cause) {
    return new Group(cause.pointer(), cause.message());
  }

  /** The rules that it breaks, in the order of the run. */
  List<String> rules() {
    return met.stream().map(one -> one.finding().rule()).distinct().toList();
  }

  /** The same, split by rule. */
  List<Reason> byRule() {
    return rules().stream()
        .map(
            rule ->
                new Reason(met.stream().filter(one -> one.finding().rule().equals(rule)).toList()))
        .toList();
  }

  /** The status of the most certain of its rules. */
  Rule.Status severity() {
    return met.stream().map(one -> one.finding().severity()).min(naturalOrder()).orElseThrow();
  }

  Finding first() {
    return met.get(0).finding();
  }

  /** The cases in which it occurs, each once. */
  List<CaseResult> cases() {
    return met.stream().map(Met::result).distinct().toList();
  }

  /** The request behind the first finding. */
  Optional<HttpExchange> exchange() {
    List<HttpExchange> all = cases().get(0).exchanges();
    return all.stream()
        .filter(exchange -> exchange.status() == first().status())
        .reduce((one, later) -> later)
        .or(() -> all.stream().reduce((one, later) -> later));
  }

  /** The number of its cases in which it is new since an earlier run. */
  int newCases(Optional<Changes> changes) {
    return (int)
        changes.stream()
            .flatMap(since -> keys().stream().filter(since.fresh()::contains))
            .map(FindingKey::caseId)
            .distinct()
            .count();
  }

  /** {@link #newCases} in words; empty if there are none. */
  String newness(Optional<Changes> changes) {
    int fresh = newCases(changes);
    return fresh == 0
        ? ""
        : fresh == cases().size()
            ? "new"
            : "new in %s of %s cases".formatted(fresh, cases().size());
  }

  private Set<FindingKey> keys() {
    return met.stream()
        .map(one -> FindingKey.of(one.result().id(), one.finding()))
        .collect(Collectors.toSet());
  }
}
