package io.github.leadmock.speed;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A target ratio and the measured one.
 *
 * @param what a description
 * @param least whether the limit is a minimum or a maximum
 */
record Target(String what, boolean least, double limit, Spread measured) {

  private static final int CONNECTIONS = 32;

  boolean isMet() {
    return least ? measured.median() >= limit : measured.median() <= limit;
  }

  /** For example {@code ≥ 1.20}. */
  String wanted() {
    return String.format(Locale.ROOT, "%s %.2f", least ? "≥" : "≤", limit);
  }

  /** The targets for which both sides were measured. */
  static List<Target> of(Results results) {
    List<Target> targets = new ArrayList<>();
    for (Workload workload : List.of(Workload.LEAD_SUMMARY, Workload.EVENT_PAGE)) {
      rate(results, workload, Server.MOCKSERVER, 1.2).ifPresent(targets::add);
      rate(results, workload, Server.WIREMOCK, 5).ifPresent(targets::add);
      rate(results, workload, Server.JETTY, 0.6).ifPresent(targets::add);
    }
    own(results, Workload.ADD_NOTE, Server.LEADMOCK, "add note : own event page", 0.5)
        .ifPresent(targets::add);
    own(
            results,
            Workload.DEEP_PAGE,
            Server.LEADMOCK_BILLION,
            "deep page, 10⁹ leads : first page, 10³ leads",
            0.9)
        .ifPresent(targets::add);
    own(
            results,
            Workload.NEW_DEEP_PAGE,
            Server.LEADMOCK_BILLION,
            "the same, each page another",
            0.9)
        .ifPresent(targets::add);
    own(
            results,
            Workload.DATA_PAGE,
            Server.LEADMOCK_DATA,
            "pages of a data file : generated pages, each another",
            0.9)
        .ifPresent(targets::add);
    for (Workload workload : Workload.values()) {
      tail(results, workload).ifPresent(targets::add);
    }
    start(results).ifPresent(targets::add);
    return targets;
  }

  private static Optional<Target> rate(
      Results results, Workload workload, Server peer, double limit) {
    Contest.Entrant ours = new Contest.Entrant(Server.LEADMOCK, workload);
    Contest.Entrant theirs = new Contest.Entrant(peer, workload);
    return results
        .score(workload, CONNECTIONS)
        .filter(score -> score.has(ours) && score.has(theirs))
        .map(
            score ->
                new Target(
                    "%s, requests/s : %s".formatted(workload.label(), peer.label()),
                    true,
                    limit,
                    score.rateRatio(ours, theirs)));
  }

  private static Optional<Target> own(
      Results results, Workload workload, Server server, String what, double limit) {
    Contest.Entrant one = new Contest.Entrant(server, workload);
    Contest.Entrant first = new Contest.Entrant(Server.LEADMOCK, workload.reference());
    return results
        .score(workload, CONNECTIONS)
        .filter(score -> score.has(one) && score.has(first))
        .map(score -> new Target(what + ", requests/s", true, limit, score.rateRatio(one, first)));
  }

  private static Optional<Target> tail(Results results, Workload workload) {
    Contest.Entrant ours = new Contest.Entrant(Server.LEADMOCK, workload);
    Contest.Entrant theirs = new Contest.Entrant(Server.MOCKSERVER, workload);
    return results
        .score(workload, CONNECTIONS)
        .filter(score -> score.has(ours) && score.has(theirs))
        .map(
            score ->
                new Target(
                    "%s, 99th percentile : %s".formatted(workload.label(), theirs.server().label()),
                    false,
                    1,
                    score.highRatio(ours, theirs)));
  }

  private static Optional<Target> start(Results results) {
    List<Double> ours = results.starts().get(StartUp.LAUNCHER);
    List<Double> theirs = results.starts().get(StartUp.WIREMOCK);
    return ours == null || theirs == null
        ? Optional.empty()
        : Optional.of(
            new Target(
                "start to first answer : WireMock, stock",
                false,
                0.35,
                Spread.ratios(ours, theirs)));
  }
}
