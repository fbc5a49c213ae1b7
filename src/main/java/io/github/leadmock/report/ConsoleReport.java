package io.github.leadmock.report;

import io.github.leadmock.baseline.FindingKey;
import io.github.leadmock.baseline.Review;
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

/**
 * Prints a report for people: findings by cause, what was skipped, what has changed, and the
 * verdict last.
 */
public final class ConsoleReport {

  private static final int MOST_BODY = 2_000;
  private static final int MOST_CASES = 5;

  private final Review run;
  private final Report report;
  private final Tally tally;
  private final Map<String, Rule> rules;
  private final PrintWriter out;
  private final boolean colour;
  private final boolean verbose;

  private ConsoleReport(
      Review run, List<RuleCatalogue> rules, Writer out, boolean colour, boolean verbose) {
    this.run = run;
    this.report = run.report();
    this.tally = Tally.of(report);
    this.rules =
        rules.stream()
            .flatMap(catalogue -> catalogue.rules().stream())
            // The scenarios of a drill share their rules.
            .collect(
                Collectors.toUnmodifiableMap(Rule::id, Function.identity(), (one, same) -> one));
    this.out = new PrintWriter(out);
    this.colour = colour;
    this.verbose = verbose;
  }

  /** Prints without colour, and summarizes passed cases. */
  public static void write(List<Review> runs, List<RuleCatalogue> rules, Writer out) {
    write(runs, rules, out, false, false);
  }

  /**
   * Prints runs one after another; flushes the writer and leaves it open.
   *
   * @param colour whether to use terminal colours
   * @param verbose whether to list passed cases and all requests
   */
  public static void write(
      List<Review> runs, List<RuleCatalogue> rules, Writer out, boolean colour, boolean verbose) {
    for (int number = 0; number < runs.size(); number++) {
      ConsoleReport report = new ConsoleReport(runs.get(number), rules, out, colour, verbose);
      if (number > 0) {
        report.line("");
      }
      report.print();
    }
  }

  private void print() {
    line("%s at %s%s", report.api(), report.baseUrl(), report.isOfServer() ? extent() : "");
    if (verbose) {
      report.cases().forEach(this::print);
    }
    Reason.of(report.cases(), Finding.Weight.FAILS).forEach(this::print);
    Reason.of(report.cases(), Finding.Weight.WARNS).forEach(this::print);
    known();
    if (!verbose) {
      skipped();
    }
    changes();
    if (!report.readings().isEmpty()) {
      line("");
      line("Where the documentation is silent, the server follows these readings:");
      report.readings().forEach(reading -> line("  %-9s %s", reading.rule(), reading.reading()));
    }
    ledger();
    operations();
    causes();
    verdict();
    out.flush();
  }

  private String extent() {
    return (report.strict() ? ", strict" : "")
        + (report.writes() ? ", with writes" : ", reads only");
  }

  private void print(CaseResult result) {
    line(
        "%s  %s  %s",
        label(result.outcome()),
        result.id(),
        result.outcome() == Outcome.SKIPPED ? result.reason() : result.title());
    result.exchanges().forEach(this::print);
  }

  private Painted label(Outcome outcome) {
    return switch (outcome) {
      case PASSED -> paint("32", "PASS");
      case SKIPPED -> paint("33", "SKIP");
      case FAILED -> paint("31", "FAIL");
      case WARNED -> paint("33", "WARN");
      case KNOWN -> paint("33", "KNOWN");
    };
  }

  private void print(Reason reason) {
    Finding first = reason.first();
    List<CaseResult> cases = reason.cases();
    String newness = reason.newness(run.changes());
    line("");
    line(
        "%s  %s%s",
        label(first.fails() ? Outcome.FAILED : Outcome.WARNED),
        paint("1", first.message()),
        newness.isEmpty() ? "" : " (" + newness + ")");
    fact("case", cases.get(0).id() + "  " + cases.get(0).title());
    others(cases);
    facts(reason);
  }

  /** The further cases with the same cause. */
  private void others(List<CaseResult> cases) {
    List<String> others = cases.stream().skip(1).map(CaseResult::id).toList();
    int shown = verbose ? others.size() : Math.min(MOST_CASES, others.size());
    for (int i = 0; i < shown; i++) {
      fact(i == 0 ? "also in" : "", others.get(i));
    }
    if (shown < others.size()) {
      fact("", "and %s more".formatted(others.size() - shown));
    }
  }

