package io.github.leadmock.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A small fake of both vendors on a port of its own, with state, on the JDK's HTTP server. Calls
 * are answered one at a time; clients may come from any thread. Closing twice does no harm; the
 * first time throws what went wrong in the fake itself, if anything did.
 */
public final class FakeVendor implements AutoCloseable {

  static {
    // The JDK's server sends head and body in two packets; without this the second one waits some
    // 40 ms for the client's acknowledgement. Read once, when the first server of the JVM is made.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private static final int UNKNOWN_LENGTH = 0;
  private static final int NO_BODY = -1;

  private final HttpServer server;
  private final Account account;
  private final Handler handler;
  private final AtomicReference<RuntimeException> failure = new AtomicReference<>();

  private FakeVendor(Account account, Handler handler) {
    this.account = account;
    this.handler = handler;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException noPort) {
      throw new UncheckedIOException("cannot open a port", noPort);
    }
    server.createContext("/", this::serve);
    server.start();
  }

  /** Starts a server that is right in all points. */
  public static FakeVendor correct() {
    return start(Deviation.none(), InstantSource.system());
  }

  /**
   * Starts a server with a fault of the bench.
   *
   * @param id such as {@code ml-page-count-dropped}
   */
  public static FakeVendor faulty(String id) {
    return Faults.all().stream()
        .filter(fault -> fault.id().equals(id))
        .findFirst()
        .map(fault -> start(fault.deviation()))
        .orElseThrow(() -> new IllegalArgumentException("there is no fault " + id));
  }

  /** Starts a server with a deviation. */
  static FakeVendor start(Deviation deviation) {
    return start(deviation, InstantSource.system());
  }

  /** Starts a server with a deviation and a clock of its own. */
  static FakeVendor start(Deviation deviation, InstantSource clock) {
    Vendor vendor = new Vendor(new Account(clock));
    return new FakeVendor(vendor.account(), deviation.over(vendor));
  }

  /** What a verifier needs to know to check an API here. */
  public Target target(Api api) {
    return new Target(
        api,
        URI.create("http://127.0.0.1:" + server.getAddress().getPort() + api.basePath()),
        Account.USER,
        account.token(),
        account.company(),
        account.main().lead(),
        SampleSummaries.RICH);
  }

  @Override
  public void close() {
    server.stop(0);
    RuntimeException broken = failure.getAndSet(null);
    if (broken != null) {
      throw new IllegalStateException("the fake itself has failed", broken);
    }
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      send(exchange, answer(read(exchange)));
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException broken) {
      failure.compareAndSet(null, broken);
    }
  }

  private Answer answer(Call call) throws InterruptedException {
    Answer answer;
    synchronized (handler) {
      answer = handler.answer(call);
    }
    TimeUnit.NANOSECONDS.sleep(answer.delay().toNanos());
    return answer;
  }

  private static Call read(HttpExchange exchange) throws IOException {
    Map<String, String> headers = new HashMap<>();
    exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.get(0)));
    URI uri = exchange.getRequestURI();
    return new Call(
        exchange.getRequestMethod(),
        uri.getRawPath(),
        query(uri.getRawQuery()),
        headers,
        exchange.getRequestBody().readAllBytes());
  }

  private static Map<String, List<String>> query(String raw) {
    Map<String, List<String>> query = new HashMap<>();
    if (raw == null) {
      return query;
    }
    for (String pair : raw.split("&")) {
      String[] parts = pair.split("=", 2);
      query
          .computeIfAbsent(decoded(parts[0]), name -> new ArrayList<>())
          .add(parts.length > 1 ? decoded(parts[1]) : "");
    }
    return query;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException badEscape) {
      return text;
    }
  }

  private static void send(HttpExchange exchange, Answer answer) throws IOException {
    if (answer.hangsUp()) {
      return;
    }
    answer.headers().forEach(exchange.getResponseHeaders()::set);
    byte[] body = answer.body();
    if (exchange.getRequestMethod().equals("HEAD")) {
      exchange.getResponseHeaders().set("Content-Length", String.valueOf(body.length));
      exchange.sendResponseHeaders(answer.status(), NO_BODY);
      return;
    }
    if (body.length == 0 || answer.status() == 204) {
      exchange.sendResponseHeaders(answer.status(), NO_BODY);
      return;
    }
    exchange.sendResponseHeaders(answer.status(), answer.chunked() ? UNKNOWN_LENGTH : body.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(body);
    }
  }
}
