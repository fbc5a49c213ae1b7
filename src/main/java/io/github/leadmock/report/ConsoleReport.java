package io.github.leadmock.report;

import io.github.leadmock.contract.Rule;
import io.github.leadmock.contract.RuleCatalogue;
import io.github.leadmock.verify.CaseResult;
import io.github.leadmock.verify.CaseResult.Outcome;
import io.github.leadmock.verify.Finding;
import io.github.leadmock.verify.HttpExchange;
import io.github.leadmock.verify.Report;
import java.io.PrintWriter;
import java.io.Writer;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Prints a report for people: what failed first to the eye, then what could not be told. */
public final class ConsoleReport {

  private static final int MOST_BODY = 2_000;
  private static final int MOST_SKIPPED = 5;

  private final Report report;
  private final Map<String, Rule> rules;
  private final PrintWriter out;
  private final boolean colour;
  private final boolean verbose;

  private ConsoleReport(
      Report report, List<RuleCatalogue> rules, Writer out, boolean colour, boolean verbose) {
    this.report = report;
    this.rules =
        rules.stream()
            .flatMap(catalogue -> catalogue.rules().stream())
            .collect(Collectors.toUnmodifiableMap(Rule::id, Function.identity()));
    this.out = new PrintWriter(out);
    this.colour = colour;
    this.verbose = verbose;
  }

  /** Prints without colour, and passed cases only as numbers. */
  public static void write(Report report, List<RuleCatalogue> rules, Writer out) {
    write(report, rules, out, false, false);
  }

  /**
   * Prints a report; flushes the writer and leaves it open.
   *
   * @param colour whether the writer is a terminal that shows colours
   * @param verbose whether passed cases and all requests are listed
   */
  public static void write(
      Report report, List<RuleCatalogue> rules, Writer out, boolean colour, boolean verbose) {
    new ConsoleReport(report, rules, out, colour, verbose).print();
  }

  private void print() {
    line(
        "%s at %s%s%s",
        report.api(),
        report.baseUrl(),
        report.strict() ? ", strict" : "",
        report.writes() ? ", with writes" : ", reads only");
    report.cases().stream()
        .filter(result -> verbose || !result.findings().isEmpty())
        .forEach(this::print);
    if (!verbose) {
      skipped();
    }
    if (!report.readings().isEmpty()) {
      line("");
      line("Where the documentation is silent, the server follows these readings:");
      report.readings().forEach(reading -> line("  %-9s %s", reading.rule(), reading.reading()));
    }
    ledger();
    operations();
    verdict();
    out.flush();
  }

  private void print(CaseResult result) {
    switch (result.outcome()) {
      case PASSED -> line("%s  %s  %s", paint("32", "PASS"), result.id(), result.title());
      case SKIPPED -> line("%s  %s  %s", paint("33", "SKIP"), result.id(), result.reason());
      case FAILED -> found(paint("31", "FAIL"), result);
      case WARNED -> found(paint("33", "WARN"), result);
    }
    if (verbose) {
      result.exchanges().forEach(this::print);
    }
  }

  private void found(Painted label, CaseResult result) {
    line("");
    line("%s  %s  %s", label, result.id(), result.title());
    result.findings().forEach(this::print);
  }

  /** The skipped cases by their reasons: writes that are not allowed are many. */
  private void skipped() {
    Map<String, List<String>> byReason =
        report.cases().stream()
            .filter(result -> result.outcome() == Outcome.SKIPPED)
            .collect(
                Collectors.groupingBy(
                    CaseResult::reason,
                    LinkedHashMap::new,
                    Collectors.mapping(CaseResult::id, Collectors.toList())));
    byReason.forEach(
        (reason, ids) -> {
          line("");
          line("%s  %s", paint("33", "SKIP"), reason);
          ids.stream().limit(MOST_SKIPPED).forEach(id -> line("      %s", id));
          if (ids.size() > MOST_SKIPPED) {
            line("      and %s more", ids.size() - MOST_SKIPPED);
          }
        });
  }

  private void print(Finding finding) {
    line("");
    line("  %s", paint("1", finding.message()));
    fact("where", where(finding));
    fact("expected", finding.expected());
    fact("actual", finding.actual());
    @Nullable Rule rule = rules.get(finding.rule());
    if (rule == null) {
      fact("rule", finding.rule());
    } else {
      fact("rule", "%s, %s: %s".formatted(rule.id(), rule.status(), rule.says()));
      fact("source", rule.source());
    }
    fact("try", finding.curl());
  }