  private void known() {
    List<Reason> known = Reason.of(report.cases(), Finding.Weight.KNOWN);
    if (!known.isEmpty()) {
      line("");
      line("%s  in the baseline:", label(Outcome.KNOWN));
      known.forEach(
          reason ->
              line(
                  "  %-9s %s, in %s",
                  String.join(" ", reason.rules()),
                  reason.first().message(),
                  Words.count(reason.cases().size(), "case")));
      long kept =
          report.cases().stream()
              .filter(result -> result.outcome() == Outcome.KNOWN && !result.complete())
              .count();
      if (kept > 0) {
        line(
            "  These kept %s from finishing: further problems there are not seen.",
            Words.count((int) kept, "case"));
      }
    }
    if (!run.fixed().isEmpty()) {
      line("");
      line("%s  in the baseline, and no longer there:", paint("32", "FIXED"));
      keys(run.fixed());
    }
  }

  private void changes() {
    run.changes()
        .ifPresent(
            changes -> {
              line("");
              line("%s%s", Words.of(changes), changes.gone().isEmpty() ? "." : "; gone are:");
              keys(changes.gone());
            });
  }

  private void keys(List<FindingKey> keys) {
    keys.forEach(key -> line("  %-9s %s: %s", key.cause().rule(), key.caseId(), key.says()));
  }

  /** Skipped cases grouped by reason: without writes, many share one. */
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
          line("%s  %s", label(Outcome.SKIPPED), reason);
          ids.stream().limit(MOST_CASES).forEach(id -> line("      %s", id));
          if (ids.size() > MOST_CASES) {
            line("      and %s more", ids.size() - MOST_CASES);
          }
        });
  }

  private void facts(Reason reason) {
    Finding finding = reason.first();
    fact("where", where(finding));
    fact("expected", finding.expected());
    fact("actual", finding.actual());
    reason.rules().forEach(this::rule);
    fact("try", finding.curl());
  }

  private void rule(String id) {
    @Nullable Rule rule = rules.get(id);
    if (rule == null) {
      fact("rule", id);
    } else {
      fact("rule", "%s, %s: %s".formatted(rule.id(), rule.status(), rule.says()));
      fact("source", rule.source());
    }
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
    int created = report.ledger().size();
    line(
        "%s %s created; %s",
        Words.count(created, "note"),
        created == 1 ? "was" : "were",
        left.isEmpty()
            ? created == 1 ? "it is removed again." : "all are removed again."
            : paint("31", left.size() + (left.size() == 1 ? " is left:" : " are left:")));
    left.forEach(entry -> line("  %s, created by %s", entry.note(), entry.caseId()));
  }

  private void operations() {
    line("");
    Tally.byOperation(report)
        .forEach(
            (operation, of) ->
                line(
                    "%-14s %3s passed %3s failed%s%s %3s skipped",
                    operation,
                    of.passed(),
                    of.failed(),
                    column(of.warned(), "warned"),
                    column(of.known(), "known"),
                    of.skipped()));
  }

  /** Omitted if zero, as in most runs. */
  private static String column(int number, String name) {
    return number == 0 ? "" : String.format(Locale.ROOT, " %3s %s", number, name);
  }

  /** The number of causes behind the findings. */
  private void causes() {
    if (tally.causes() > 0) {
      line(
          "%s, %s in %s",
          Words.count(tally.causes(), "cause"),
          Words.count(tally.failing(), "finding"),
          Words.count(tally.failed(), "case"));
    }
  }

  private void verdict() {
    report.trouble().ifPresent(why -> line("%s", paint("31", why)));
    String colour =
        switch (tally.verdict()) {
          case PASSED -> "32";
          case FAILED -> "31";
          case NOTHING_CHECKED, NOT_ENDED -> "33";
        };
    line(
        "%s: %s passed, %s failed, %s%s%s skipped; %s requests in %s",
        paint(colour, tally.verdict().words(report)),
        tally.passed(),
        tally.failed(),
        tally.warned() == 0 ? "" : tally.warned() + " warned, ",
        tally.known() == 0 ? "" : tally.known() + " known, ",
        tally.skipped(),
        report.requests(),
        seconds(report.took()));
  }

  private static String seconds(Duration took) {
    return String.format(Locale.ROOT, "%.1f s", took.toMillis() / 1000.0);
  }

  private void fact(String name, String value) {
    line("    %-9s %s", name, value);
  }

  private Painted paint(String code, String text) {
    String safe = VisibleText.line(text);
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
                    value instanceof Painted painted
                        ? painted.text()
                        : VisibleText.line(value.toString()))
            .toArray();
    out.println(String.format(Locale.ROOT, format, shown));
  }

  /** Text that is safe to print unchanged. */
  private record Painted(String text) {}
}
