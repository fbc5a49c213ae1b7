package io.github.leadmock.speed;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A target ratio and the measured one.
 *
 * @param what a description
 * @param least whether the limit is a minimum or a maximum
 */
record Target(String what, boolean least, double limit, Spread measured) {

  private static final int CONNECTIONS = 32;
  private static final int MANY = 256;

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
      rate(results, workload, Server.MOCKSERVER, CONNECTIONS, 1.2).ifPresent(targets::add);
      rate(results, workload, Server.WIREMOCK, CONNECTIONS, 5).ifPresent(targets::add);
      rate(results, workload, Server.JETTY, CONNECTIONS, 0.6).ifPresent(targets::add);
    }
    rate(results, Workload.NEW_PAGE, Server.MOCKSERVER, CONNECTIONS, 1).ifPresent(targets::add);
    rate(results, Workload.NEW_PAGE, Server.JETTY, CONNECTIONS, 0.5).ifPresent(targets::add);
    rate(results, Workload.NEW_SUMMARY, Server.MOCKSERVER, CONNECTIONS, 1.5)
        .ifPresent(targets::add);
    rate(results, Workload.NEW_SUMMARY, Server.JETTY, CONNECTIONS, 0.6).ifPresent(targets::add);
    rate(results, Workload.ADD_NOTE, Server.MOCKSERVER, CONNECTIONS, 1.2).ifPresent(targets::add);
    rate(results, Workload.ADD_NOTE, Server.MOCKSERVER, MANY, 1).ifPresent(targets::add);
    own(results, Workload.ADD_NOTE, Server.LEADMOCK, "add note : own event page", 0.5)
        .ifPresent(targets::add);
    own(
            results,
            Workload.NOTED_PAGE,
            Server.LEADMOCK,
            "page of a lead with notes : page of one without",
            0.8)
        .ifPresent(targets::add);
    rate(results, Workload.EVENT_PAGE, Server.LEADMOCK_NO_SCORECARD, CONNECTIONS, 0.97)
        .ifPresent(targets::add);
    for (Workload workload : List.of(Workload.EVENT_PAGE, Workload.NEW_PAGE)) {
      heap(results, workload).ifPresent(targets::add);
    }
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
    for (IdleConnections.Cost cost : results.idle()) {
      targets.add(
          new Target(
              "event page beside %,d idle connections : without".formatted(cost.connections()),
              true,
              0.9,
              cost.ratio()));
    }
    start(results, StartUp.WIREMOCK, 0.35).ifPresent(targets::add);
    start(results, Server.JETTY.label(), 1).ifPresent(targets::add);
    for (String check : List.of(StartUp.VERIFY_LIVEFORCE, StartUp.VERIFY_METROLEADS)) {
      @Nullable List<Double> seconds = results.starts().get(check);
      if (seconds != null) {
        targets.add(new Target(check + ", seconds", false, 1.2, Spread.of(seconds)));
      }
    }
    memory(results).ifPresent(targets::add);
    return targets;
  }

  private static Optional<Target> memory(Results results) {
    @Nullable Long ours = results.residents().get(Server.LEADMOCK_LAUNCHER);
    @Nullable Long theirs = results.residents().get(Server.WIREMOCK_TUNED);
    return ours == null || theirs == null
        ? Optional.empty()
        : Optional.of(
            new Target(
                "resident after the load, launcher's defaults : WireMock, tuned",
                false,
                1,
                Spread.ratios(List.of(ours.doubleValue()), List.of(theirs.doubleValue()))));
  }

  private static Optional<Target> heap(Results results, Workload workload) {
    Contest.Entrant small = new Contest.Entrant(Server.LEADMOCK_SMALL, workload);
    Contest.Entrant usual = new Contest.Entrant(Server.LEADMOCK, workload);
    return results
        .score(workload, CONNECTIONS)
        .filter(score -> score.has(small) && score.has(usual))
        .map(
            score ->
                new Target(
                    "%s, requests/s, heap of 64 MB : of 512 MB".formatted(workload.label()),
                    true,
                    0.8,
                    score.rateRatio(small, usual)));
  }

  private static Optional<Target> rate(
      Results results, Workload workload, Server peer, int connections, double limit) {
    Contest.Entrant ours = new Contest.Entrant(workload.ours(), workload);
    Contest.Entrant theirs = new Contest.Entrant(peer, workload.forPeers());
    return results
        .score(workload, connections)
        .filter(score -> score.has(ours) && score.has(theirs))
        .map(
            score ->
                new Target(
                    "%s, requests/s%s : %s"
                        .formatted(
                            workload.label(),
                            connections == CONNECTIONS
                                ? ""
                                : ", %d connections".formatted(connections),
                            peer.label()),
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
    Contest.Entrant ours = new Contest.Entrant(workload.ours(), workload);
    Contest.Entrant theirs = new Contest.Entrant(Server.MOCKSERVER, workload.forPeers());
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

  private static Optional<Target> start(Results results, String peer, double limit) {
    @Nullable List<Double> ours = results.starts().get(StartUp.LAUNCHER);
    @Nullable List<Double> theirs = results.starts().get(peer);
    return ours == null || theirs == null
        ? Optional.empty()
        : Optional.of(
            new Target(
                "start to first answer : "
                    + (peer.equals(StartUp.WIREMOCK) ? "WireMock, stock" : peer),
                false,
                limit,
                Spread.ratios(ours, theirs)));
  }
}
