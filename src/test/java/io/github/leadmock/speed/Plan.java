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
 * @param only names of servers and workloads, {@value #IDLE}, and {@value #START_UP}; empty for
 *     everything
 * @param rounds the number of rounds of each contest
 * @param seconds the length of each turn
 * @param warmUp the seconds before the first round, for each entrant
 * @param starts the number of times each process is started
 */
record Plan(
    List<Integer> connections, Set<String> only, int rounds, int seconds, int warmUp, int starts) {

  static final String START_UP = "start-up";
  static final String IDLE = "idle-connections";

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

  /** What a contributor runs after a change that could cost speed: less than four minutes. */
  static Plan quick() {
    return new Plan(
        List.of(32),
        Set.of(
            Workload.EVENT_PAGE.id(),
            Workload.NEW_PAGE.id(),
            Workload.NEW_SUMMARY.id(),
            Workload.NOTED_PAGE.id(),
            Workload.ADD_NOTE.id(),
            IDLE,
            START_UP,
            Server.LEADMOCK.id(),
            Server.LEADMOCK_LAUNCHER.id(),
            Server.LEADMOCK_SMALL.id(),
            Server.LEADMOCK_BILLION.id(),
            Server.JETTY.id(),
            Server.MOCKSERVER.id(),
            Server.WIREMOCK_TUNED.id()),
        2,
        2,
        3,
        2);
  }

  /** The names that {@code --only} accepts. */
  static List<String> names() {
    List<String> names =
        Arrays.stream(Workload.values()).map(Workload::id).collect(Collectors.toList());
    Arrays.stream(Server.values()).map(Server::id).forEach(names::add);
    names.add(IDLE);
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

  boolean holdsIdleConnections() {
    return !limitsWork() || only.contains(IDLE);
  }

  List<Server> servers() {
    return Arrays.stream(Server.values()).filter(Server::isAvailable).filter(this::wants).toList();
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
    if (holdsIdleConnections()) {
      load += (long) IdleConnections.NUMBERS.size() * rounds * (2L * seconds + SECONDS_TO_START);
    }
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
        || only.contains(IDLE)
        || Arrays.stream(Workload.values()).map(Workload::id).anyMatch(only::contains);
  }
}
