package io.github.leadmock.mock;

import io.github.leadmock.mock.Screening.Complaint;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import wiremock.jakarta.servlet.Filter;
import wiremock.jakarta.servlet.FilterChain;
import wiremock.jakarta.servlet.ServletException;
import wiremock.jakarta.servlet.ServletRequest;
import wiremock.jakarta.servlet.ServletResponse;
import wiremock.jakarta.servlet.http.HttpServletRequest;
import wiremock.jakarta.servlet.http.HttpServletResponse;

/**
 * Takes in the bodies of requests before WireMock does, which reads any body whole, unpacks any
 * that looks packed and trips over content types that it cannot make sense of. What is too large or
 * not decodable goes on without its body and with a complaint, for the operation to refuse.
 * Thread-safe.
 */
final class FrontDoor implements Filter {

  /** The largest body that is taken, packed and unpacked, in bytes (rules ML-NO-14, LF-ER-06). */
  static final int MAX_BODY = 8 << 20;

  /**
   * How much of a refused body is read and thrown away so that the client gets to see the answer.
   */
  private static final long MAX_DRAINED = 256L << 20;

  private static final long DRAIN_NANOS = 5_000_000_000L;

  private final Screening screening;
  private final Predicate<String> owns;
  private final Consumer<Throwable> log;

  FrontDoor(Screening screening, Predicate<String> owns, Consumer<Throwable> log) {
    this.screening = screening;
    this.owns = owns;
    this.log = log;
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    HttpServletRequest http = (HttpServletRequest) request;
    if (!owns.test(TakenRequest.mend(http.getRequestURI()))) {
      chain.doFilter(request, response);
      return;
    }
    try {
      chain.doFilter(takeIn(http), response);
    } catch (RuntimeException | ServletException broken) {
      apologize((HttpServletResponse) response, broken);
    } finally {
      screening.clear();
    }
  }

  private HttpServletRequest takeIn(HttpServletRequest request) throws IOException {
    if (!mayHaveBody(request)
        && request.getContentType() == null
        && isMended(request.getRequestURI())
        && isMended(request.getQueryString())) {
      return request;
    }
    InputStream body = request.getInputStream();
    byte[] head = body.readNBytes(MAX_BODY + 1);
    if (head.length > MAX_BODY) {
      drain(body);
      return refuse(
          request,
          "the body is larger than %s bytes".formatted(MAX_BODY),
          "Send a body of at most %s bytes.".formatted(MAX_BODY));
    }
    Optional<byte[]> plain = isPacked(request, head) ? unpack(head) : Optional.of(head);
    return plain
        .<HttpServletRequest>map(
            bytes -> new TakenRequest(request, bytes, isHarmless(request.getContentType())))
        .orElseGet(
            () ->
                refuse(
                    request,
                    "the body is not gzip, or is larger than %s bytes when unpacked"
                        .formatted(MAX_BODY),
                    "Send the body as plain JSON, without Content-Encoding."));
  }

  private static boolean isMended(@Nullable String address) {
    return address == null || TakenRequest.mend(address).equals(address);
  }

  /** Only HTTP/1 says of every body that it is there. */
  private static boolean mayHaveBody(HttpServletRequest request) {
    long length = request.getContentLengthLong();
    boolean unknown =
        request.getHeader("Transfer-Encoding") != null
            || !request.getProtocol().startsWith("HTTP/1");
    return length > 0 || (length < 0 && unknown);
  }

  private HttpServletRequest refuse(HttpServletRequest request, String message, String hint) {
    screening.set(new Complaint(message, hint));
    return new TakenRequest(request, new byte[0], false);
  }

  private static boolean isPacked(HttpServletRequest request, byte[] body) {
    @Nullable String encoding = request.getHeader("Content-Encoding");
    boolean magic = body.length > 1 && body[0] == (byte) 0x1F && body[1] == (byte) 0x8B;
    return magic || (encoding != null && encoding.contains("gzip"));
  }

  private static Optional<byte[]> unpack(byte[] packed) {
    try (GZIPInputStream plain = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      byte[] head = plain.readNBytes(MAX_BODY + 1);
      return head.length > MAX_BODY ? Optional.empty() : Optional.of(head);
    } catch (IOException notGzip) {
      return Optional.empty();
    }
  }

  /**
   * WireMock parses multipart bodies and looks up charsets on the way, and fails when it cannot.
   */
  private static boolean isHarmless(@Nullable String contentType) {
    if (contentType == null) {
      return true;
    }
    String type = contentType.strip().toLowerCase(Locale.ROOT);
    int charset = type.indexOf("charset=");
    if (type.startsWith("multipart/") || charset < 0) {
      return !type.startsWith("multipart/");
    }
    String name =
        type.substring(charset + "charset=".length()).split("[;\\s]", 2)[0].replace("\"", "");
    try {
      return Charset.isSupported(name);
    } catch (IllegalArgumentException illegalName) {
      return false;
    }
  }

  private static void drain(InputStream body) throws IOException {
    byte[] buffer = new byte[64 << 10];
    long deadline = System.nanoTime() + DRAIN_NANOS;
    long drained = 0;
    int read = body.read(buffer);
    while (read >= 0 && drained < MAX_DRAINED && System.nanoTime() < deadline) {
      drained += read;
      read = body.read(buffer);
    }
  }

  /**
   * The last resort, when a fault of ours kept the templates from answering: JSON, as both vendors'
   * errors are.
   */
  private void apologize(HttpServletResponse response, Exception broken) throws IOException {
    log.accept(broken);
    if (!response.isCommitted()) {
      response.reset();
      response.setStatus(500);
      response.setContentType("application/json");
      response
          .getOutputStream()
          .write("{\"message\":\"internal server error\"}".getBytes(StandardCharsets.UTF_8));
    }
  }
}
