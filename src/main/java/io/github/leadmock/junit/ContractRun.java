package io.github.leadmock.junit;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.github.leadmock.contract.Contract;
import io.github.leadmock.contract.RuleCatalogue;
import io.github.leadmock.report.FindingText;
import io.github.leadmock.report.VisibleText;
import io.github.leadmock.verify.CaseInfo;
import io.github.leadmock.verify.CaseResult;
import io.github.leadmock.verify.CaseResult.Outcome;
import io.github.leadmock.verify.Finding;
import io.github.leadmock.verify.Observer;
import io.github.leadmock.verify.Report;
import io.github.leadmock.verify.Settings;
import io.github.leadmock.verify.Verifier;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.opentest4j.TestAbortedException;

/**
 * Runs the verifier, one case at a time as JUnit requests them. The tests run on one thread even if
 * JUnit runs tests in parallel, because otherwise JUnit would close the stream before they have
 * run. JUnit before 6.1 has no such setting: there, access is synchronized, and a test that runs
 * after the stream was closed fails with instructions.
 */
final class ContractRun {

  private static final boolean CAN_SET_EXECUTION_MODE =
      Stream.of(DynamicContainer.class.getMethods())
          .anyMatch(
              method ->
                  method.getName().equals("dynamicContainer") && method.getParameterCount() == 1);

  private final Verifier verifier;
  private final RuleCatalogue rules;
  private boolean ended;

  private ContractRun(Verifier verifier, RuleCatalogue rules) {
    this.verifier = verifier;
    this.rules = rules;
  }

  static ContractRun open(Settings settings) {
    return new ContractRun(
        Verifier.open(settings, Observer.NONE), RuleCatalogue.of(settings.target().api()));
  }

  /** The tests, in one container per operation; closing the stream ends the run. */
  Stream<DynamicNode> nodes() {
    Map<String, List<DynamicTest>> tests =
        verifier.cases().stream()
            .collect(groupingBy(CaseInfo::operation, mapping(this::test, toList())));
    List<String> order = List.copyOf(Contract.of(rules.api()).operations().keySet());
    return tests.entrySet().stream()
        .sorted(Comparator.comparing(entry -> order.indexOf(entry.getKey())))
        .<DynamicNode>map(entry -> container(entry.getKey(), entry.getValue()))
        .onClose(this::end);
  }

  private static DynamicContainer container(String operation, List<DynamicTest> tests) {
    return CAN_SET_EXECUTION_MODE
        ? OnOneThread.container(operation, tests)
        : DynamicContainer.dynamicContainer(operation, tests);
  }

  /**
   * A separate class, because it uses an API that JUnit before 6.1 lacks; there, it is never
   * loaded.
   */
  private static final class OnOneThread {

    static DynamicContainer container(String operation, List<DynamicTest> tests) {
      return DynamicContainer.dynamicContainer(
          container ->
              container
                  .displayName(operation)
                  .executionMode(ExecutionMode.SAME_THREAD)
                  .childExecutionMode(ExecutionMode.SAME_THREAD)
                  .children(tests));
    }
  }

  /** Has no test source URI: reports then attribute the test to the class of the factory method. */
  private DynamicTest test(CaseInfo info) {
    String name = "%s: %s".formatted(info.id(), info.title());
    return DynamicTest.dynamicTest(name, () -> check(info));
  }

  private synchronized void check(CaseInfo info) {
    if (ended) {
      throw new IllegalStateException(
          CAN_SET_EXECUTION_MODE
              ? "the stream of tests() was closed before its tests ran; return it as it is"
              : "the stream of tests() was closed before its tests ran; return it as it is, and"
                  + " where tests run in parallel put @Execution(ExecutionMode.SAME_THREAD) on"
                  + " the class: JUnit before 6.1 cannot be told so by the tests");
    }
    CaseResult result = verifier.run(info);
    switch (result.outcome()) {
      case PASSED, WARNED, KNOWN -> {}
      case SKIPPED -> throw new TestAbortedException(VisibleText.line(result.reason()));
      case FAILED ->
          throw new AssertionError(
              FindingText.of(result.findings().stream().filter(Finding::fails).toList(), rules));
    }
  }

  private synchronized void end() {
    ended = true;
    Report report;
    try (verifier) {
      report = verifier.report();
    }
    List<String> left =
        report.ledger().stream()
            .filter(entry -> !entry.removed())
            .map(entry -> "%s, created by %s".formatted(entry.note(), entry.caseId()))
            .toList();
    if (!left.isEmpty()) {
      throw new AssertionError(
          "notes are left on %s:%n  %s".formatted(report.baseUrl(), String.join("\n  ", left)));
    }
    if (report.cases().stream().allMatch(result -> result.outcome() == Outcome.SKIPPED)) {
      throw new AssertionError(
          "nothing was checked: %s"
              .formatted(
                  report.cases().isEmpty()
                      ? "no case was run"
                      : "all %s cases were skipped, the first as %s"
                          .formatted(
                              report.cases().size(),
                              VisibleText.line(report.cases().get(0).reason()))));
    }
  }
}
