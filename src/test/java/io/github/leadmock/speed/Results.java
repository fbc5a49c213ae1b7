package io.github.leadmock.speed;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that a run measured.
 *
 * @param machine the machine, and the date
 * @param how the lengths and numbers of rounds
 * @param scores in the order of the contests
 * @param idle what idle connections cost, by their number
 * @param starts seconds from the start of a process to its first correct answer or its end, by what
 *     was started, round by round
 * @param residents the memory of each process after the load, in megabytes
 */
record Results(
    String machine,
    String how,
    List<Score> scores,
    List<IdleConnections.Cost> idle,
    Map<String, List<Double>> starts,
    Map<Server, Long> residents) {

  Results {
    scores = List.copyOf(scores);
    idle = List.copyOf(idle);
    starts = new LinkedHashMap<>(starts);
    residents = new LinkedHashMap<>(residents);
  }

  Optional<Score> score(Workload workload, int connections) {
    return scores.stream()
        .filter(score -> score.contest().workload() == workload)
        .filter(score -> score.contest().connections() == connections)
        .findFirst();
  }

  /** What went wrong during the measurement, one line each. */
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
