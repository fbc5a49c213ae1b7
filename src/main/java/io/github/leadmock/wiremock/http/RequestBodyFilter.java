package io.github.leadmock.wiremock.http;

import io.github.leadmock.engine.RequestContext;
import io.github.leadmock.engine.WireMockFailure;
import io.github.leadmock.message.BodyRoom;
import io.github.leadmock.message.JsonText;
import io.github.leadmock.message.LenientUrl;
import io.github.leadmock.message.RequestBody;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import wiremock.jakarta.servlet.Filter;
import wiremock.jakarta.servlet.FilterChain;
import wiremock.jakarta.servlet.ServletException;
import wiremock.jakarta.servlet.ServletRequest;
import wiremock.jakarta.servlet.ServletResponse;
import wiremock.jakarta.servlet.http.HttpServletRequest;
import wiremock.jakarta.servlet.http.HttpServletRequestWrapper;
import wiremock.jakarta.servlet.http.HttpServletResponse;

/**
 * Reads request bodies before WireMock does, which reads any body whole, decompresses any that
 * looks compressed, and fails on content types that it cannot parse. On the paths of the two APIs,
 * a body that is too large or cannot be decoded is replaced by a complaint, so that the operation
 * can refuse it in the vendor's format; elsewhere it is refused here. Thread-safe.
 */
public final class RequestBodyFilter implements Filter {

  private static final String ADMIN = "/__admin/";
  private static final String LEADMOCK = ADMIN + "leadmock/";

  private final BodyRoom bodies = BodyRoom.ofHeap();
  private final RequestContext context;
  private final Predicate<String> owns;
  private final Consumer<Throwable> log;

  public RequestBodyFilter(
      RequestContext context, Predicate<String> owns, Consumer<Throwable> log) {
    this.context = context;
    this.owns = owns;
    this.log = log;
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    HttpServletRequest http = (HttpServletRequest) request;
    HttpServletResponse answer = (HttpServletResponse) response;
    boolean ours = owns.test(LenientUrl.mend(http.getRequestURI()));
    try (BodyRoom.Share room = bodies.share()) {
      doFilter(http, answer, chain, ours, takeIn(http, room));
    }
  }

  private void doFilter(
      HttpServletRequest http,
      HttpServletResponse answer,
      FilterChain chain,
      boolean ours,
      RequestBody intake)
      throws IOException, ServletException {
    if (!ours && intake.complaint().isPresent()) {
      write(answer, intake.complaint().get().status(), intake.complaint().get().message());
      return;
    }
    if (!ours) {
      // curl -d labels every body a form, and WireMock would parse JSON as one.
      boolean json = http.getRequestURI().startsWith(LEADMOCK) && intake.body().length > 0;
      try {
        arrive(http);
        chain.doFilter(asGet(taken(http, intake, json)), answer);
      } catch (RuntimeException tripped) {
        if (!isOfWireMock(http.getRequestURI()) || answer.isCommitted()) {
          throw tripped;
        }
        answer.reset();
        write(answer, 400, WireMockFailure.badCall(tripped));
      } finally {
        context.clear();
      }
      return;
    }
    try {
      arrive(http);
      intake.complaint().ifPresent(context::set);
      TruncatableResponse cuttable = new TruncatableResponse(http, answer);
      context.offerTruncation(cuttable::cut);
      serve(new SlowRequest(http), intake, cuttable, chain);
    } finally {
      context.clear();
    }
  }

  /**
   * WireMock's admin API throws on some parameters and bodies, after it has logged the exception.
   */
  private static boolean isOfWireMock(String path) {
    return path.startsWith(ADMIN) && !path.startsWith(LEADMOCK);
  }

  private void arrive(HttpServletRequest request) {
    @Nullable String query = request.getQueryString();
    String target = query == null ? request.getRequestURI() : request.getRequestURI() + "?" + query;
    context.arrive(request.getMethod(), target, System.nanoTime(), request.getRemotePort());
  }

