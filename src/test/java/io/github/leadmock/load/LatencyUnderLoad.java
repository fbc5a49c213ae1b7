package io.github.leadmock.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import io.github.leadmock.Leadmock;
import io.github.leadmock.LeadmockConfig;
import io.github.leadmock.control.Controls;
import io.github.leadmock.control.Latency;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * Measures how long 1,000 clients at once wait for answers that the mock delays by two seconds,
 * each on a connection of its own, from its request to the last byte of its answer. Client and
 * server share the process and the processors, and have warmed up. Ends with 1 when the 99th
 * percentile is above 2.2 seconds.
 */
class LatencyUnderLoad {

  private static final int CLIENTS = 1_000;
  private static final long DELAY_MILLIS = 2_000;
  private static final long LIMIT_MILLIS = 2_200;
  private static final int ROUNDS = 3;

  /** Rounds without a delay before that: a mock that has just started still compiles itself. */
  private static final int WARM_UP = 200;

  private static final int WARM_UP_CLIENTS = 100;

  private static final byte[] REQUEST =
      ("GET /leads/summary/1 HTTP/1.1\r\nHost: localhost\r\n"
              + "Authorization: Basic eW91OnNlY3JldA==\r\n\r\n")
          .getBytes(StandardCharsets.US_ASCII);

  @Test
  void keepsTheDelayForAThousandClientsAtOnce() throws IOException {
    List<Double> rounds = new ArrayList<>();
    Controls slow = Controls.OFF.withLatency(Optional.of(new Latency.Fixed(DELAY_MILLIS)));
    try (Leadmock mock = Leadmock.start(LeadmockConfig.defaults())) {
      for (int round = 0; round < WARM_UP; round++) {
        measure(mock.baseUrl(), WARM_UP_CLIENTS);
      }
      mock.controls().change(off -> slow);
      for (int round = 1; round <= ROUNDS; round++) {
        long before = processorMillis();
        long[] micros = measure(mock.baseUrl(), CLIENTS);
        long used = processorMillis() - before;
        Arrays.sort(micros);
        String figures =
            String.format(
                Locale.ROOT,
                "%d clients, delay %d ms: min %.0f, median %.0f, p99 %.0f, max %.0f ms"
                    + " (%d processors, %d ms of their time used, %d threads)",
                CLIENTS,
                DELAY_MILLIS,
                millis(micros, 0),
                millis(micros, 0.5),
                millis(micros, 0.99),
                millis(micros, 1),
                Runtime.getRuntime().availableProcessors(),
                used,
                ManagementFactory.getThreadMXBean().getThreadCount());
        System.out.println(figures);
        assertThat(micros[0]).as(figures).isGreaterThanOrEqualTo(DELAY_MILLIS * 1_000);
        rounds.add(millis(micros, 0.99));
      }
    }
    assertThat(rounds).allMatch(p99 -> p99 <= LIMIT_MILLIS);
  }

  /** Much less than what passed while the machine had other work to do. */
  private static long processorMillis() {
    OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    return TimeUnit.NANOSECONDS.toMillis(system.getProcessCpuTime());
  }

  private static double millis(long[] sorted, double quantile) {
    return sorted[(int) Math.ceil(quantile * (sorted.length - 1))] / 1_000.0;
  }

  /** One client: when it sent its request, and how much of its answer it has. */
  private static final class Client {
    private long sent;
    private final ByteBuffer answer = ByteBuffer.allocate(16 << 10);

    /** Whether the answer is there, by its Content-Length. */
    boolean isDone() {
      String text = new String(answer.array(), 0, answer.position(), StandardCharsets.ISO_8859_1);
      int end = text.indexOf("\r\n\r\n");
      if (end < 0) {
        return false;
      }
      if (!text.startsWith("HTTP/1.1 200 ")) {
        throw new IllegalStateException("not a success: " + text);
      }
      String length = text.replaceAll("(?s).*?\r\nContent-Length: (\\d+)\r\n.*", "$1");
      return answer.position() == end + 4 + Integer.parseInt(length);
    }
  }

  private static long[] measure(URI server, int clients) throws IOException {
    InetSocketAddress address = new InetSocketAddress(server.getHost(), server.getPort());
    long[] micros = new long[clients];
    int done = 0;
    try (Selector selector = Selector.open()) {
      for (int client = 0; client < clients; client++) {
        SocketChannel channel = SocketChannel.open();
        channel.configureBlocking(false);
        Client state = new Client();
        state.sent = System.nanoTime();
        int interest = channel.connect(address) ? SelectionKey.OP_WRITE : SelectionKey.OP_CONNECT;
        channel.register(selector, interest, state);
      }
      while (done < clients) {
        if (selector.select(30_000) == 0) {
          throw new IllegalStateException(
              "only %s of %s clients were answered".formatted(done, clients));
        }
        for (SelectionKey key : selector.selectedKeys()) {
          if (step(key)) {
            micros[done++] = (System.nanoTime() - ((Client) key.attachment()).sent) / 1_000;
            key.channel().close();
          }
        }
        selector.selectedKeys().clear();
      }
    }
    return micros;
  }

  /** Goes on with one client; true when it has its answer. */
  private static boolean step(SelectionKey key) throws IOException {
    SocketChannel channel = (SocketChannel) key.channel();
    Client client = (Client) key.attachment();
    if (key.isConnectable()) {
      channel.finishConnect();
      key.interestOps(SelectionKey.OP_WRITE);
      return false;
    }
    if (key.isWritable()) {
      channel.write(ByteBuffer.wrap(REQUEST));
      key.interestOps(SelectionKey.OP_READ);
      return false;
    }
    if (channel.read(client.answer) < 0) {
      throw new IllegalStateException("the server closed a connection without an answer");
    }
    return client.isDone();
  }
}
