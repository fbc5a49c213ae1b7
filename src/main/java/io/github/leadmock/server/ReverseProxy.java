package io.github.leadmock.server;

import io.github.leadmock.message.Header;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.ProcessingProtocolHandler;
import org.eclipse.jetty.client.Response.CompleteListener;
import org.eclipse.jetty.client.Result;
import org.eclipse.jetty.client.transport.HttpClientConnectionFactory;
import org.eclipse.jetty.client.transport.HttpClientTransportDynamic;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.http2.client.HTTP2Client;
import org.eclipse.jetty.http2.client.transport.ClientConnectionFactoryOverHTTP2;
import org.eclipse.jetty.io.ClientConnector;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.proxy.ProxyHandler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests on to one server and its answers back, as they come, while a gate looks on: with
 * the headers of a gateway (RFC 9110, section 7.6), over HTTP/1.1 or, where TLS settles it so,
 * HTTP/2. Nothing is changed, followed, unpacked or kept for later.
 */
final class ReverseProxy extends ProxyHandler.Reverse {

  /** The largest body that a gate gets to see, in bytes. */
  static final int MOST_COPIED = 4 << 20;

  /** The largest head of a server's answer, in bytes. */
  static final int MOST_ANSWERED_HEAD = 4 * JettyServer.MAX_HEAD;

  /** What is added to a head on its way to the app takes less than this, in bytes. */
  static final int MOST_PASSED_HEAD = MOST_ANSWERED_HEAD + JettyServer.MAX_HEAD;

  private static final String PASSING = ReverseProxy.class.getName();
  private static final String WHOLE_SERVER = "*";
  private static final int MOST_CONNECTIONS = 512;
  private static final int MOST_WAITING = 4_096;