  private static String where(Finding finding) {
    return finding.operation()
        + (finding.status() == 0 ? ", no response" : ", status " + finding.status())
        + (finding.pointer().isEmpty() ? "" : ", " + finding.pointer());
  }

  private void print(HttpExchange exchange) {
    line(
        "      %s %s: %s in %s ms",
        exchange.method(),
        exchange.url(),
        exchange.status() == 0 ? "no response" : exchange.status(),
        exchange.took().toMillis());
    if (!exchange.requestBody().isEmpty()) {
      line("        > %s", shorten(exchange.requestBody()));
    }
    line("        < %s", shorten(exchange.responseBody()));
  }

  private void ledger() {
    if (report.ledger().isEmpty()) {
      return;
    }
    List<Report.LedgerEntry> left =
        report.ledger().stream().filter(entry -> !entry.removed()).toList();
    line("");
    line(
        "%s notes were created; %s",
        report.ledger().size(),
        left.isEmpty() ? "all are removed again." : paint("31", left.size() + " are left:"));
    left.forEach(entry -> line("  %s, created by %s", entry.note(), entry.caseId()));
  }

  private void operations() {
    Map<String, int[]> counts = new LinkedHashMap<>();
    for (CaseResult result : report.cases()) {
      counts
          .computeIfAbsent(result.operation(), name -> new int[Outcome.values().length])[
          result.outcome().ordinal()]++;
    }
    line("");
    counts.forEach(
        (operation, of) ->
            line(
                "%-14s %3s passed %3s failed%s %3s skipped",
                operation,
                of[Outcome.PASSED.ordinal()],
                of[Outcome.FAILED.ordinal()],
                of[Outcome.WARNED.ordinal()] == 0
                    ? ""
                    : String.format(Locale.ROOT, " %3s warned", of[Outcome.WARNED.ordinal()]),
                of[Outcome.SKIPPED.ordinal()]));
  }

  private void verdict() {
    long failed = count(Outcome.FAILED);
    long passed = count(Outcome.PASSED);
    long warned = count(Outcome.WARNED);
    Painted verdict =
        failed > 0
            ? paint("31", "Contract not met")
            : passed + warned > 0
                ? paint("32", "Contract met")
                : paint("33", "Nothing was checked");
    line(
        "%s: %s passed, %s failed, %s%s skipped; %s requests in %s",
        verdict,
        passed,
        failed,
        warned == 0 ? "" : warned + " warned, ",
        count(Outcome.SKIPPED),
        report.requests(),
        seconds(report.took()));
  }

  private long count(Outcome outcome) {
    return report.cases().stream().filter(result -> result.outcome() == outcome).count();
  }

  private static String seconds(Duration took) {
    return String.format(Locale.ROOT, "%.1f s", took.toMillis() / 1000.0);
  }

  private void fact(String name, String value) {
    line("    %-9s %s", name, value);
  }

  private Painted paint(String code, String text) {
    String safe = visible(text);
    return new Painted(colour ? "\u001b[" + code + "m" + safe + "\u001b[0m" : safe);
  }

  private static String shorten(String text) {
    return text.length() <= MOST_BODY ? text : text.substring(0, MOST_BODY) + "...";
  }

  private void line(String format, Object... values) {
    Object[] shown =
        Stream.of(values)
            .map(
                value ->
                    value instanceof Painted painted ? painted.text() : visible(value.toString()))
            .toArray();
    out.println(String.format(Locale.ROOT, format, shown));
  }

  /** Text that is safe to print as it is. */
  private record Painted(String text) {}

  /** Shows characters that could steer a terminal or hide text as their codes. */
  private static String visible(String text) {
    StringBuilder shown = new StringBuilder();
    text.codePoints()
        .forEach(
            point -> {
              int type = Character.getType(point);
              boolean steers =
                  type == Character.CONTROL
                      || type == Character.FORMAT
                      || type == Character.SURROGATE
                      || type == Character.LINE_SEPARATOR
                      || type == Character.PARAGRAPH_SEPARATOR;
              if (steers) {
                shown.append(String.format(Locale.ROOT, "\\u%04x", point));
              } else {
                shown.appendCodePoint(point);
              }
            });
    return shown.toString();
  }
}