  /**
   * Turns HEAD into GET, for which the server omits the body (RFC 9110, section 9.3.2): WireMock's
   * admin API has no routes for HEAD.
   */
  private static HttpServletRequest asGet(HttpServletRequest request) {
    boolean head = request.getMethod().equals("HEAD") && request.getRequestURI().startsWith(ADMIN);
    return head
        ? new HttpServletRequestWrapper(request) {
          @Override
          public String getMethod() {
            return "GET";
          }
        }
        : request;
  }

  /**
   * WireMock may fail on a body that it cannot parse before any operation is called, such as JSON
   * with the content type of a form, as the documented curl call sends it. The request is then
   * handled again as plain bytes. A user's own stub still sees well-formed form and multipart
   * bodies.
   */
  private void serve(
      HttpServletRequest request,
      RequestBody intake,
      HttpServletResponse response,
      FilterChain chain)
      throws IOException {
    try {
      // Our own server renames repeated parts instead; here WireMock parses the body itself.
      boolean harmless =
          !intake.isUnderstood(request.getContentType())
              || intake.mayRepeatAPart(request.getContentType());
      chain.doFilter(taken(request, intake, harmless), response);
    } catch (RuntimeException | ServletException tripped) {
      if (context.isReached() || response.isCommitted()) {
        apologize(response, tripped);
        return;
      }
      try {
        response.reset();
        chain.doFilter(taken(request, intake, true), response);
      } catch (RuntimeException | ServletException broken) {
        apologize(response, broken);
      }
    }
  }

  private static HttpServletRequest taken(
      HttpServletRequest request, RequestBody intake, boolean harmless) {
    boolean mended = isMended(request.getRequestURI()) && isMended(request.getQueryString());
    return intake.equals(RequestBody.NONE) && mended && !harmless
        ? request
        : new BufferedRequest(request, intake.body(), harmless);
  }

  private static boolean isMended(@Nullable String address) {
    return address == null || LenientUrl.mend(address).equals(address);
  }

  private static RequestBody takeIn(HttpServletRequest request, BodyRoom.Share room) {
    if (!mayHaveBody(request)) {
      return RequestBody.NONE;
    }
    try {
      InputStream body = request.getInputStream();
      long announced = request.getContentLengthLong();
      // A body of unknown length may become as large as any.
      if (!room.grow(
          announced < 0 ? RequestBody.MAX_BODY : Math.min(announced, RequestBody.MAX_BODY))) {
        drain(body);
        return RequestBody.NO_ROOM;
      }
      byte[] head = body.readNBytes(RequestBody.MAX_BODY + 1);
      if (head.length > RequestBody.MAX_BODY) {
        drain(body);
      }
      RequestBody read = RequestBody.of(head, request.getHeader("Content-Encoding"));
      return room.grow(read.size()) ? read : RequestBody.NO_ROOM;
    } catch (IOException | RuntimeException brokenOff) {
      return RequestBody.BROKEN_OFF;
    }
  }

  /** In other versions than HTTP/1 a body may come without any announcement. */
  private static boolean mayHaveBody(HttpServletRequest request) {
    long length = request.getContentLengthLong();
    boolean unknown =
        request.getHeader("Transfer-Encoding") != null
            || !request.getProtocol().startsWith("HTTP/1");
    return length > 0 || (length < 0 && unknown);
  }

  private static void drain(InputStream body) throws IOException {
    byte[] buffer = new byte[64 << 10];
    long deadline = System.nanoTime() + RequestBody.DRAIN_NANOS;
    long drained = 0;
    int read = body.read(buffer);
    while (read >= 0 && drained < RequestBody.MAX_DRAINED && System.nanoTime() < deadline) {
      drained += read;
      read = body.read(buffer);
    }
  }

  /** The last resort, after a fault in the mock; JSON, like both vendors' errors. */
  private void apologize(HttpServletResponse response, Exception broken) throws IOException {
    log.accept(broken);
    if (!response.isCommitted()) {
      response.reset();
      write(response, 500, "internal server error");
    }
  }

  private static void write(HttpServletResponse response, int status, String message)
      throws IOException {
    response.setStatus(status);
    response.setContentType("application/json");
    response.getOutputStream().write(JsonText.error(message).getBytes(StandardCharsets.UTF_8));
  }
}
