package io.github.leadmock.verify;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.net.ConnectException;
import java.net.ProxySelector;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.impl.routing.SystemDefaultRoutePlanner;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.NoopHostnameVerifier;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Sends one request to the server, without retries, and reads the whole answer within the timeout.
 * Sends only the headers of {@link Call} and does not follow redirects. Thread-safe.
 *
 * <p>Requests share connections. If a reused connection breaks, a read can be repeated, but a write
 * may or may not have arrived. So the first lost write is reported as such, and later writes each
 * use a new connection. Owns a thread and connections until it is closed.
 */
final class Transport implements Closeable {

  private static final int MOST_BYTES = 32 << 20;
  private static final String CLOSED = "the server closed the connection without an answer";

  private final Settings settings;
  private final UnaryOperator<String> mask;
  private final HttpHost host;
  private final CloseableHttpClient shared;
  private final AtomicBoolean sharing = new AtomicBoolean(true);
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "leadmock-timeout");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * Creates a transport to one server.
   *
   * @param mask hides credentials in error messages that quote the server
   */
  Transport(Settings settings, UnaryOperator<String> mask) {
    this.settings = settings;
    this.mask = mask;
    Authority authority = Authority.of(settings.baseUrl());
    this.host = new HttpHost(authority.scheme(), authority.host(), authority.port());
    this.shared = client();
  }

  private CloseableHttpClient client() {
    Timeout timeout = Timeout.of(settings.timeout());
    PoolingHttpClientConnectionManagerBuilder connections =
        PoolingHttpClientConnectionManagerBuilder.create()
            .setDefaultConnectionConfig(
                ConnectionConfig.custom()
                    .setConnectTimeout(timeout)
                    .setSocketTimeout(timeout)
                    .build());
    if (host.getSchemeName().equals("https")) {
      connections.setTlsSocketStrategy(
          settings.trust().anybody()
              ? new DefaultClientTlsStrategy(
                  Certificates.context(settings.trust()), NoopHostnameVerifier.INSTANCE)
              : new DefaultClientTlsStrategy(Certificates.context(settings.trust())));
    }
    return HttpClientBuilder.create()
        .setConnectionManager(connections.build())
        .setRequestExecutor(new HeadWatch())
        .setDefaultRequestConfig(RequestConfig.custom().setResponseTimeout(timeout).build())
        .setRoutePlanner(new SystemDefaultRoutePlanner(ProxySelector.getDefault()))
        .disableAutomaticRetries()
        .disableRedirectHandling()
        .disableContentCompression()
        .disableCookieManagement()
        .disableAuthCaching()
        .disableDefaultUserAgent()
        .addRequestInterceptorLast(
            (request, entity, context) -> request.removeHeaders("Connection"))
        .build();
  }

  /**
   * Sends a request and waits for the whole answer.
   *
   * @throws NoAnswer if there was none; the request may still have arrived
   * @throws Undecided if the answer has an unsupported content coding
   */
  Answer send(URI url, Call call) {
    boolean shares = call.isRead() || sharing.get();
    HttpUriRequestBase request = request(url, call);
    AtomicBoolean late = new AtomicBoolean();
    Future<?> alarm =
        clock.schedule(
            () -> {
              late.set(true);
              request.abort();
            },
            settings.timeout().toNanos(),
            TimeUnit.NANOSECONDS);
    @Nullable CloseableHttpClient own = shares ? null : client();
    try {
      return answer(own == null ? shared : own, request, call, late);
    } catch (IOException failed) {
      throw none(call, failed, late.get());
    } catch (IllegalStateException aborted) {
      // The client's own way to say that a request was aborted while it looked for a connection.
      if (!late.get()) {
        throw aborted;
      }
      throw none(call, new IOException(aborted), true);
    } finally {
      alarm.cancel(false);
      close(own);
    }
  }

  @Override
  public void close() {
    clock.shutdownNow();
    close(shared);
  }

  private static void close(@Nullable Closeable used) {
    try {
      if (used != null) {
        used.close();
      }
    } catch (IOException unread) {
      // Everything was read, and anything missing was reported.
      return;
    }
  }

  private NoAnswer none(Call call, IOException failed, boolean late) {
    boolean slow =
        failed instanceof SocketTimeoutException && !(failed instanceof ConnectTimeoutException);
    if (late || slow) {
      return NoAnswer.late(call, "no complete answer within " + seconds(settings.timeout()));
    }
    String reason = mask.apply(reason(failed));
    boolean lost = !call.isRead() && sharing.getAndSet(false);
    return lost ? NoAnswer.lost(call, reason) : NoAnswer.broken(call, reason);
  }

  private HttpUriRequestBase request(URI url, Call call) {
    HttpUriRequestBase request = new HttpUriRequestBase(call.method(), url);
    call.headers(settings.user(), settings.token()).forEach(request::addHeader);
    call.body()
        .map(text -> text.getBytes(StandardCharsets.UTF_8))
        .ifPresent(bytes -> request.setEntity(new ByteArrayEntity(bytes, null)));
    return request;
  }

  private Answer answer(
      CloseableHttpClient client, HttpUriRequestBase request, Call call, AtomicBoolean late)
      throws IOException {
    HttpClientContext context = HttpClientContext.create();
    ClassicHttpResponse response = client.executeOpen(host, request, context);
    try {
      HttpHeaders headers = headers(response);
      ByteArrayOutputStream body = new ByteArrayOutputStream();
      Optional<String> fault = read(response, body, late);
      List<String> lengths =
          headers.allValues("Content-Length").stream().map(String::strip).distinct().toList();
      if (HeadWatch.hasSeenBody(context)) {
        fault = Optional.of("the response to HEAD has a body");
      }
      if (lengths.size() > 1) {
        fault = Optional.of("two different Content-Length: " + String.join(", ", lengths));
      }
      if (fault.isPresent()) {
        return new Answer(call, response.getCode(), headers, body.toByteArray(), fault);
      }
      Coding coding =
          Coding.unpack(headers.firstValue("Content-Encoding"), body.toByteArray(), MOST_BYTES);
      return new Answer(call, response.getCode(), headers, coding.body(), coding.fault());
    } finally {
      close(response);
    }
  }

  /** Reads the body; returns what is wrong if it is cut off. */
  private static Optional<String> read(
      ClassicHttpResponse response, ByteArrayOutputStream body, AtomicBoolean late)
      throws IOException {
    if (response.getEntity() == null) {
      return Optional.empty();
    }
    byte[] part = new byte[8_192];
    try {
      InputStream in = response.getEntity().getContent();
      for (int read = in.read(part); read >= 0; read = in.read(part)) {
        body.write(part, 0, Math.min(read, MOST_BYTES - body.size()));
      }
      return Optional.empty();
    } catch (SocketTimeoutException slow) {
      throw slow;
    } catch (IOException cut) {
      if (late.get()) {
        throw cut;
      }
      return Optional.of(
          "the body is cut off after %s byte%s"
              .formatted(body.size(), body.size() == 1 ? "" : "s"));
    }
  }

  private static HttpHeaders headers(ClassicHttpResponse response) {
    // A server may spell a name in two ways (RFC 9110, section 5.1), which Java's map refuses.
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (Header header : response.getHeaders()) {
      headers
          .computeIfAbsent(header.getName(), name -> new ArrayList<>())
          .add(header.getValue() == null ? "" : header.getValue());
    }
    return HttpHeaders.of(headers, (name, value) -> true);
  }

  private static String reason(Throwable cause) {
    if (cause instanceof UnknownHostException) {
      return "unknown host";
    }
    if (cause instanceof ConnectTimeoutException) {
      return "no connection in time";
    }
    if (cause instanceof ConnectException) {
      return "connection refused";
    }
    if (cause instanceof NoHttpResponseException || cause instanceof SocketException) {
      return CLOSED;
    }
    return TlsFailure.words(
            cause, "; name its authority with --ca-cert FILE, or take any with --insecure")
        .orElseGet(() -> words(cause));
  }

  private static String words(Throwable cause) {
    @Nullable String message = cause.getMessage();
    return message == null ? String.valueOf(cause) : message.replaceAll("\\s+", " ");
  }

  private static String seconds(Duration duration) {
    return BigDecimal.valueOf(duration.toMillis(), 3).stripTrailingZeros().toPlainString() + " s";
  }
}
