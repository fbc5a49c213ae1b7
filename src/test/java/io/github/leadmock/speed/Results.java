package io.github.leadmock.speed;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that a run measured.
 *
 * @param machine what it ran on, and when
 * @param how how long, how often
 * @param scores in the order of the contests
 * @param starts seconds from the start of a process to its first right answer or its end, by what
 *     was started, round by round
 * @param residents megabytes in memory after the load
 */
record Results(
    String machine,
    String how,
    List<Score> scores,
    Map<String, List<Double>> starts,
    Map<Server, Long> residents) {

  Results {
    scores = List.copyOf(scores);
    starts = new LinkedHashMap<>(starts);
    residents = new LinkedHashMap<>(residents);
  }

  Optional<Score> score(Workload workload, int connections) {
    return scores.stream()
        .filter(score -> score.contest().workload() == workload)
        .filter(score -> score.contest().connections() == connections)
        .findFirst();
  }

  /** What went wrong while it was measured, a line each. */
  List<String> faults() {
    List<String> faults = new ArrayList<>();
    for (Score score : scores) {
      score
          .loads()
          .forEach(
              (entrant, loads) ->
                  loads.stream()
                      .filter(load -> !load.isClean())
                      .map(
                          load ->
                              "%s, %s, %d connections: %d answers were no success, %d connections broke"
                                  .formatted(
                                      entrant.server().label(),
                                      entrant.workload().label(),
                                      score.contest().connections(),
                                      load.refused(),
                                      load.broken()))
                      .forEach(faults::add));
    }
    return faults;
  }
}
