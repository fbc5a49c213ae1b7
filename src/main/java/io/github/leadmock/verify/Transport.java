package io.github.leadmock.verify;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Carries one request to the server, never twice, and the whole answer back within the timeout.
 * Follows no redirects. Thread-safe.
 *
 * <p>Requests share a connection. A read that it loses can be sent again; of a write that it loses
 * nobody can say whether it arrived. So the first such loss is told apart, and from then on each
 * write has a connection of its own.
 */
final class Transport {

  private static final int MOST_BYTES = 32 << 20;

  private final Settings settings;
  private final UnaryOperator<String> mask;
  private final HttpClient.Builder clients;
  private final HttpClient shared;
  private final AtomicBoolean sharing = new AtomicBoolean(true);

  /**
   * To one server.
   *
   * @param mask hides credentials in why there is no answer, where the client quotes the server
   */
  Transport(Settings settings, UnaryOperator<String> mask) {
    this.settings = settings;
    this.mask = mask;
    // What the client has to do is brief: it needs no threads besides the one that listens.
    this.clients =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(settings.timeout())
            .executor(Runnable::run);
    if ("http".equals(settings.baseUrl().getScheme())) {
      clients.sslContext(unused());
    }
    this.shared = clients.build();
  }

  /** What a client that never speaks TLS is given, lest it reads the certificates of the world. */
  private static SSLContext unused() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[0], null);
      return context;
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java has TLS", impossible);
    }
  }

  /**
   * Sends a request and waits for the whole answer.
   *
   * @throws NoAnswer when there was none; the request may have arrived nevertheless
   */
  Answer send(URI url, Call call) throws InterruptedException {
    HttpClient client = call.isRead() || sharing.get() ? shared : clients.build();
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    CompletableFuture<HttpResponse<Void>> coming =
        client.sendAsync(
            request(url, call), BodyHandlers.ofByteArrayConsumer(part -> keep(part, body)));
    try {
      HttpResponse<Void> response = coming.get(settings.timeout().toNanos(), TimeUnit.NANOSECONDS);
      return new Answer(call, response.statusCode(), response.headers(), body.toByteArray());
    } catch (TimeoutException slow) {
      coming.cancel(true);
      throw NoAnswer.late(call, "no answer within " + seconds(settings.timeout()));
    } catch (ExecutionException failed) {
      boolean lost = !call.isRead() && sharing.getAndSet(false);
      String reason = mask.apply(reason(failed.getCause()));
      throw lost ? NoAnswer.lost(call, reason) : NoAnswer.broken(call, reason);
    }
  }

  private HttpRequest request(URI url, Call call) {
    HttpRequest.BodyPublisher body =
        call.body().map(BodyPublishers::ofString).orElseGet(BodyPublishers::noBody);
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(url).method(call.method(), new SentOnce(body));
    call.access()
        .header(settings.user(), settings.token())
        .ifPresent(value -> builder.header("Authorization", value));
    call.contentType().ifPresent(type -> builder.header("Content-Type", type));
    return builder.build();
  }

  private static void keep(Optional<byte[]> part, ByteArrayOutputStream body) {
    part.filter(bytes -> body.size() + bytes.length <= MOST_BYTES).ifPresent(body::writeBytes);
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
    if (cause instanceof SentOnce.Again) {
      return SentOnce.CLOSED;
    }
    if (cause instanceof IOException broken && broken.getMessage() != null) {
      String message = broken.getMessage().replaceAll("\\s+", " ");
      return message.endsWith("received no bytes") ? SentOnce.CLOSED : message;
    }
    return String.valueOf(cause);
  }

  private static String seconds(Duration duration) {
    return BigDecimal.valueOf(duration.toMillis(), 3).stripTrailingZeros().toPlainString() + " s";
  }
}
