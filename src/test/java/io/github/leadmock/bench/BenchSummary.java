package io.github.leadmock.bench;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What a run of the bench comes to.
 *
 * @param faults how many faults were tried
 * @param caught how many of them gave a finding that names a right rule, and exit code 1 unless the
 *     rule is an assumed one
 * @param warned how many of those caught gave a warning only
 * @param variants how many correct servers were tried, the plain one of each API among them
 * @param accused how many of them were not passed with exit code 0
 * @param missed the ids of the faults that were not caught
 * @param wronged the ids of the correct servers that were accused
 */
public record BenchSummary(
    int faults,
    int caught,
    int warned,
    int variants,
    int accused,
    List<String> missed,
    List<String> wronged) {

  /** Copies the lists. */
  public BenchSummary {
    missed = List.copyOf(missed);
    wronged = List.copyOf(wronged);
  }

  static BenchSummary of(List<BenchRow> rows) {
    List<String> missed = ids(rows, BenchRow.Kind.FAULT, false);
    List<String> caught = ids(rows, BenchRow.Kind.FAULT, true);
    List<String> wronged =
        rows.stream()
            .filter(
                row -> row.kind() == BenchRow.Kind.VARIANT || row.kind() == BenchRow.Kind.CORRECT)
            .filter(row -> !row.good())
            .map(BenchSummary::name)
            .distinct()
            .toList();
    long variants =
        rows.stream()
            .filter(
                row -> row.kind() == BenchRow.Kind.VARIANT || row.kind() == BenchRow.Kind.CORRECT)
            .map(BenchSummary::name)
            .distinct()
            .count();
    return new BenchSummary(
        missed.size() + caught.size(),
        caught.size(),
        (int) rows.stream().filter(BenchRow::warns).count(),
        (int) variants,
        wronged.size(),
        missed,
        wronged);
  }

  private static List<String> ids(List<BenchRow> rows, BenchRow.Kind kind, boolean good) {
    return rows.stream()
        .filter(row -> row.kind() == kind && row.good() == good)
        .map(BenchRow::id)
        .toList();
  }

  private static String name(BenchRow row) {
    return row.id() + " (" + row.api().text() + ")";
  }

  /** One line, as for the README. */
  public String text() {
    return "%d of %d faults caught, %d of them with a warning, %d of %d correct servers accused"
        .formatted(caught, faults, warned, accused, variants);
  }

  /** All that is not as it should be, a line each; empty when all is. */
  public String shortcomings() {
    return missed.stream()
        .map(id -> "missed " + id)
        .collect(Collectors.joining("\n"))
        .concat(wronged.stream().map(id -> "\naccused " + id).collect(Collectors.joining()))
        .strip();
  }
}
