package io.github.leadmock.mock;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.http.HttpServerFactory;
import io.github.leadmock.front.Answer;
import io.github.leadmock.front.Front;
import io.github.leadmock.mock.Handover.UnmatchedHeaders;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * WireMock behind our own front. It takes longer to start than all the rest together: it starts on
 * a thread of its own while the front answers directly already, and a request that needs it waits.
 * Owns that thread. Thread-safe.
 */
final class LateWireMock implements AutoCloseable {

  private static final long PATIENCE_SECONDS = 30;

  private final Function<HttpServerFactory, WireMockServer> maker;
  private final UnmatchedHeaders unmatched;
  private final Consumer<String> log;
  private final CompletableFuture<Handlers> started = new CompletableFuture<>();
  private volatile Optional<WireMockServer> server = Optional.empty();
  private @Nullable Thread thread;
  private boolean told;

  /**
   * A WireMock that does not start yet.
   *
   * @param maker makes it on top of an HTTP server
   * @param unmatched what the answers to requests that nothing takes have beside its own
   * @param log takes why it could not be started
   */
  LateWireMock(
      Function<HttpServerFactory, WireMockServer> maker,
      UnmatchedHeaders unmatched,
      Consumer<String> log) {
    this.maker = maker;
    this.unmatched = unmatched;
    this.log = log;
  }

  /**
   * The two sides of WireMock.
   *
   * @param stubs answers what is no admin request
   * @param admin answers the admin API
   */
  record Handlers(Handover stubs, Handover admin) {}

  /** Starts it behind a front, and is back at once. */
  synchronized void startLater(Front front) {
    thread = new Thread(() -> startSafely(front), "leadmock-wiremock");
    thread.setDaemon(true);
    thread.start();
  }

  /** Starts it behind a front before this returns; what goes wrong is thrown. */
  void startNow(Front front) {
    Backstage backstage = new Backstage(front, unmatched);
    WireMockServer wireMock = maker.apply(backstage);
    wireMock.start();
    server = Optional.of(wireMock);
    started.complete(backstage.handlers());
  }

  /** WireMock once it has started: before, nobody can have changed anything in it. */
  Optional<WireMockServer> server() {
    return server;
  }

  /** Lets it serve a request as soon as it is there; without it, the answer is 503. */
  void serve(Consumer<Answer> outlet, Consumer<Handlers> request) {
    Handlers handlers;
    try {
      handlers = started.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException failed) {
      outlet.accept(unavailable("could not start: " + failed.getCause()));
      return;
    } catch (TimeoutException slow) {
      outlet.accept(unavailable("has not started for %s s".formatted(PATIENCE_SECONDS)));
      return;
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      outlet.accept(unavailable("has not started yet"));
      return;
    }
    request.accept(handlers);
  }

  /**
   * Waits until it has started, or has failed to: half a start cannot be taken back.
   *
   * @throws IllegalStateException when it could not be started; the first time only
   */
  @Override
  public void close() {
    try {
      for (Thread running : starting()) {
        running.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
      }
    } catch (InterruptedException impatient) {
      Thread.currentThread().interrupt();
    }
    Optional<Throwable> failure = failure();
    if (failure.isPresent()) {
      throw new IllegalStateException(
          "WireMock could not start behind the mock: " + failure.get(), failure.get());
    }
  }

  private synchronized List<Thread> starting() {
    return thread == null ? List.of() : List.of(thread);
  }

  private synchronized Optional<Throwable> failure() {
    if (told || !started.isCompletedExceptionally()) {
      return Optional.empty();
    }
    told = true;
    return Optional.ofNullable(started.handle((handlers, failure) -> failure).getNow(null));
  }

  // Whatever goes wrong, errors too: a request would wait for it.
  private void startSafely(Front front) {
    @Nullable Throwable failure = null;
    try {
      startNow(front);
    } catch (Throwable any) {
      failure = any;
    }
    if (failure != null) {
      started.completeExceptionally(failure);
      log.accept("WireMock could not start:\n" + MockServer.stackTrace(failure));
    }
  }

  private static Answer unavailable(String why) {
    return Answers.error(
        503, "this needs WireMock, which %s; the mock's log may say more".formatted(why));
  }
}
