package io.github.leadmock.server;

import io.github.leadmock.message.BodyRoom;
import io.github.leadmock.message.Header;
import io.github.leadmock.message.RequestBody;
import io.github.leadmock.tls.Https;
import io.github.leadmock.tls.Tls;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.eclipse.jetty.alpn.server.ALPNServerConnectionFactory;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpScheme;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.http2.server.HTTP2ServerConnectionFactory;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.DetectorConnectionFactory;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.HostPort;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;

/**
 * Our own HTTP server. Owns ports and threads from start to close; may be closed twice.
 * Thread-safe.
 */
public final class JettyServer implements AutoCloseable {

  /**
   * The largest head of a request or a response, in bytes; the same as in WireMock's own server.
   */
  static final int MAX_HEAD = 32 << 10;

  /** A thousand clients may connect at once; those refused would only retry after a second. */
  private static final int ACCEPT_QUEUE = 2_048;

  // Only requests that need WireMock while it starts block a thread, so a few threads are enough.
  private static final int MAX_THREADS = 64;

  private final Server server;
  private final GracefulHandler running;
  private final Duration patience;
  private final ServerConnector plain;
  private final Optional<ServerConnector> secure;

  /**
   * Creates a server without starting it.
   *
   * @param bindAddress the address or host name to listen on
   * @param port the port to listen on, 0 for a free one
   * @param https where to listen for HTTPS, if at all
   * @param limits the time limits for clients
   * @param handler answers the requests
   * @param log receives that handler's failures
   */
  public JettyServer(
      String bindAddress,
      int port,
      Optional<Https> https,
      Limits limits,
      RequestHandler handler,
      Consumer<Throwable> log) {
    this(bindAddress, port, https, limits, handler, BodyRoom.ofHeap(), log);
  }

  /**
   * The same.
   *
   * @param bodies the memory for large bodies
   */
  JettyServer(
      String bindAddress,
      int port,
      Optional<Https> https,
      Limits limits,
      RequestHandler handler,
      BodyRoom bodies,
      Consumer<Throwable> log) {
    this(
        bindAddress,
        port,
        https,
        limits,
        new WholeRequests(path -> true, handler, limits, bodies, log),
        MAX_HEAD);
  }

  /**
   * A server that sends requests on to another one. It has yet to be started.
   *
   * @param bindAddress the address or host name to listen on
   * @param port the port to listen on, 0 for a free one
   * @param https where to listen for HTTPS, if at all
   * @param limits what a client may take of the server's time
   * @param own the paths, without dot segments, that are not sent on
   * @param handler answers the requests to these
   * @param upstream where all others are sent
   * @param gate looks at these
   * @param log takes the faults of the handler
   */
  public static JettyServer proxy(
      String bindAddress,
      int port,
      Optional<Https> https,
      Limits limits,
      Predicate<String> own,
      RequestHandler handler,
      Upstream upstream,
      ExchangeGate gate,
      Consumer<Throwable> log) {
    return new JettyServer(
        bindAddress,
        port,
        https,
        limits,
        new Handler.Sequence(
            new WholeRequests(own, handler, limits, BodyRoom.ofHeap(), log),
            new ReverseProxy(upstream, gate)),
        ReverseProxy.MOST_PASSED_HEAD);
  }

  private JettyServer(
      String bindAddress,
      int port,
      Optional<Https> https,
      Limits limits,
      Handler handler,
      int mostHead) {
    // Jetty's default queue asks the platform MXBeans for its size, which costs 50 ms at the start.
    QueuedThreadPool threads = new QueuedThreadPool(MAX_THREADS, 4, new LinkedBlockingQueue<>());
    threads.setName("leadmock");
    this.server = new Server(threads);
    server.setErrorHandler(new JsonErrors());
    this.running = new GracefulHandler(new KnownCodings(handler));
    this.patience = limits.stop();
    server.setHandler(running);
    HttpConfiguration http = configuration(mostHead);
    this.plain = connector(bindAddress, port, limits, Http1.of(http), new PlainHttp2(http));
    this.secure =
        https.map(
            given -> connector(bindAddress, given.port(), limits, secured(given.tls(), http)));
  }

  /**
   * Starts the server; it accepts requests when this returns.
   *
   * @throws IOException if a port is not available or the keystore cannot be used
   */
  public void start() throws IOException {
    try {
      server.start();
    } catch (IOException unavailable) {
      throw unavailable;
    } catch (Exception unusable) {
      throw new IOException(unusable.getMessage(), unusable);
    }
  }

  /** Whether the server is running. */
  public boolean isRunning() {
    return server.isRunning();
  }

  /** The number of requests that are being answered. */
  public int inFlight() {
    return Math.toIntExact(running.getCurrentRequestCount());
  }

  /** The port for plain HTTP. */
  public int port() {
    return plain.getLocalPort();
  }

