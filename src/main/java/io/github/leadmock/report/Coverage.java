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
 * What a run has looked at: operations by statuses and rules.
 *
 * @param statuses all that are documented or were seen, in order; 0 for no response
 * @param undocumented those of them that no rule of the API is about
 * @param rows one an operation
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
   * @param tally of its cases
   * @param answers how many there were of each status
   * @param faulty the statuses that a finding is about, with the gravest outcome
   * @param good the statuses that a case which passed got
   * @param marks the rules that its cases check, with what came of it
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

    /** What came of a status; empty if there was no answer of it. */
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
   * What came of a rule in the cases of one operation.
   *
   * @param rule its id
   * @param outcome failed or warned if a finding cites it, passed if a case that checks it passed,
   *     or skipped
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
