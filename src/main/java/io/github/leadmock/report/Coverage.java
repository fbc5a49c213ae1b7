package io.github.leadmock.report;

import io.github.leadmock.contract.Rule;
import io.github.leadmock.verify.CaseResult;
import io.github.leadmock.verify.CaseResult.Outcome;
import io.github.leadmock.verify.Finding;
import io.github.leadmock.verify.HttpExchange;
import io.github.leadmock.verify.Report;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a run covered: operations by status, and the rules checked.
 *
 * @param statuses all documented or seen statuses, in order; 0 for no response
 * @param undocumented the statuses that no rule of the API mentions
 * @param rows one per operation
 * @param unchecked the rules that no case of this run cites
 */
record Coverage(
    List<Integer> statuses, Set<Integer> undocumented, List<Row> rows, List<Rule> unchecked) {

  Coverage {
    statuses = List.copyOf(statuses);
    undocumented = Set.copyOf(undocumented);
    rows = List.copyOf(rows);
    unchecked = List.copyOf(unchecked);
  }

  /**
   * One operation.
   *
   * @param operation its name
   * @param tally the results of its cases
   * @param answers the number of responses by status
   * @param faulty the statuses with findings, each with its worst outcome
   * @param good the statuses seen in passed cases
   * @param marks the rules that its cases check, with their outcomes
   */
  record Row(
      String operation,
      Tally tally,
      Map<Integer, Long> answers,
      Map<Integer, Outcome> faulty,
      Set<Integer> good,
      List<Mark> marks) {

    Row {
      answers = Map.copyOf(answers);
      faulty = Map.copyOf(faulty);
      good = Set.copyOf(good);
      marks = List.copyOf(marks);
    }

    /** The outcome for a status; empty if no response had it. */
    Optional<Outcome> outcome(int status) {
      Optional<Outcome> found = Optional.ofNullable(faulty.get(status));
      if (found.isPresent()) {
        return found;
      }
      if (good.contains(status)) {
        return Optional.of(Outcome.PASSED);
      }
      return answers.containsKey(status) ? Optional.of(Outcome.SKIPPED) : Optional.empty();
    }
  }

  /**
   * The outcome of a rule in the cases of one operation.
   *
   * @param rule its id
   * @param outcome failed, warned or known if a finding cites it, passed if a case that checks it
   *     passed, else skipped
   * @param example a case that shows it
   */
  record Mark(String rule, Outcome outcome, CaseResult example) {}

  static Coverage of(Report report, RuleBook rules) {
    Set<Integer> documented =
        rules.of(report.api()).stream()
            .flatMap(rule -> rule.http().stream().boxed())
            .collect(Collectors.toCollection(TreeSet::new));
    Set<Integer> seen =
        exchanges(report.cases()).map(HttpExchange::status).collect(Collectors.toSet());
    Set<Integer> statuses = new TreeSet<>(documented);
    statuses.addAll(seen);
    Set<Integer> undocumented = new TreeSet<>(seen);
    undocumented.removeAll(documented);

    Set<String> operations = new LinkedHashSet<>(rules.operations(report.api()));
    report.cases().forEach(result -> operations.add(result.operation()));
    List<Row> rows = operations.stream().map(operation -> row(operation, report)).toList();

    Set<String> cited =
        report.cases().stream().flatMap(Coverage::cited).collect(Collectors.toSet());
    return new Coverage(
        List.copyOf(statuses),
        undocumented,
        rows,
        rules.of(report.api()).stream().filter(rule -> !cited.contains(rule.id())).toList());
  }

  private static Row row(String operation, Report report) {
    List<CaseResult> cases =
        report.cases().stream().filter(result -> result.operation().equals(operation)).toList();
    Set<String> ids =
        cases.stream().flatMap(Coverage::cited).collect(Collectors.toCollection(TreeSet::new));
    return new Row(
        operation,
        Tally.of(cases),
        exchanges(cases)
            .collect(
                Collectors.groupingBy(HttpExchange::status, TreeMap::new, Collectors.counting())),
        cases.stream()
            .flatMap(result -> result.findings().stream())
            .collect(
                Collectors.toMap(
                    Finding::status,
                    finding -> finding.weight().outcome(),
                    (one, other) -> one.compareTo(other) < 0 ? one : other)),
        exchanges(cases.stream().filter(result -> result.outcome() == Outcome.PASSED).toList())
            .map(HttpExchange::status)
            .collect(Collectors.toSet()),
        ids.stream().map(id -> mark(id, cases)).toList());
  }

  private static Mark mark(String rule, List<CaseResult> cases) {
    List<CaseResult> citing =
        cases.stream().filter(result -> cited(result).anyMatch(rule::equals)).toList();
    for (CaseResult result : citing) {
      Optional<Finding> found =
          result.findings().stream().filter(finding -> finding.rule().equals(rule)).findFirst();
      if (found.isPresent()) {
        return new Mark(rule, found.get().weight().outcome(), result);
      }
    }
    for (CaseResult result : citing) {
      if (result.outcome() == Outcome.PASSED) {
        return new Mark(rule, Outcome.PASSED, result);
      }
    }
    return new Mark(rule, Outcome.SKIPPED, citing.get(0));
  }

  private static Stream<String> cited(CaseResult result) {
    return Stream.concat(result.rules().stream(), result.findings().stream().map(Finding::rule));
  }

  private static Stream<HttpExchange> exchanges(List<CaseResult> cases) {
    return cases.stream().flatMap(result -> result.exchanges().stream());
  }
}
