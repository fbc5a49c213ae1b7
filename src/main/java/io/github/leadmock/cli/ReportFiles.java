package io.github.leadmock.cli;

import io.github.leadmock.baseline.Baseline;
import io.github.leadmock.baseline.EarlierReport;
import io.github.leadmock.baseline.Review;
import io.github.leadmock.contract.RuleCatalogue;
import io.github.leadmock.verify.Report;
import io.github.leadmock.verify.Verifier;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The report files of a command. They are written when it begins, when it is interrupted and when
 * it ends, so that nobody takes the report of an earlier run for this one's. Thread-safe.
 */
final class ReportFiles {

  private final List<ReportFile> files;
  private final List<CheckedServer> servers;
  private final List<Baseline> baselines;
  private final Optional<EarlierReport> earlier;
  private final PrintWriter out;
  private final List<Report> reports = new ArrayList<>();
  private boolean interrupted;

  /** Writes that no run has ended yet. */
  ReportFiles(
      List<ReportFile> files,
      List<CheckedServer> servers,
      List<Baseline> baselines,
      Optional<EarlierReport> earlier,
      PrintWriter out) {
    this.files = List.copyOf(files);
    this.servers = List.copyOf(servers);
    this.baselines = List.copyOf(baselines);
    this.earlier = earlier;
    this.out = out;
    servers.forEach(
        server -> reports.add(Verifier.nothing(server.settings(), "the run did not end")));
    replace(reviews(baselines));
  }

  /** Writes that no run could begin. */
  static void unable(
      List<ReportFile> files, List<CheckedServer> servers, String why, PrintWriter out) {
    List<Review> none =
        servers.stream()
            .map(server -> Review.of(Verifier.nothing(server.settings(), why)))
            .toList();
    writeAll(files, none, out);
  }

  private void replace(List<Review> reviews) {
    writeAll(files.stream().filter(ReportFile::canBeReplaced).toList(), reviews, out);
  }

  /** Each of them, also when another cannot be written; that is said afterwards. */
  private static void writeAll(List<ReportFile> files, List<Review> reviews, PrintWriter out) {
    List<UncheckedIOException> failures = new ArrayList<>();
    for (ReportFile file : files) {
      try {
        file.write(reviews, RuleCatalogue.all(), out);
      } catch (UncheckedIOException failed) {
        failures.add(failed);
      }
    }
    if (!failures.isEmpty()) {
      throw failures.get(0);
    }
  }

  /** The run of a server has ended. */
  synchronized void ended(int number, Report report) {
    if (!interrupted) {
      reports.set(number, report);
      replace(reviews(baselines));
    }
  }

  /** The command is interrupted in the run of a server: the last thing that is written. */
  synchronized void interrupted(int number, Report soFar) {
    if (!interrupted) {
      reports.set(number, soFar);
      writeAll(files, reviews(baselines), out);
      interrupted = true;
    }
  }

  /** What the runs have come to. */
  synchronized List<Report> reports() {
    return List.copyOf(reports);
  }

  /** The same, held against what is known. */
  List<Review> reviews() {
    return reviews(baselines);
  }

  /** The same with one baseline for all. */
  List<Review> reviews(Baseline baseline) {
    return reviews(servers.stream().map(server -> baseline).toList());
  }

  private synchronized List<Review> reviews(List<Baseline> known) {
    List<Review> reviews = new ArrayList<>();
    for (int number = 0; number < reports.size(); number++) {
      reviews.add(
          Review.of(reports.get(number), known.get(number), earlier, servers.get(number).place()));
    }
    return reviews;
  }

  /** Writes the files; nothing after an interruption. */
  synchronized void write(List<Review> reviews) {
    if (!interrupted) {
      writeAll(files, reviews, out);
    }
  }
}
