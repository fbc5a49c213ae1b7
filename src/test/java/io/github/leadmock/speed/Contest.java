package io.github.leadmock.speed;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/**
 * Those who take turns in each round.
 *
 * @param workload what the contest is about
 * @param connections at once
 * @param entrants in the order of their turns
 */
record Contest(Workload workload, int connections, List<Entrant> entrants) {

  /**
   * A server with what it is asked; the same as in the contest, but for Leadmock's own pages that
   * some of its other figures are held against.
   */
  record Entrant(Server server, Workload workload) {}

  Contest {
    entrants = List.copyOf(entrants);
  }

  static Contest of(Workload workload, int connections, Predicate<Server> wanted) {
    List<Entrant> entrants =
        new ArrayList<>(
            Arrays.stream(Server.values())
                .filter(wanted)
                .filter(server -> server.takes(workload))
                .map(server -> new Entrant(server, workload))
                .toList());
    if (workload.reference() != workload && wanted.test(Server.LEADMOCK)) {
      entrants.add(1, new Entrant(Server.LEADMOCK, workload.reference()));
    }
    return new Contest(workload, connections, entrants);
  }
}
