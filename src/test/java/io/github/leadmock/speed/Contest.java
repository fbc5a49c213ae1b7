package io.github.leadmock.speed;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/**
 * Servers that take turns in each round.
 *
 * @param workload the workload of the contest
 * @param connections the number of concurrent connections
 * @param entrants in the order of their turns
 */
record Contest(Workload workload, int connections, List<Entrant> entrants) {

  /** A server and its workload: the contest's, except for references and for peers. */
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
                .map(
                    server ->
                        new Entrant(server, server.isLeadmock() ? workload : workload.forPeers()))
                .toList());
    if (workload.reference() != workload && wanted.test(Server.LEADMOCK)) {
      entrants.add(
          Math.min(1, entrants.size()), new Entrant(Server.LEADMOCK, workload.reference()));
    }
    return new Contest(workload, connections, entrants);
  }
}
