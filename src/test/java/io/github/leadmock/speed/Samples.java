package io.github.leadmock.speed;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Made-up results. */
final class Samples {

  static final Contest SUMMARY = Contest.of(Workload.LEAD_SUMMARY, 32, server -> true);
  static final Contest NOTE = Contest.of(Workload.ADD_NOTE, 32, server -> true);

  private Samples() {}

  /**
   * Leadmock has 24,000 requests per second on the summary and on the first page, 14,400 on notes.
   */
  static Results results() {
    Map<Contest.Entrant, List<Load>> summary = new LinkedHashMap<>();
    put(summary, Server.LEADMOCK, Workload.LEAD_SUMMARY, 24_000);
    put(summary, Server.JETTY, Workload.LEAD_SUMMARY, 30_000);
    put(summary, Server.MOCKSERVER, Workload.LEAD_SUMMARY, 16_000);
    put(summary, Server.WIREMOCK_TUNED, Workload.LEAD_SUMMARY, 12_000);
    put(summary, Server.WIREMOCK, Workload.LEAD_SUMMARY, 6_000);
    Map<Contest.Entrant, List<Load>> note = new LinkedHashMap<>();
    put(note, Server.LEADMOCK, Workload.ADD_NOTE, 14_400);
    put(note, Server.LEADMOCK, Workload.EVENT_PAGE, 24_000);
    put(note, Server.JETTY, Workload.ADD_NOTE, 30_000);
    put(note, Server.MOCKSERVER, Workload.ADD_NOTE, 16_000);
    put(note, Server.WIREMOCK_TUNED, Workload.ADD_NOTE, 12_000);
    put(note, Server.WIREMOCK, Workload.ADD_NOTE, 6_000);
    return new Results(
        "2026-11-22 by 2 cores of an abacus",
        "Two rounds.",
        List.of(new Score(SUMMARY, summary), new Score(NOTE, note)),
        List.of(
            new IdleConnections.Cost(
                10_000, List.of(20_000.0, 30_000.0), List.of(19_000.0, 27_000.0), 4.25)),
        Map.of(
            StartUp.LAUNCHER,
            List.of(0.5, 0.6),
            StartUp.WIREMOCK,
            List.of(2.0, 2.0),
            StartUp.VERIFY_METROLEADS,
            List.of(1.3, 1.3)),
        Map.of(
            Server.LEADMOCK, 1_234L, Server.LEADMOCK_LAUNCHER, 300L, Server.WIREMOCK_TUNED, 400L));
  }

  /** The second round is a tenth faster; the 99th percentile is 100 seconds divided by the rate. */
  private static void put(
      Map<Contest.Entrant, List<Load>> loads, Server server, Workload workload, double rate) {
    loads.put(
        new Contest.Entrant(server, workload),
        List.of(
            new Load(rate, 1, 100_000 / rate, 0, 0),
            new Load(rate * 1.1, 1, 100_000 / rate, 0, 0)));
  }
}
