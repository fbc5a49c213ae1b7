package io.github.leadmock.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.leadmock.Leadmock;
import io.github.leadmock.LeadmockConfig;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Measures what an open <em>Requests</em> page costs the mock, and how alive the page is, while
 * 5,000 requests a second come in: {@code ./mvnw -q -Dtest=ConsoleUnderLoad test}. {@code
 * -Dconsole.seconds} is the length of each round, 60 by default. Needs an otherwise idle machine:
 * mock, clients and browser share its processors. Ends with 1 when the mock with the page answers
 * less than 0.97 of what it answers without, or when the page stands still for a second.
 */
@ExtendWith(BrowserExtension.class)
class ConsoleUnderLoad {

  private static final int RATE = 5_000;
  private static final int CLIENTS = 8;
  private static final int SECONDS = Integer.getInteger("console.seconds", 60);
  private static final int ROUNDS = 2;

  private static final byte[] REQUEST =
      ("GET /api/v1/leads/summary/1 HTTP/1.1\r\nHost: localhost\r\n"
              + "Authorization: Basic eW91OnNlY3JldA==\r\nUser-Agent: load/1\r\n\r\n")
          .getBytes(StandardCharsets.US_ASCII);

  private static final String WATCH =
      """
      window.frames = { drawn: 0, longest: 0, last: performance.now() };
      const frame = (now) => {
        frames.drawn++;
        frames.longest = Math.max(frames.longest, now - frames.last);
        frames.last = now;
        requestAnimationFrame(frame);
      };
      requestAnimationFrame(frame);
      """;

  @Test
  void slowsTheMockByLessThanThreePercentAndKeepsMoving(Browser browser) {
    List<Double> ratios = new ArrayList<>();
    try (Leadmock mock = Leadmock.start(LeadmockConfig.defaults())) {
      load(mock.baseUrl(), 5);
      for (int round = 0; round < ROUNDS; round++) {
        browser.leave();
        double without = load(mock.baseUrl(), SECONDS);
        browser.open(mock.baseUrl(), "requests");
        browser.script(WATCH);
        long heapBefore = heap(browser);
        double with = load(mock.baseUrl(), SECONDS);
        ratios.add(with / without);
        double longest = ((Number) browser.script("return frames.longest")).doubleValue();
        long drawn = ((Number) browser.script("return frames.drawn")).longValue();
        System.out.printf(
            Locale.ROOT,
            "requests/s without %.0f, with the page %.0f: %.3f; frames/s %.1f, longest %.0f ms;"
                + " rows %d, heap %.1f MB before, %.1f MB after%n",
            without,
            with,
            with / without,
            (double) drawn / SECONDS,
            longest,
            browser.all(".rows a.request").size(),
            heapBefore / 1e6,
            heap(browser) / 1e6);
        assertThat(longest).as("the longest time without a frame, in ms").isLessThan(1_000);
      }
    }
    assertThat(ratios).allMatch(ratio -> ratio >= 0.97);
  }

  private static long heap(Browser browser) {
    return ((Number) browser.script("return performance.memory.usedJSHeapSize")).longValue();
  }

  /** Requests per second that were answered. */
  private static double load(URI server, int seconds) {
    long start = System.nanoTime();
    long end = start + seconds * 1_000_000_000L;
    List<CompletableFuture<Long>> clients =
        IntStream.range(0, CLIENTS)
            .mapToObj(
                one ->
                    CompletableFuture.supplyAsync(
                        () -> client(server, end), task -> new Thread(task).start()))
            .toList();
    long answered = clients.stream().mapToLong(CompletableFuture::join).sum();
    return answered / ((System.nanoTime() - start) / 1e9);
  }

  /** One connection, which sends its share of the rate and waits for each answer. */
  private static long client(URI server, long end) {
    long interval = 1_000_000_000L * CLIENTS / RATE;
    long answered = 0;
    byte[] buffer = new byte[64 << 10];
    try (Socket socket = new Socket(server.getHost(), server.getPort())) {
      socket.setTcpNoDelay(true);
      InputStream in = socket.getInputStream();
      long length = 0;
      long due = System.nanoTime();
      while (System.nanoTime() < end) {
        socket.getOutputStream().write(REQUEST);
        length = length == 0 ? first(in, buffer) : rest(in, buffer, length);
        answered++;
        due += interval;
        LockSupport.parkNanos(due - System.nanoTime());
      }
      return answered;
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** Reads the first answer; all answers are as long as this one. */
  private static long first(InputStream in, byte[] buffer) throws IOException {
    int read = 0;
    while (true) {
      read += in.read(buffer, read, buffer.length - read);
      String text = new String(buffer, 0, read, StandardCharsets.ISO_8859_1);
      int end = text.indexOf("\r\n\r\n");
      if (end > 0) {
        int body =
            Integer.parseInt(text.replaceAll("(?s).*?\r\nContent-Length: (\\d+)\r\n.*", "$1"));
        while (read < end + 4 + body) {
          read += in.read(buffer, read, buffer.length - read);
        }
        return read;
      }
    }
  }

  private static long rest(InputStream in, byte[] buffer, long length) throws IOException {
    long missing = length;
    while (missing > 0) {
      missing -= in.read(buffer, 0, (int) Math.min(buffer.length, missing));
    }
    return length;
  }
}