  /** The port for HTTPS, if there is one. */
  public Optional<Integer> securePort() {
    return secure.map(ServerConnector::getLocalPort);
  }

  /**
   * Lets running requests finish, within {@link Limits#stop}, then releases ports and threads.
   * Jetty's own shutdown would also wait for clients to close idle connections.
   */
  @Override
  public void close() {
    // Jetty cannot be stopped by an interrupted thread.
    boolean interrupted = Thread.interrupted();
    try {
      if (server.isRunning()) {
        plain.close();
        secure.ifPresent(ServerConnector::close);
        running.shutdown().get(patience.toMillis(), TimeUnit.MILLISECONDS);
      }
    } catch (TimeoutException | ExecutionException impatient) {
      // The requests that still run are cut off below.
    } catch (InterruptedException impatient) {
      interrupted = true;
    } finally {
      stop();
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void stop() {
    try {
      server.stop();
    } catch (Exception failed) {
      throw new IllegalStateException("the server cannot be stopped", failed);
    }
  }

  private static HttpConfiguration configuration(int mostHead) {
    HttpConfiguration http = new HttpConfiguration();
    http.setRequestHeaderSize(MAX_HEAD);
    http.setResponseHeaderSize(MAX_HEAD);
    http.setMaxResponseHeaderSize(mostHead);
    http.setSendDateHeader(false);
    http.setSendServerVersion(false);
    // The APIs reject bad paths themselves, with their own errors.
    http.setUriCompliance(UriCompliance.UNSAFE);
    // In an absolute target, the host is what counts (RFC 9112, section 3.2.2).
    http.setHttpCompliance(
        HttpCompliance.RFC9110.with("ABSOLUTE", HttpCompliance.Violation.MISMATCHED_AUTHORITY));
    return http;
  }

  private ServerConnector connector(
      String bindAddress, int port, Limits limits, ConnectionFactory... protocols) {
    // One selector thread per two cores, Jetty's default: on two cores, a second one gained 5 % of
    // throughput and doubled the longest latencies.
    ServerConnector connector = new ServerConnector(server, 1, -1, protocols);
    connector.setHost(bindAddress);
    connector.setPort(port);
    connector.setIdleTimeout(limits.idle().toMillis());
    connector.setAcceptQueueSize(ACCEPT_QUEUE);
    server.addConnector(connector);
    return connector;
  }

  private static ConnectionFactory[] secured(Tls tls, HttpConfiguration plain) {
    HttpConfiguration https = new HttpConfiguration(plain);
    // No check of the host name: clients reach the mock as localhost, by address, or by a name of
    // their own.
    https.addCustomizer(new SecureRequestCustomizer(false));
    SslContextFactory.Server certificate = new SslContextFactory.Server();
    certificate.setKeyStorePath(tls.keystore().toUri().toString());
    certificate.setKeyStoreType(tls.type());
    certificate.setKeyStorePassword(tls.password());
    certificate.setKeyManagerPassword(tls.password());
    certificate.setSniRequired(false);
    HttpConnectionFactory http = Http1.of(https);
    ALPNServerConnectionFactory alpn = new ALPNServerConnectionFactory("h2", "http/1.1");
    alpn.setDefaultProtocol(http.getProtocol());
    // Plain HTTP goes to the protocol after the detector, which answers with the right address.
    return new ConnectionFactory[] {
      new DetectorConnectionFactory(new SslConnectionFactory(certificate, alpn.getProtocol())),
      http,
      alpn,
      new HTTP2ServerConnectionFactory(https)
    };
  }

  /**
   * Whether a request is plain HTTP on the HTTPS port. One for a tunnel is not: whoever takes this
   * server for a proxy is told that it is none, on any port.
   */
  static boolean isOnTheWrongPort(Request request) {
    boolean speaksTls =
        request.getConnectionMetaData().getConnector().getProtocols().contains("alpn");
    return speaksTls && !request.isSecure() && !request.getMethod().equals("CONNECT");
  }

  /** What to tell a client that is on the wrong port. */
  static String useHttps(Request request) {
    // Port 80, named or not, is not this one: the client leaves ports out, or takes this server for
    // a proxy, and then the name is another server's too.
    int asked = request.getHttpURI().getPort();
    boolean isElsewhere = asked <= 0 || asked == HttpScheme.HTTP.getDefaultPort();
    return "this port speaks HTTPS, and the request came by plain HTTP; use https://%s:%s"
        .formatted(
            isElsewhere
                ? HostPort.normalizeHost(Request.getLocalAddr(request))
                : Request.getServerName(request),
            isElsewhere ? Request.getLocalPort(request) : asked);
  }

  /** The path as it was sent; "/" if there was none. */
  static String path(HttpURI uri) {
    @Nullable String path = uri.getPath();
    String plain = path == null || path.isEmpty() ? "/" : path;
    return uri.getQuery() == null ? plain + fragment(uri) : plain;
  }

  /** The query as it was sent; null if there was none. */
  static @Nullable String query(HttpURI uri) {
    @Nullable String query = uri.getQuery();
    return query == null ? null : query + fragment(uri);
  }

  /** Requests should not have one (RFC 9112, section 3.2); Jetty splits it off. */
  private static String fragment(HttpURI uri) {
    @Nullable String fragment = uri.getFragment();
    return fragment == null ? "" : "#" + fragment;
  }

  /** Path and query as they were sent. */
  static String target(HttpURI uri) {
    @Nullable String query = query(uri);
    return query == null ? path(uri) : path(uri) + "?" + query;
  }

  /** A request without its body. */
  static ServerRequest head(Request request, long arrival) {
    return inbound(request, RequestBody.NONE, arrival);
  }

  private static ServerRequest inbound(Request request, RequestBody intake, long arrival) {
    HttpURI uri = request.getHttpURI();
    List<Header> headers = new ArrayList<>(request.getHeaders().size());
    for (HttpField field : request.getHeaders()) {
      headers.add(new Header(field.getName(), orEmpty(field.getValue())));
    }
    return new ServerRequest(
        request.getMethod(),
        request.isSecure() ? "https" : "http",
        Request.getServerName(request),
        Request.getServerPort(request),
        orEmpty(uri.getPath()),
        orEmpty(uri.getCanonicalPath()),
        uri.getQuery(),
        headers,
        request.getConnectionMetaData().getHttpVersion().asString(),
        Request.getRemoteAddr(request),
        Math.max(0, Request.getRemotePort(request)),
        intake,
        arrival);
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  /**
   * Calls the handler once a request's body is complete. A response that is ready at once is sent
   * on the selector thread: switching threads would cost more than most of our responses do.
   */
  private static final class WholeRequests extends Handler.Abstract.NonBlocking {

    private final Predicate<String> paths;
    private final RequestHandler handler;
    private final Limits limits;
    private final BodyRoom bodies;
    private final Consumer<Throwable> log;

    WholeRequests(
        Predicate<String> paths,
        RequestHandler handler,
        Limits limits,
        BodyRoom bodies,
        Consumer<Throwable> log) {
      this.bodies = bodies;
      this.paths = paths;
      this.handler = handler;
      this.limits = limits;
      this.log = log;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
      if (!paths.test(orEmpty(request.getHttpURI().getCanonicalPath()))
          && !isOnTheWrongPort(request)) {
        return false;
      }
      BodyRoom.Share room = bodies.share();
      new RequestBodyReader(
              request,
              limits.body(),
              room,
              intake ->
                  receive(
                      request,
                      new Exit(new ResponseWriter(request, response, callback), room),
                      intake),
              log)
          .run();
      return true;
    }

    private static ServerResponse toHttps(Request request) {
      return new ServerResponse(
          400,
          List.of(new Header("Content-Type", "application/json")),
          JsonErrors.body(useHttps(request)));
    }

    private void receive(Request request, Exit exit, RequestBody intake) {
      if (isOnTheWrongPort(request)) {
        exit.accept(toHttps(request));
        return;
      }
      guarded(
          exit,
          () -> {
            ServerRequest inbound = inbound(request, intake, System.nanoTime());
            Optional<ServerResponse> answer = handler.atOnce(inbound);
            if (answer.isPresent()) {
              exit.accept(answer.get());
              return;
            }
            handler
                .executor(inbound)
                .orElseGet(request.getComponents()::getExecutor)
                .execute(
                    () ->
                        guarded(
                            exit,
                            () -> {
                              handler.receive(inbound, exit);
                              exit.check();
                            }));
          });
    }

    private void guarded(Exit exit, Runnable serve) {
      try {
        serve.run();
      } catch (OutOfMemoryError fatal) {
        log.accept(fatal);
        throw fatal;
      } catch (Throwable fault) { // also checked ones, undeclared: a client must get its response
        log.accept(fault);
        exit.apologize();
      }
    }
  }

  /** Sends one response, exactly once, and gives back the memory of the request's body. */
  private static final class Exit implements Consumer<ServerResponse> {

    private final ResponseWriter writer;
    private final BodyRoom.Share room;
    private boolean used;

    Exit(ResponseWriter writer, BodyRoom.Share room) {
      this.writer = writer;
      this.room = room;
    }

    @Override
    public void accept(ServerResponse answer) {
      if (used) {
        throw new IllegalStateException("a request was answered twice");
      }
      used = true;
      room.close();
      writer.send(answer);
    }

    void check() {
      if (!used) {
        throw new IllegalStateException("a request was not answered");
      }
    }

    /** The last resort; JSON, like both vendors' errors. */
    void apologize() {
      if (!used) {
        accept(
            new ServerResponse(
                500,
                List.of(new Header("Content-Type", "application/json")),
                JsonErrors.body("internal server error")));
      }
    }
  }
}
