package io.github.leadmock.mock;

import io.github.leadmock.mock.Screening.Complaint;
import io.github.leadmock.operation.JsonText;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
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
 * that looks packed and trips over content types that it cannot make sense of. On the paths of the
 * two APIs, what is too large or not decodable goes on without its body and with a complaint, for
 * the operation to refuse in the vendor's words; elsewhere it is refused here. Thread-safe.
 */
final class FrontDoor implements Filter {

  /** The largest body that is taken, packed and unpacked, in bytes (rules ML-NO-14, LF-ER-06). */
  static final int MAX_BODY = 8 << 20;

  /**
   * How much of a refused body is read and thrown away so that the client gets to see the answer.
   */
  private static final long MAX_DRAINED = 256L << 20;

  private static final String ADMIN = "/__admin/leadmock/";

  private static final long DRAIN_NANOS = 5_000_000_000L;

  private static final Pattern CHARSET = Pattern.compile("(?i)charset=\\s*\"?([^;\\s\"]*)");
  private static final Pattern BOUNDARY = Pattern.compile("(?i)boundary=\"?([^;\\s\"]+)");

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
    HttpServletResponse answer = (HttpServletResponse) response;
    boolean ours = owns.test(TakenRequest.mend(http.getRequestURI()));
    Intake intake = takeIn(http);
    if (!ours && intake.complaint().isPresent()) {
      write(answer, 413, intake.complaint().get().message());
      return;
    }
    if (!ours) {
      // curl -d calls everything a form, and WireMock would take JSON for one.
      boolean json = http.getRequestURI().startsWith(ADMIN) && intake.body().isPresent();
      chain.doFilter(intake.request(http, json), response);
      return;
    }
    try {
      screening.arrive();
      intake.complaint().ifPresent(screening::set);
      CuttableResponse cuttable = new CuttableResponse(http, answer);
      screening.offerTruncation(cuttable::cut);
      serve(new PatientRequest(http), intake, cuttable, chain);
    } finally {
      screening.clear();
    }
  }

  /**
   * WireMock may fail on what it cannot make sense of before any operation is asked, such as JSON
   * that calls itself a form, as the documented curl call sends it. The request then goes in again
   * as plain bytes; a user's own stub that matches a well-formed form or multipart body still gets
   * to see it.
   */
  private void serve(
      HttpServletRequest request, Intake intake, HttpServletResponse response, FilterChain chain)
      throws IOException {
    try {
      chain.doFilter(intake.request(request, !intake.isUnderstood(request)), response);
    } catch (RuntimeException | ServletException tripped) {
      if (screening.isReached() || response.isCommitted()) {
        apologize(response, tripped);
        return;
      }
      try {
        response.reset();
        chain.doFilter(intake.request(request, true), response);
      } catch (RuntimeException | ServletException broken) {
        apologize(response, broken);
      }
    }
  }

  /**
   * A request's body, or why it cannot be taken.
   *
   * @param body as it came; empty when there is none
   */
  private record Intake(Optional<byte[]> body, Optional<Complaint> complaint) {

    static final Intake NONE = new Intake(Optional.empty(), Optional.empty());

    static Intake refused(String message, String hint) {
      return new Intake(Optional.of(new byte[0]), Optional.of(new Complaint(message, hint)));
    }

    HttpServletRequest request(HttpServletRequest request, boolean harmless) {
      boolean mended = isMended(request.getRequestURI()) && isMended(request.getQueryString());
      return body.isEmpty() && mended && !harmless
          ? request
          : new TakenRequest(request, body.orElse(new byte[0]), harmless);
    }

    /**
     * Whether WireMock can live with the content type; its templating parses multipart and looks up
     * charsets.
     */
    boolean isUnderstood(HttpServletRequest request) {
      @Nullable String type = request.getContentType();
      if (complaint.isPresent() || type == null) {
        return complaint.isEmpty();
      }
      Matcher charset = CHARSET.matcher(type);
      Matcher boundary = BOUNDARY.matcher(type);
      return (!charset.find() || isSupported(charset.group(1)))
          && (!type.strip().regionMatches(true, 0, "multipart/", 0, "multipart/".length())
              || (boundary.find() && text().contains("--" + boundary.group(1))));
    }

    private String text() {
      return new String(body.orElse(new byte[0]), StandardCharsets.ISO_8859_1);
    }

    private static boolean isSupported(String charset) {
      try {
        return Charset.isSupported(charset);
      } catch (IllegalArgumentException illegalName) {
        return false;
      }
    }

    private static boolean isMended(@Nullable String address) {
      return address == null || TakenRequest.mend(address).equals(address);
    }
  }

  private static Intake takeIn(HttpServletRequest request) {
    if (!mayHaveBody(request)) {
      return Intake.NONE;
    }
    try {
      InputStream body = request.getInputStream();
      byte[] head = body.readNBytes(MAX_BODY + 1);
      if (head.length > MAX_BODY) {
        drain(body);
        return Intake.refused(
            "the body is larger than %s bytes".formatted(MAX_BODY),
            "Send a body of at most %s bytes.".formatted(MAX_BODY));
      }
      if (isPacked(request, head) && !unpacks(head)) {
        return Intake.refused(
            "the body is not gzip, or is larger than %s bytes when unpacked".formatted(MAX_BODY),
            "Send the body as plain JSON, without Content-Encoding.");
      }
      return new Intake(Optional.of(head), Optional.empty());
    } catch (IOException | RuntimeException brokenOff) {
      return Intake.refused(
          "the body ended early or is not well-formed",
          "Send as many bytes as Content-Length says, or well-formed chunks.");
    }
  }

  /** Only HTTP/1 says of every body that it is there. */
  private static boolean mayHaveBody(HttpServletRequest request) {
    long length = request.getContentLengthLong();
    boolean unknown =
        request.getHeader("Transfer-Encoding") != null
            || !request.getProtocol().startsWith("HTTP/1");
    return length > 0 || (length < 0 && unknown);
  }

  private static boolean isPacked(HttpServletRequest request, byte[] body) {
    @Nullable String encoding = request.getHeader("Content-Encoding");
    boolean magic = body.length > 1 && body[0] == (byte) 0x1F && body[1] == (byte) 0x8B;
    return magic || (body.length > 0 && encoding != null && encoding.contains("gzip"));
  }

  private static boolean unpacks(byte[] packed) throws IOException {
    try (GZIPInputStream plain = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      return plain.readNBytes(MAX_BODY + 1).length <= MAX_BODY;
    } catch (ZipException | EOFException notGzip) {
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
      write(response, 500, "internal server error");
    }
  }

  private static void write(HttpServletResponse response, int status, String message)
      throws IOException {
    response.setStatus(status);
    response.setContentType("application/json");
    response
        .getOutputStream()
        .write(("{\"message\":" + JsonText.of(message) + "}\n").getBytes(StandardCharsets.UTF_8));
  }
}