  /** About the one connection only (RFC 9110, section 7.6.1). */
  private static final Set<String> HOP_BY_HOP =
      Set.of(
          "connection",
          "keep-alive",
          "proxy-authenticate",
          "proxy-authorization",
          "proxy-connection",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade");

  private final Upstream upstream;
  private final ExchangeGate gate;
  private final CopyRoom room = CopyRoom.ofHeap();

  ReverseProxy(Upstream upstream, ExchangeGate gate) {
    // Where to send a request is said when it is made.
    super(Request::getHttpURI);
    this.upstream = upstream;
    this.gate = gate;
    setUseServerThreadPool(true);
    setProxyToServerHost(upstream.authority());
    setViaHost("leadmock");
  }

  /** Whether a request is {@code OPTIONS *}: for no resource (RFC 9112, section 3.2.4). */
  private static boolean isForTheServer(Request request) {
    return request.getMethod().equals("OPTIONS")
        && WHOLE_SERVER.equals(request.getHttpURI().getPath());
  }

  /** Without the end of the connection, Jetty would keep it open as if it were a tunnel now. */
  private static ServerResponse refuseTunnel() {
    return new ServerResponse(
        501,
        List.of(new Header("Content-Type", "application/json"), new Header("Connection", "close")),
        JsonErrors.body("this proxy sends to one server only: it does not support CONNECT"));
  }

  /** Nothing here waits. */
  @Override
  public InvocationType getInvocationType() {
    return InvocationType.NON_BLOCKING;
  }

  @Override
  protected HttpClient newHttpClient() {
    ClientConnector connector = new ClientConnector();
    connector.setSelectors(1);
    SslContextFactory.Client certificates = new SslContextFactory.Client();
    certificates.setSslContext(upstream.tls());
    connector.setSslContextFactory(certificates);
    connector.setConnectTimeout(Duration.ofMillis(upstream.silence().toMillis()));
    // In plain text the first protocol is spoken, over TLS the first that both sides know.
    HttpClientTransportDynamic transport =
        upstream.base().getScheme().equals("https")
            ? new HttpClientTransportDynamic(
                connector,
                new ClientConnectionFactoryOverHTTP2.HTTP2(http2(connector)),
                HttpClientConnectionFactory.HTTP11)
            : new HttpClientTransportDynamic(connector, HttpClientConnectionFactory.HTTP11);
    return new VerbatimClient(transport);
  }

  private static HTTP2Client http2(ClientConnector connector) {
    HTTP2Client http2 = new HTTP2Client(connector);
    http2.setMaxResponseHeadersSize(MOST_ANSWERED_HEAD);
    return http2;
  }

  @Override
  protected void configureHttpClient(HttpClient client) {
    super.configureHttpClient(client);
    client.setExecutor(getServer().getThreadPool());
    client.setScheduler(getServer().getScheduler());
    client.setMaxConnectionsPerDestination(MOST_CONNECTIONS);
    client.setMaxRequestsQueuedPerDestination(MOST_WAITING);
    client.setIdleTimeout(upstream.silence().toMillis());
    client.setConnectTimeout(upstream.silence().toMillis());
    client.setMaxResponseHeadersSize(MOST_ANSWERED_HEAD);
    client.setMaxRequestHeadersSize(2 * JettyServer.MAX_HEAD);
    // What the app does not send is not sent.
    client.setUserAgentField(null);
    client.setDefaultRequestContentType(null);
  }

  @Override
  protected void doStart() throws Exception {
    super.doStart();
    getHttpClient().getProtocolHandlers().put(new OtherInterims());
  }

  /** Path and query go on as they came (RFC 9110, section 7.7). */
  @Override
  protected org.eclipse.jetty.client.Request newProxyToServerRequest(
      Request request, HttpURI asked) {
    boolean utf8 = request.getConnectionMetaData().getHttpVersion() != HttpVersion.HTTP_2;
    String path =
        isForTheServer(request) ? WHOLE_SERVER : upstream.prefix() + JettyServer.path(asked);
    @Nullable String query = JettyServer.query(asked);
    return ((VerbatimClient) getHttpClient())
        .newRequest(
            upstream.server(),
            utf8 ? bytes(path) : path,
            utf8 && query != null ? bytes(query) : query)
        .method(request.getMethod());
  }

  /** Jetty reads a target as UTF-8, but writes each character as one byte. */
  private static String bytes(String target) {
    return new String(target.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }

  @Override
  protected void copyRequestHeaders(Request request, org.eclipse.jetty.client.Request proxied) {
    super.copyRequestHeaders(request, proxied);
    // Jetty keeps one that Connection does not name; it is for this connection all the same.
    proxied.headers(fields -> fields.remove(HttpHeader.UPGRADE.asString()));
    MaxForwards.next(request)
        .ifPresent(left -> proxied.headers(fields -> fields.put(HttpHeader.MAX_FORWARDS, left)));
  }

  /** Who is behind is none of the server's business. */
  @Override
  protected void addForwardedHeader(Request request, org.eclipse.jetty.client.Request proxied) {
    // Via alone is what a gateway has to add (RFC 9110, section 7.6.3).
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    long began = System.nanoTime();
    if (request.getMethod().equals("CONNECT")) {
      new ResponseWriter(request, response, callback).send(refuseTunnel());
      return true;
    }
    Optional<ServerResponse> last = MaxForwards.answer(request);
    if (last.isPresent()) {
      new ResponseWriter(request, response, callback).send(last.get());
      return true;
    }
    ExchangeGate.Passage passage = gate.arrived(JettyServer.head(request, began));
    ExchangeGate.Handling handling = passage.handling();
    Passing passing = new Passing(request, response, callback, passage, handling, began);
    if (handling.instead().isPresent()) {
      passing.answer(handling.instead().get());
      return true;
    }
    // Waiting for the server is not idleness of the client's.
    request.addIdleTimeoutListener(timeout -> false);
    if (handling.delayMillis() > 0) {
      request
          .getComponents()
          .getScheduler()
          .schedule(
              () -> request.getComponents().getExecutor().execute(() -> begin(passing)),
              handling.delayMillis(),
              TimeUnit.MILLISECONDS);
      return true;
    }
    begin(passing);
    return true;
  }

  /** HTTP/2 does not say beforehand whether a body comes; then the length is found out first. */
  private void begin(Passing passing) {
    boolean unsaid =
        passing.request.getLength() < 0
            && passing.request.getConnectionMetaData().getHttpVersion() == HttpVersion.HTTP_2;
    if (passing.handling.holdsRequest() || unsaid) {
      passing.request.readAhead(() -> read(passing));
      return;
    }
    send(passing);
  }

  private void read(Passing passing) {
    if (passing.handling.holdsRequest() && passing.sent.isEnded()) {
      Optional<ServerResponse> answer = passing.passage.requestRead(passing.sent.copy());
      if (answer.isPresent()) {
        passing.answer(answer.get());
        return;
      }
    }
    send(passing);
  }

  private void send(Passing passing) {
    passing.isSent = true;
    passing.request.setAttribute(PASSING, passing);
    try {
      super.handle(passing.request, passing.response, passing);
    } catch (RuntimeException unsendable) {
      // An address that java.net cannot read, for one.
      passing.unanswered(unsendable);
    }
  }

  @Override
  protected CompleteListener newServerToProxyResponseListener(
      Request request,
      org.eclipse.jetty.client.Request proxied,
      Response response,
      Callback callback) {
    Passing passing = (Passing) request.getAttribute(PASSING);
    Relay relay = new Relay(request, proxied, response, passing);
    return passing.handling.holdsResponse() ? new Held(relay, passing) : relay;
  }

  @Override
  protected void onServerToProxyResponseFailure(
      Request request,
      org.eclipse.jetty.client.Request proxied,
      org.eclipse.jetty.client.Response answer,
      Response response,
      Callback callback,
      Throwable failure) {
    ((Passing) callback).unanswered(failure);
  }

  /** Drops interim answers that Jetty's client would take for final ones. */
  private static final class OtherInterims extends ProcessingProtocolHandler {

    @Override
    public String getName() {
      return "other interim answers";
    }

    @Override
    public boolean accept(
        org.eclipse.jetty.client.Request proxied, org.eclipse.jetty.client.Response answer) {
      return answer.getStatus() / 100 == 1 && answer.getStatus() > HttpStatus.EARLY_HINTS_103;
    }
  }

  /** One request on its way, from its arrival to the last byte of its answer. */
  private final class Passing implements Callback {

    private final TappedRequest request;
    private final Watched response;
    private final Callback client;
    private final ExchangeGate.Passage passage;
    private final ExchangeGate.Handling handling;
    private final long began;
    private final BodyRecorder sent = new BodyRecorder(MOST_COPIED, room);
    private final BodyRecorder received = new BodyRecorder(MOST_COPIED, room);
    private boolean isSent;
    private int status;
    private List<Header> headers = List.of();
    private @Nullable Throwable failure;
    private @Nullable IOException refused;
    private boolean isTold;

    Passing(
        Request request,
        Response response,
        Callback client,
        ExchangeGate.Passage passage,
        ExchangeGate.Handling handling,
        long began) {
      this.request = new TappedRequest(request, sent);
      if (hasNoBody(request)) {
        sent.end();
      }
      this.response = new Watched(this.request, response);
      this.client = client;
      this.passage = passage;
      this.handling = handling;
      this.began = began;
    }

    /** Only HTTP/1 says so beforehand (RFC 9112, section 6.3). */
    private static boolean hasNoBody(Request request) {
      return request.getLength() <= 0
          && request.getHeaders().get(HttpHeader.TRANSFER_ENCODING) == null
          && request.getConnectionMetaData().getHttpVersion() != HttpVersion.HTTP_2;
    }

    /**
     * Notes the head of the server's answer.
     *
     * @return whether the answer can be passed on
     */
    boolean answered(org.eclipse.jetty.client.Response answer) {
      Optional<IOException> objection = UnusableAnswer.of(answer);
      if (objection.isPresent()) {
        refused = objection.get();
        var unused = answer.abort(refused);
        return false;
      }
      status = answer.getStatus();
      headers =
          answer.getHeaders().stream()
              .map(field -> new Header(field.getName(), String.valueOf(field.getValue())))
              .toList();
      return true;
    }

    boolean isRefused() {
      return refused != null;
    }

    /** Answers in place of the server. */
    void answer(ServerResponse answer) {
      response.reset();
      List<Header> own = handling.headers();
      List<Header> others =
          answer.headers().stream()
              .filter(header -> Header.values(own, header.name()).isEmpty())
              .toList();
      new ResponseWriter(request, response, this)
          .send(
              new ServerResponse(
                      answer.status(),
                      answer.reason(),
                      others,
                      answer.body(),
                      answer.pace(),
                      answer.fault())
                  .withHeaders(own));
    }

    void unanswered(Throwable why) {
      Throwable words = UnusableAnswer.words(why);
      failure = words;
      if (response.isCommitted()) {
        failed(words);
        return;
      }
      isTold = true;
      answer(passage.unanswered(words));
    }

    @Override
    public InvocationType getInvocationType() {
      return InvocationType.NON_BLOCKING;
    }

    @Override
    public void succeeded() {
      end(client::succeeded);
    }

    /** If nothing has been sent, Jetty has an error sent: one that says why. */
    @Override
    public void failed(Throwable why) {
      if (!response.isCommitted() && !response.isBroken() && !isTold) {
        isTold = true;
        JsonErrors.instead(request, passage.unanswered(UnusableAnswer.words(why)));
      }
      end(() -> client.failed(why));
    }

    private void end(Runnable last) {
      boolean gone = response.isBroken() || request.broken() != null;
      PassedExchange passed =
          new PassedExchange(
              sent.copy(),
              status,
              headers,
              received.copy(),
              Optional.ofNullable(gone ? null : failure),
              gone,
              isSent,
              began,
              System.nanoTime());
      sent.release();
      received.release();
      try {
        last.run();
      } finally {
        passage.ended(passed);
      }
    }
  }

  /** A response that knows whether the client still takes it. */
  private static final class Watched extends Response.Wrapper {

    private volatile boolean broken;

    Watched(Request request, Response wrapped) {
      super(request, wrapped);
    }

    boolean isBroken() {
      return broken;
    }

    @Override
    public void write(boolean last, ByteBuffer bytes, Callback callback) {
      super.write(
          last,
          bytes,
          new Callback() {
            @Override
            public InvocationType getInvocationType() {
              return InvocationType.NON_BLOCKING;
            }

            @Override
            public void succeeded() {
              callback.succeeded();
            }

            @Override
            public void failed(Throwable why) {
              // Otherwise it is the response that cannot be sent.
              broken = !(why instanceof HttpException);
              callback.failed(why);
            }
          });
    }
  }

  /** Lets an answer through as it comes, and keeps a copy. */
  private final class Relay extends ProxyResponseListener {

    private final Response response;
    private final Passing passing;

    Relay(
        Request request,
        org.eclipse.jetty.client.Request proxied,
        Response response,
        Passing passing) {
      super(request, proxied, response, passing);
      this.response = response;
      this.passing = passing;
    }

    @Override
    public void onHeaders(org.eclipse.jetty.client.Response answer) {
      if (!passing.answered(answer)) {
        return;
      }
      super.onHeaders(answer);
      if (answer.getStatus() == HttpStatus.NO_CONTENT_204) {
        // It ends at its head, and has no length (RFC 9112, section 6.3; RFC 9110, section 8.6).
        response.getHeaders().remove(HttpHeader.CONTENT_LENGTH);
      }
      nominated(answer.getHeaders()).forEach(response.getHeaders()::remove);
      List<Header> own = passing.handling.headers();
      own.forEach(header -> response.getHeaders().remove(header.name()));
      own.forEach(header -> response.getHeaders().add(header.name(), header.value()));
    }

    @Override
    public void onContent(
        org.eclipse.jetty.client.Response answer, Content.Chunk chunk, Runnable more) {
      if (passing.isRefused()) {
        return;
      }
      passing.received.take(chunk.getByteBuffer());
      pass(answer, chunk, more);
    }

    /** Sends on what has been counted. */
    void pass(org.eclipse.jetty.client.Response answer, Content.Chunk chunk, Runnable more) {
      super.onContent(answer, chunk, more);
    }

    @Override
    public void onSuccess(org.eclipse.jetty.client.Response answer) {
      if (passing.isRefused()) {
        return;
      }
      passing.received.end();
      if (passing.request.getMethod().equals("HEAD")
          && !response.getHeaders().contains(HttpHeader.CONTENT_LENGTH)) {
        // Otherwise Jetty would say that the length is 0.
        response.write(
            false,
            BufferUtil.EMPTY_BUFFER,
            Callback.from(() -> super.onSuccess(answer), this::failed));
        return;
      }
      super.onSuccess(answer);
    }

    /** Sends the rest of an answer that was held back. */
    void finish(ByteBuffer body, Result result) {
      if (body.hasRemaining()) {
        response.write(true, body, this);
      } else {
        onSuccess(result.getResponse());
      }
      onComplete(result);
    }

    @Override
    public void onComplete(Result result) {
      @Nullable IOException refused = passing.refused;
      if (refused != null) {
        passing.unanswered(refused);
        return;
      }
      super.onComplete(result);
    }
  }

  /** Reads an answer to its end before any of it is let through, unless it gets too large. */
  private final class Held implements org.eclipse.jetty.client.Response.Listener {

    private final Relay relay;
    private final Passing passing;
    private boolean passes;

    Held(Relay relay, Passing passing) {
      this.relay = relay;
      this.passing = passing;
    }

    @Override
    public void onHeaders(org.eclipse.jetty.client.Response answer) {
      var unused = passing.answered(answer);
    }

    @Override
    public void onContent(
        org.eclipse.jetty.client.Response answer, Content.Chunk chunk, Runnable more) {
      if (passing.isRefused()) {
        return;
      }
      if (passes) {
        relay.onContent(answer, chunk, more);
        return;
      }
      ByteBuffer before = passing.received.buffer();
      passing.received.take(chunk.getByteBuffer());
      if (!passing.received.isOverflown()) {
        more.run();
        return;
      }
      passes = true;
      relay.onBegin(answer);
      relay.onHeaders(answer);
      passing.response.write(
          false,
          before,
          Callback.from(() -> relay.pass(answer, chunk, more), why -> abort(answer, why)));
    }

    /** The answer's own listener hears of it. */
    private static void abort(org.eclipse.jetty.client.Response answer, Throwable why) {
      var unused = answer.abort(why);
    }

    @Override
    public void onSuccess(org.eclipse.jetty.client.Response answer) {
      passing.received.end();
      if (passes) {
        relay.onSuccess(answer);
      }
    }

    @Override
    public void onComplete(Result result) {
      if (passes) {
        relay.onComplete(result);
        return;
      }
      if (result.isFailed() || passing.isRefused()) {
        relay.onComplete(result);
        return;
      }
      BodyCopy body = passing.received.copy();
      ServerResponse whole =
          new ServerResponse(
              passing.status, endToEnd(result.getResponse().getHeaders()), body.bytes());
      Optional<ServerResponse> instead = passing.passage.responseRead(whole);
      if (instead.isPresent()) {
        passing.answer(instead.get());
        return;
      }
      relay.onBegin(result.getResponse());
      relay.onHeaders(result.getResponse());
      relay.finish(ByteBuffer.wrap(body.bytes()), result);
    }
  }

  /** The headers that are for whoever gets the answer in the end. */
  private static List<Header> endToEnd(HttpFields fields) {
    Set<String> nominated = Set.copyOf(nominated(fields));
    List<Header> headers = new ArrayList<>();
    for (HttpField field : fields) {
      String name = field.getLowerCaseName();
      if (!HOP_BY_HOP.contains(name) && !nominated.contains(name)) {
        headers.add(new Header(field.getName(), String.valueOf(field.getValue())));
      }
    }
    return headers;
  }

  /** The headers that the header Connection names. */
  private static Set<String> nominated(HttpFields fields) {
    return fields.getCSV(HttpHeader.CONNECTION, false).stream()
        .map(name -> name.toLowerCase(Locale.ROOT))
        .collect(Collectors.toUnmodifiableSet());
  }
}
