package io.github.leadmock.wiremock.http;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.http.HttpServerFactory;
import io.github.leadmock.admin.ErrorResponses;
import io.github.leadmock.engine.WireMockSide;
import io.github.leadmock.server.JettyServer;
import io.github.leadmock.server.ServerResponse;
import io.github.leadmock.wiremock.http.WireMockBridge.UnmatchedHeaders;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * WireMock behind our own server. It takes longer to start than everything else together, so it
 * starts on a thread of its own while the fast path already answers; requests that need it wait.
 * Owns that thread. Thread-safe.
 */
public final class LazyWireMock implements WireMockSide, AutoCloseable {

  private static final long PATIENCE_SECONDS = 30;

  /** Long enough that its start does not slow down the mock's first answer. */
  private static final long DELAY_MILLIS = 150;

  private final Function<HttpServerFactory, WireMockServer> maker;
  private final UnmatchedHeaders unmatched;
  private final Consumer<String> log;
  private final CompletableFuture<Handlers> started = new CompletableFuture<>();
  private final CountDownLatch needed = new CountDownLatch(1);
  private volatile Optional<WireMockServer> server = Optional.empty();
  private @Nullable Thread thread;
  private boolean told;

  /**
   * Creates it without starting it.
   *
   * @param maker creates WireMock on top of an HTTP server
   * @param unmatched additional headers of responses to unmatched requests
   * @param log receives the reason if it cannot be started
   */
  public LazyWireMock(
      Function<HttpServerFactory, WireMockServer> maker,
      UnmatchedHeaders unmatched,
      Consumer<String> log) {
    this.maker = maker;
    this.unmatched = unmatched;
    this.log = log;
  }

  /**
   * Starts it behind our server in the background, as soon as a request needs it or a moment has
   * passed, and returns at once.
   */
  public synchronized void startLater(JettyServer jetty) {
    thread = new Thread(() -> startWhenNeeded(jetty), "leadmock-wiremock");
    thread.setDaemon(true);
    thread.start();
  }

  /** Starts it behind our server before returning; throws whatever goes wrong. */
  public void startNow(JettyServer jetty) {
    WireMockBehindServer behind = new WireMockBehindServer(jetty, unmatched);
    WireMockServer wireMock = maker.apply(behind);
    wireMock.start();
    server = Optional.of(wireMock);
    started.complete(behind.handlers());
  }

  /** WireMock once it has started; before that, nobody can have changed anything in it. */
  public Optional<WireMockServer> server() {
    return server;
  }

  @Override
  public void serve(Consumer<ServerResponse> outlet, Consumer<Handlers> request) {
    Handlers handlers;
    needed.countDown();
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
   * Waits until it has started or failed to start, since a start cannot be aborted.
   *
   * @throws IllegalStateException if it could not be started; only the first time
   */
  @Override
  public void close() {
    needed.countDown();
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

  private void startWhenNeeded(JettyServer jetty) {
    try {
      needed.await(DELAY_MILLIS, TimeUnit.MILLISECONDS);
      startSafely(jetty);
    } catch (InterruptedException never) {
      Thread.currentThread().interrupt();
    }
  }

  // Catches errors too: requests wait for the result.
  private void startSafely(JettyServer jetty) {
    @Nullable Throwable failure = null;
    try {
      startNow(jetty);
    } catch (Throwable any) {
      failure = any;
    }
    if (failure != null) {
      started.completeExceptionally(failure);
      log.accept("WireMock could not start:\n" + LogText.stackTrace(failure));
    }
  }

  private static ServerResponse unavailable(String why) {
    return ErrorResponses.error(
        503, "this needs WireMock, which %s; the mock's log may say more".formatted(why));
  }
}
