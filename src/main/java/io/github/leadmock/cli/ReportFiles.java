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
 * The report files of a command. They are written at its start, when it is interrupted and at its
 * end, so that the report of an earlier run is never mistaken for the report of this one.
 * Thread-safe.
 */
final class ReportFiles {

  private final List<ReportFile> files;
  private final List<CheckedServer> servers;
  private final List<Baseline> baselines;
  private final Optional<EarlierReport> earlier;
  private final PrintWriter out;
  private final List<Report> reports = new ArrayList<>();
  private boolean interrupted;

  /** Writes reports that say that no run has ended yet. */
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

  /** Writes reports that say that no run could start. */
  static void unable(
      List<ReportFile> files, List<CheckedServer> servers, RuntimeException why, PrintWriter out) {
    List<Review> none =
        servers.stream()
            .map(
                server ->
                    Review.of(
                        Verifier.nothing(server.settings(), String.valueOf(why.getMessage()))))
            .toList();
    writeBefore(why, files, none, out);
  }

  /** Writes every file; why nothing could be checked matters more than a file that fails too. */
  static void writeBefore(
      RuntimeException why, List<ReportFile> files, List<Review> reviews, PrintWriter out) {
    try {
      writeAll(files, reviews, RuleCatalogue.all(), out);
    } catch (UncheckedIOException unwritable) {
      why.addSuppressed(unwritable);
    }
  }

  private void replace(List<Review> reviews) {
    replaceAll(files, reviews, RuleCatalogue.all(), out);
  }

  /** Writes what is to be written again later, to the files where that is possible. */
  static void replaceAll(
      List<ReportFile> files, List<Review> reviews, List<RuleCatalogue> rules, PrintWriter out) {
    writeAll(files.stream().filter(ReportFile::canBeReplaced).toList(), reviews, rules, out);
  }

  /** Writes every file even if one fails, then reports the first failure. */
  static void writeAll(
      List<ReportFile> files, List<Review> reviews, List<RuleCatalogue> rules, PrintWriter out) {
    List<UncheckedIOException> failures = new ArrayList<>();
    for (ReportFile file : files) {
      try {
        file.write(reviews, rules, out);
      } catch (UncheckedIOException failed) {
        failures.add(failed);
      }
    }
    if (!failures.isEmpty()) {
      throw failures.get(0);
    }
  }

  /** Records the result of a server's run. */
  synchronized void ended(int number, Report report) {
    if (!interrupted) {
      reports.set(number, report);
      replace(reviews(baselines));
    }
  }

  /**
   * Records the results so far when the command is interrupted during a server's run; nothing is
   * written after that.
   */
  synchronized void interrupted(int number, Report soFar) {
    if (!interrupted) {
      reports.set(number, soFar);
      writeAll(files, reviews(baselines), RuleCatalogue.all(), out);
      interrupted = true;
    }
  }

  /** The results so far. */
  synchronized List<Report> reports() {
    return List.copyOf(reports);
  }

  /** The results, compared with what is known. */
  List<Review> reviews() {
    return reviews(baselines);
  }

  /** The results, compared with one baseline for all servers. */
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

  /** Writes the files, unless the command was interrupted. */
  synchronized void write(List<Review> reviews) {
    if (!interrupted) {
      writeAll(files, reviews, RuleCatalogue.all(), out);
    }
  }
}
