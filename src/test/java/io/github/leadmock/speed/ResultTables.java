package io.github.leadmock.speed;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The results as Markdown, for both the console and the documentation. */
final class ResultTables {

  private final Results results;

  ResultTables(Results results) {
    this.results = results;
  }

  String text() {
    StringBuilder text = new StringBuilder();
    text.append("Measured on ").append(results.machine()).append(".\n");
    text.append(results.how()).append("\n");
    targets(text);
    results.scores().forEach(score -> contest(text, score));
    idle(text);
    starts(text);
    servers(text);
    return text.toString();
  }

  private void targets(StringBuilder text) {
    List<Target> targets = Target.of(results);
    if (targets.isEmpty()) {
      return;
    }
    text.append("\n### Targets\n\n");
    row(text, "ratio", "measured", "target", "met");
    row(text, "---", "---:", "---:", "---");
    for (Target target : targets) {
      row(
          text,
          target.what(),
          target.measured().asRatio(),
          target.wanted(),
          target.isMet() ? "yes" : "**no**");
    }
  }

  private static void contest(StringBuilder text, Score score) {
    Contest contest = score.contest();
    text.append(
        "\n### %s, %d connections\n\n"
            .formatted(contest.workload().label(), contest.connections()));
    row(text, "server", "requests/s", "50 % within", "99 % within", "Leadmock : it, requests/s");
    row(text, "---", "---:", "---:", "---:", "---:");
    Contest.Entrant ours = new Contest.Entrant(contest.workload().ours(), contest.workload());
    for (Contest.Entrant entrant : contest.entrants()) {
      Optional<String> ratio =
          entrant.equals(ours) || !score.has(ours)
              ? Optional.empty()
              : Optional.of(score.rateRatio(ours, entrant).asRatio());
      row(
          text,
          entrant.workload() == contest.workload()
              ? entrant.server().label()
              : entrant.server().label() + ", " + entrant.workload().label(),
          score.rate(entrant).asRate(),
          score.median(entrant).asMillis() + " ms",
          score.high(entrant).asMillis() + " ms",
          ratio.orElse(""));
    }
  }

  private void idle(StringBuilder text) {
    if (results.idle().isEmpty()) {
      return;
    }
    text.append("\n### Event page of 20, 32 connections, beside idle ones\n\n");
    row(text, "idle connections", "requests/s", "with : without", "live heap for each");
    row(text, "---:", "---:", "---:", "---:");
    for (IdleConnections.Cost cost : results.idle()) {
      row(
          text,
          String.format(Locale.ROOT, "%,d", cost.connections()),
          Spread.of(cost.with()).asRate(),
          cost.ratio().asRatio(),
          String.format(Locale.ROOT, "%.1f kB", cost.kilobytesEach()));
    }
  }

  private void starts(StringBuilder text) {
    if (results.starts().isEmpty()) {
      return;
    }
    text.append("\n### Start to first right answer, and whole checks\n\n");
    row(text, "process", "seconds");
    row(text, "---", "---:");
    for (Map.Entry<String, List<Double>> start : results.starts().entrySet()) {
      row(text, start.getKey(), Spread.of(start.getValue()).asSeconds());
    }
  }

  private void servers(StringBuilder text) {
    if (results.residents().isEmpty()) {
      return;
    }
    text.append("\n### What each server was made to do\n\n");
    row(text, "server", "resident after the load", "does");
    row(text, "---", "---:", "---");
    results
        .residents()
        .forEach(
            (server, megabytes) ->
                row(
                    text,
                    server.label(),
                    String.format(Locale.ROOT, "%,d MB", megabytes),
                    server.made()));
  }

  private static void row(StringBuilder text, String... cells) {
    text.append(
        Arrays.stream(cells)
            .map(cell -> cell.replace("|", "\\|"))
            .collect(Collectors.joining(" | ", "| ", " |\n")));
  }
}
