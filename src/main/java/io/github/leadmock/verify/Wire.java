package io.github.leadmock.verify;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The only way out of the machine: keeps the budget, the rate and the timeout, waits when the
 * server is busy, follows no redirects. Without leave to write nothing but reads goes out.
 * Thread-safe.
 */
final class Wire {

  private static final int MOST_BYTES = 32 << 20;

  private final Settings settings;
  private final String base;
  private final Budget budget;
  private final Recorder recorder;
  private final HttpClient reads;

  Wire(Settings settings, Budget budget, Recorder recorder) {
    this.settings = settings;
    this.base = settings.baseUrl().toString().replaceAll("/+$", "");
    this.budget = budget;
    this.recorder = recorder;
    this.reads = client();
  }

  private HttpClient client() {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .followRedirects(HttpClient.Redirect.NEVER)
        .connectTimeout(settings.timeout())
        .build();
  }

  /**
   * Sends a request and waits for the whole answer.
   *
   * @param heard takes what happened, once for each time it was sent
   * @throws NoAnswer when there was none
   * @throws Undecided when the budget is used up
   */
  Answer send(Call call, Consumer<HttpExchange> heard) {
    return send(call, heard, false);
  }

  /** The same for cleaning up, from what the budget keeps back. */
  Answer sendKept(Call call, Consumer<HttpExchange> heard) {
    return send(call, heard, true);
  }

  private Answer send(Call call, Consumer<HttpExchange> heard, boolean kept) {
    guard(call);
    Duration patience = settings.timeout();
    int attempt = 1;
    try {
      while (true) {
        if (!(kept ? budget.takeKept() : budget.take())) {
          throw new Undecided(
              "the budget of %s requests is used up (--max-requests)"
                  .formatted(settings.maxRequests()));
        }
        Answer answer = once(call, heard);
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
    boolean removesByReading = call.path().split("\\?", 2)[0].endsWith("/remove");
    if (!settings.allowWrites() && (!call.isRead() || removesByReading)) {
      throw new IllegalStateException(
          "%s %s without leave to write".formatted(call.method(), call.path()));
    }
  }

  private Answer once(Call call, Consumer<HttpExchange> heard) throws InterruptedException {
    URI url = URI.create(base + call.path());
    HttpRequest request = request(url, call);
    // A connection that the server has closed meanwhile is silently replaced for reads only.
    HttpClient client = call.isRead() ? reads : client();
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    long began = System.nanoTime();
    CompletableFuture<HttpResponse<Void>> coming =
        client.sendAsync(request, BodyHandlers.ofByteArrayConsumer(part -> keep(part, body)));
    try {
      HttpResponse<Void> response = coming.get(settings.timeout().toNanos(), TimeUnit.NANOSECONDS);
      Answer answer =
          new Answer(call, response.statusCode(), response.headers(), body.toByteArray());
      heard.accept(recorder.record(url, answer, since(began)));
      return answer;
    } catch (TimeoutException slow) {
      coming.cancel(true);
      throw noAnswer(url, call, "no answer within " + seconds(settings.timeout()), began, heard);
    } catch (ExecutionException failed) {
      throw noAnswer(url, call, reason(failed.getCause()), began, heard);
    }
  }

  private HttpRequest request(URI url, Call call) {
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(url)
            .method(
                call.method(),
                call.body().map(BodyPublishers::ofString).orElseGet(BodyPublishers::noBody));
    call.access()
        .header(settings.user(), settings.token())
        .ifPresent(value -> builder.header("Authorization", value));
    call.contentType().ifPresent(type -> builder.header("Content-Type", type));
    return builder.build();
  }

  private static void keep(Optional<byte[]> part, ByteArrayOutputStream body) {
    part.filter(bytes -> body.size() + bytes.length <= MOST_BYTES).ifPresent(body::writeBytes);
  }

  private NoAnswer noAnswer(
      URI url, Call call, String reason, long began, Consumer<HttpExchange> heard) {
    Answer none = new Answer(call, 0, HttpHeaders.of(Map.of(), (n, v) -> true), new byte[0]);
    heard.accept(recorder.record(url, none, reason, since(began)));
    return new NoAnswer(call, reason);
  }

  private static String reason(@Nullable Throwable cause) {
    if (cause instanceof ConnectException
        && cause.getCause() instanceof UnresolvedAddressException) {
      return "unknown host";
    }
    if (cause instanceof ConnectException) {
      return "connection refused";
    }
    if (cause instanceof HttpTimeoutException) {
      return "no connection in time";
    }
    if (cause instanceof IOException broken && broken.getMessage() != null) {
      return broken.getMessage().replaceAll("\\s+", " ");
    }
    return String.valueOf(cause);
  }

  private static Duration since(long began) {
    return Duration.ofNanos(System.nanoTime() - began);
  }

  private static String seconds(Duration duration) {
    return BigDecimal.valueOf(duration.toMillis(), 3).stripTrailingZeros().toPlainString() + " s";
  }
}
