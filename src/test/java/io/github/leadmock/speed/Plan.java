package io.github.leadmock.speed;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a run will do.
 *
 * @param connections the numbers of concurrent connections, one contest each
 * @param only names of servers and workloads, and {@value #START_UP}; empty for everything
 * @param rounds the number of rounds of each contest
 * @param seconds the length of each turn
 * @param warmUp the seconds before the first round, for each entrant
 * @param starts the number of times each process is started
 */
record Plan(
    List<Integer> connections, Set<String> only, int rounds, int seconds, int warmUp, int starts) {

  static final String START_UP = "start-up";

  private static final int SECONDS_TO_START = 2;

  Plan {
    connections = List.copyOf(connections);
    only = Set.copyOf(only);
    List<String> known = names();
    only.stream()
        .filter(name -> !known.contains(name))
        .findFirst()
        .ifPresent(
            name -> {
              throw new CannotMeasure(
                  "--only is '%s'; expected some of %s".formatted(name, String.join(", ", known)));
            });
  }

  /** The names that {@code --only} accepts. */
  static List<String> names() {
    List<String> names =
        Arrays.stream(Workload.values()).map(Workload::id).collect(Collectors.toList());
    Arrays.stream(Server.values()).map(Server::id).forEach(names::add);
    names.add(START_UP);
    return names;
  }

  /** Whether it measures everything, so that its results may go into the documentation. */
  boolean isWhole() {
    return only.isEmpty();
  }

  boolean startsUp() {
    return starts > 0 && (!limitsWork() || only.contains(START_UP));
  }

  List<Server> servers() {
    return Arrays.stream(Server.values()).filter(this::wants).toList();
  }

  List<Contest> contests() {
    return Arrays.stream(Workload.values())
        .filter(workload -> !limitsWork() || only.contains(workload.id()))
        .flatMap(
            workload ->
                connections.stream().map(number -> Contest.of(workload, number, this::wants)))
        .toList();
  }

  /** The approximate duration. */
  Duration duration() {
    long turns = contests().stream().mapToLong(contest -> contest.entrants().size()).sum();
    long load = turns * (warmUp + (long) rounds * seconds);
    long processes = startsUp() ? starts * 8L : 0;
    return Duration.ofSeconds(load + (processes + servers().size()) * SECONDS_TO_START);
  }

  /** A description in one sentence. */
  String describe() {
    return "%d rounds in which the servers take turns of %d s, after %d s of warm-up each; medians, with lowest and highest in brackets. Each process was started %d times."
        .formatted(rounds, seconds, warmUp, starts);
  }

  private boolean wants(Server server) {
    return Arrays.stream(Server.values()).map(Server::id).noneMatch(only::contains)
        || only.contains(server.id());
  }

  private boolean limitsWork() {
    return only.contains(START_UP)
        || Arrays.stream(Workload.values()).map(Workload::id).anyMatch(only::contains);
  }
}
