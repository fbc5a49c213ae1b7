package io.github.leadmock.speed;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Measures what connections cost that are kept open with nothing to do: each has had one answer,
 * and then waits, as those of browsers and of pools do.
 */
final class IdleConnections {

  static final List<Integer> NUMBERS = List.of(1_000, 10_000);

  private static final int ACTIVE = 32;
  private static final int TIMEOUT = 30_000;
  private static final byte[] REQUEST =
      "GET /__admin/health HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  private final Running server;
  private final Heap heap;
  private final Wrk wrk;
  private final Plan plan;
  private final Consumer<String> log;

  IdleConnections(Running server, Heap heap, Wrk wrk, Plan plan, Consumer<String> log) {
    this.server = server;
    this.heap = heap;
    this.wrk = wrk;
    this.plan = plan;
    this.log = log;
  }

  /**
   * The cost of a number of idle connections.
   *
   * @param without requests per second without them, round by round
   * @param with the same beside them
   * @param kilobytesEach how much more the live heap holds for each; the resident size tells
   *     nothing, because the heap has long been claimed
   */
  record Cost(int connections, List<Double> without, List<Double> with, double kilobytesEach) {

    Cost {
      without = List.copyOf(without);
      with = List.copyOf(with);
    }

    Spread ratio() {
      return Spread.ratios(with, without);
    }
  }

  List<Cost> measure() throws IOException, InterruptedException {
    List<Cost> costs = new ArrayList<>();
    for (int number : NUMBERS) {
      costs.add(measure(number));
    }
    return costs;
  }

  private Cost measure(int number) throws IOException, InterruptedException {
    List<Double> without = new ArrayList<>();
    List<Double> with = new ArrayList<>();
    double kilobytes = 0;
    for (int round = 1; round <= plan.rounds(); round++) {
      without.add(load());
      double before = round == 1 ? heap.sample() : 0;
      List<Socket> idle = new ArrayList<>();
      try {
        for (int i = 0; i < number; i++) {
          idle.add(open());
        }
        if (round == 1) {
          kilobytes = (heap.sample() - before) * 1_024 / number;
        }
        with.add(load());
      } finally {
        for (Socket socket : idle) {
          socket.close();
        }
      }
      log.accept(
          "beside %,d idle connections, round %d: %,.0f requests/s, without %,.0f"
              .formatted(number, round, with.get(round - 1), without.get(round - 1)));
    }
    return new Cost(number, without, with, kilobytes);
  }

  private double load() throws IOException, InterruptedException {
    Load load = wrk.run(server.port(), Workload.EVENT_PAGE, ACTIVE, plan.seconds());
    if (!load.isClean()) {
      throw new CannotMeasure(
          "Leadmock refused %d requests and broke %d connections beside idle ones"
              .formatted(load.refused(), load.broken()));
    }
    return load.rate();
  }

  /** A connection that has had an answer. */
  @SuppressWarnings("AddressSelection") // the loopback address has no name to look up
  private Socket open() throws IOException {
    Socket socket = new Socket();
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()), TIMEOUT);
    socket.setSoTimeout(TIMEOUT);
    socket.getOutputStream().write(REQUEST);
    byte[] answer = new byte[4_096];
    int read = socket.getInputStream().read(answer);
    if (read < 12 || !new String(answer, 0, read, StandardCharsets.US_ASCII).contains(" 200 ")) {
      throw new CannotMeasure("Leadmock does not answer an idle connection's first request");
    }
    return socket;
  }
}
