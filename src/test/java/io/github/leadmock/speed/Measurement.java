package io.github.leadmock.speed;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Runs the contests. All servers run throughout, and are idle when it is not their turn: each has
 * its own heap of a fixed size, and an idle server costs the others nothing.
 */
final class Measurement implements AutoCloseable {

  private final Setting setting;
  private final Plan plan;
  private final Consumer<String> log;
  private final Client client = new Client();
  private final Wrk wrk;
  private final Map<Server, Running> running = new EnumMap<>(Server.class);
  private final Answers answers;

  /** Starts all servers and checks every answer of each. */
  Measurement(Setting setting, Plan plan, Consumer<String> log)
      throws IOException, InterruptedException {
    this.setting = setting;
    this.plan = plan;
    this.log = log;
    this.wrk = new Wrk(setting.work());
    try {
      start(Server.LEADMOCK);
      this.answers = Answers.of(running.get(Server.LEADMOCK).port(), client);
      setting.write(answers);
      for (Server server : plan.servers()) {
        start(server);
      }
    } catch (IOException | InterruptedException | RuntimeException failed) {
      close();
      throw failed;
    }
  }

  Answers answers() {
    return answers;
  }

  List<Score> run() throws IOException, InterruptedException {
    List<Score> scores = new ArrayList<>();
    for (Contest contest : plan.contests()) {
      scores.add(run(contest));
    }
    return scores;
  }

  Map<Server, Long> residents() throws IOException, InterruptedException {
    Map<Server, Long> residents = new LinkedHashMap<>();
    for (Map.Entry<Server, Running> one : running.entrySet()) {
      residents.put(one.getKey(), one.getValue().residentMegabytes());
    }
    return residents;
  }

  /** Leadmock's answers per second while many other connections are open and idle. */
  List<IdleConnections.Cost> idle() throws IOException, InterruptedException {
    return plan.holdsIdleConnections() ? idle(running.get(Server.LEADMOCK)) : List.of();
  }

  private List<IdleConnections.Cost> idle(Running mock) throws IOException, InterruptedException {
    Heap heap = new Heap(setting.java(), mock.pid());
    return new IdleConnections(mock, heap, wrk, plan, log).measure();
  }

  private Score run(Contest contest) throws IOException, InterruptedException {
    Map<Contest.Entrant, List<Load>> loads = new LinkedHashMap<>();
    for (Contest.Entrant entrant : contest.entrants()) {
      // The others have no answer that a peer would repeat.
      if (Workload.calls().contains(entrant.workload().call())) {
        check(entrant.server(), entrant.workload().call());
      }
      loads.put(entrant, new ArrayList<>());
      if (plan.warmUp() > 0) {
        turn(entrant, contest.connections(), plan.warmUp());
      }
    }
    for (int round = 1; round <= plan.rounds(); round++) {
      for (Contest.Entrant entrant : contest.entrants()) {
        Load load = turn(entrant, contest.connections(), plan.seconds());
        loads.get(entrant).add(load);
        log.accept(
            "%s, %d connections, round %d: %s, %s: %,.0f requests/s, 99%% within %.2f ms%s"
                .formatted(
                    contest.workload().label(),
                    contest.connections(),
                    round,
                    entrant.server().label(),
                    entrant.workload().label(),
                    load.rate(),
                    load.high(),
                    load.isClean() ? "" : "  WITH ERRORS"));
      }
    }
    return new Score(contest, loads);
  }

  private Load turn(Contest.Entrant entrant, int connections, int seconds)
      throws IOException, InterruptedException {
    int port = running.get(entrant.server()).port();
    if (entrant.workload().writes() && entrant.server().isLeadmock()) {
      // The writes of the previous turn would only fill the heap.
      client.send(port, new Call("POST", "/__admin/leadmock/reset", ""));
    }
    if (entrant.workload() == Workload.NOTED_PAGE) {
      client.send(port, Call.note(Call.LEAD_WITH_NOTES));
    }
    return wrk.run(port, entrant.workload(), connections, seconds);
  }

  private void start(Server server) throws IOException, InterruptedException {
    if (running.containsKey(server)) {
      return;
    }
    int port = Running.freePort();
    Running started = Running.start(server.command(setting, port), port, setting.work());
    running.put(server, started);
    // Before the answers are known, any with the right status will do.
    Call call = Workload.LEAD_SUMMARY.call();
    started.awaitAnswer(candidate -> isUp(candidate, call), System.nanoTime());
    if (server != Server.LEADMOCK) {
      for (Call each : Workload.calls()) {
        check(server, each);
      }
    }
    log.accept("%s is up, %d MB".formatted(server.label(), started.residentMegabytes()));
  }

  private void check(Server server, Call call) throws IOException, InterruptedException {
    String fault = answers.fault(call, client.send(running.get(server).port(), call));
    if (!fault.isEmpty()) {
      throw new CannotMeasure(
          "%s answers %s %s with %s"
              .formatted(server.label(), call.method(), call.target(), fault));
    }
  }

  private boolean isUp(int port, Call call) {
    try {
      return client.send(port, call).status() == 200;
    } catch (IOException notYet) {
      return false;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new CannotMeasure("interrupted");
    }
  }

  @Override
  public void close() {
    running.values().forEach(Running::close);
  }
}
