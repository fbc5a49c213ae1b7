package io.github.leadmock.verify;

import java.net.URI;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The only way to the network: enforces budget and rate, and waits for a busy server. Without
 * permission to write, it sends only reads. Sends nothing once it is closed. Thread-safe.
 */
final class Wire implements AutoCloseable {

  private final Settings settings;
  private final String base;
  private final Budget budget;
  private final Recorder recorder;
  private final Transport transport;

  Wire(Settings settings, Budget budget, Recorder recorder) {
    this.settings = settings;
    this.base = settings.baseUrl().toString().replaceAll("/+$", "");
    this.budget = budget;
    this.recorder = recorder;
    this.transport = new Transport(settings, recorder::mask);
  }

  /**
   * Sends a request and waits for the whole answer.
   *
   * @param heard receives each exchange, one per attempt
   * @throws NoAnswer if there was none
   * @throws Undecided when the budget is used up
   */
  Answer send(Call call, Consumer<HttpExchange> heard) {
    return send(call, heard, false);
  }

  /** The same for cleaning up, using the reserved requests. */
  Answer sendKept(Call call, Consumer<HttpExchange> heard) {
    return send(call, heard, true);
  }

  private Answer send(Call call, Consumer<HttpExchange> heard, boolean kept) {
    guard(call);
    Duration patience = settings.timeout();
    int attempt = 1;
    try {
      while (true) {
        Answer answer = once(call, heard, kept);
        Optional<Duration> wait = RetryAfter.of(answer, attempt);
        if (wait.isEmpty() || wait.get().compareTo(patience) > 0) {
          return answer;
        }
        TimeUnit.NANOSECONDS.sleep(wait.get().toNanos());
        patience = patience.minus(wait.get()).minusMillis(1);
        attempt++;
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new Undecided("the run was interrupted");
    }
  }

  private void guard(Call call) {
    if (!settings.allowWrites() && !call.isRead()) {
      throw new IllegalStateException(
          "%s %s without --allow-writes".formatted(call.method(), call.path()));
    }
  }

  /** Sends a request; a read is repeated once if its connection breaks. */
  private Answer once(Call call, Consumer<HttpExchange> heard, boolean kept)
      throws InterruptedException {
    try {
      return counted(call, heard, kept);
    } catch (NoAnswer broken) {
      if (!broken.isWorthAnotherTry()) {
        throw broken;
      }
      return counted(call, heard, kept);
    }
  }

  private Answer counted(Call call, Consumer<HttpExchange> heard, boolean kept)
      throws InterruptedException {
    if (!(kept ? budget.takeKept() : budget.take())) {
      throw new Undecided(
          "the budget of %s requests is used up (--max-requests)"
              .formatted(settings.maxRequests()));
    }
    URI url = URI.create(base + call.path());
    long began = System.nanoTime();
    try {
      Answer answer = transport.send(url, call);
      heard.accept(recorder.record(url, answer, since(began)));
      return answer;
    } catch (NoAnswer none) {
      Answer nothing = new Answer(call, 0, HttpHeaders.of(Map.of(), (n, v) -> true), new byte[0]);
      heard.accept(recorder.record(url, nothing, none.reason(), since(began)));
      throw none;
    }
  }

  @Override
  public void close() {
    transport.close();
  }

  private static Duration since(long began) {
    return Duration.ofNanos(System.nanoTime() - began);
  }
}
