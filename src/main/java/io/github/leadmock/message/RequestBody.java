package io.github.leadmock.message;

import static java.util.Objects.requireNonNull;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The body of a request, or why it cannot be processed (rules ML-NO-14, ML-ER-06, LF-ER-06).
 * Immutable, except for the bytes, which must not be changed.
 *
 * @param body the bytes as sent; empty if there are none or the body is refused
 * @param plain the bytes after decompression
 * @param complaint why the body is refused
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and a copy would be wasteful
public record RequestBody(byte[] body, byte[] plain, Optional<BodyProblem> complaint) {

  /**
   * The largest body that is accepted, compressed or not, in bytes (rules ML-NO-14, LF-ER-06). On
   * its way into a note a text is there several times over, in two bytes a character: of a small
   * heap it gets a thirtieth: all of it in the 248 MiB that the launcher's 256 MB leave.
   */
  public static final int MAX_BODY =
      (int) Math.min(8 << 20, Math.max(64 << 10, Runtime.getRuntime().maxMemory() / 30));

  /**
   * The most values that a body may have, such as members and items of JSON, parameters of a form,
   * or parts: one for each two KiB of the heap.
   */
  public static final int MAX_VALUES =
      (int) Math.min(2 << 20, Math.max(16 << 10, Runtime.getRuntime().maxMemory() / 2_048));

  /**
   * How many bytes of a refused body are read and discarded, so that the client gets to read the
   * response.
   */
  public static final long MAX_DRAINED = 256L << 20;

  /** How long a refused body is read for the same reason, in nanoseconds. */
  public static final long DRAIN_NANOS = 5_000_000_000L;

  private static final byte[] EMPTY = {};
  private static final Set<String> CODINGS = Set.of("gzip", "x-gzip", "identity");

  private static final Pattern CHARSET = Pattern.compile("(?i)charset=\\s*\"?([^;\\s\"]*)");
  private static final Pattern BOUNDARY = Pattern.compile("(?i)boundary=\"?([^;\\s\"]+)");

  private static final Pattern PART_NAME =
      Pattern.compile("(?im)^content-disposition:[^\\r\\n]*[;\\s]name=\"?([^\";\\r\\n]*)");

  /** No body. */
  public static final RequestBody NONE = new RequestBody(EMPTY, EMPTY, Optional.empty());

  /** A body that exceeds the limit. */
  public static final RequestBody TOO_LARGE =
      refused(
          413,
          "the body is larger than %s bytes".formatted(MAX_BODY),
          "Send a body of at most %s bytes.".formatted(MAX_BODY));

  private static final RequestBody TOO_MANY_VALUES =
      refused(
          413,
          "the body has more than %s values".formatted(MAX_VALUES),
          "Send at most %s values (members, items, parameters), or give the mock a larger heap (-Xmx)."
              .formatted(MAX_VALUES));

  /** A body for which there is no room beside those of other requests. */
  public static final RequestBody NO_ROOM =
      refused(
          503,
          "the mock holds too many large bodies at once",
          "Not your request: the mock holds as many large bodies as its heap allows; send it again later, send fewer at once, or give the mock a larger heap (-Xmx).");

  /** A body that could not be read to its end. */
  public static final RequestBody BROKEN_OFF =
      refused(
          400,
          "the body ended early or is not well-formed",
          "Send as many bytes as Content-Length says, or well-formed chunks.");

  private static final RequestBody NOT_GZIP =
      refused(
          400, "the body is not gzip", "Send the body as plain JSON, without Content-Encoding.");

  private static final RequestBody TOO_LARGE_UNPACKED =
      refused(
          413,
          "the body is larger than %s bytes when unpacked".formatted(MAX_BODY),
          "Send a body of at most %s bytes, unpacked.".formatted(MAX_BODY));

  /** Checks for nulls. */
  public RequestBody {
    requireNonNull(body, "body is null");
    requireNonNull(plain, "plain is null");
    requireNonNull(complaint, "complaint is null");
  }

  /**
   * A body that was read to its end.
   *
   * @param contentEncoding the value of the {@code Content-Encoding} header
   */
  public static RequestBody of(byte[] body, @Nullable String contentEncoding) {
    if (body.length == 0) {
      return NONE;
    }
    if (body.length > MAX_BODY) {
      return TOO_LARGE;
    }
    Optional<String> unknown = unknownCoding(contentEncoding);
    if (unknown.isPresent()) {
      return refused(
          415,
          "the content coding '%s' is not supported".formatted(unknown.get()),
          "Send the body plain, or packed once with gzip.");
    }
    if (!isPacked(body, contentEncoding)) {
      return ofValues(new RequestBody(body, body, Optional.empty()));
    }
    return ofValues(unpacked(body));
  }

  /** The bytes that it takes while it is handled. */
  public long size() {
    return Math.max(body.length, plain.length);
  }

  private static RequestBody ofValues(RequestBody body) {
    return body.plain().length > MAX_VALUES && new BodyValues(body.plain()).count() > MAX_VALUES
        ? TOO_MANY_VALUES
        : body;
  }

  private static RequestBody refused(int status, String message, String hint) {
    return new RequestBody(EMPTY, EMPTY, Optional.of(new BodyProblem(status, message, hint)));
  }

  /**
   * Whether WireMock can handle the body's content type: its templating parses multipart bodies and
   * looks up charsets.
   */
  public boolean isUnderstood(@Nullable String contentType) {
    if (complaint.isPresent() || contentType == null) {
      return complaint.isEmpty();
    }
    Matcher charset = CHARSET.matcher(contentType);
    Matcher boundary = BOUNDARY.matcher(contentType);
    return (!charset.find() || isSupported(charset.group(1)))
        && (!isMultipart(contentType)
            || (boundary.find() && text().contains("--" + boundary.group(1))));
  }

  /**
   * Whether two parts of a multipart body have the same name, or none (RFC 7578, section 4.3):
   * WireMock's templating fails on them. A line that looks like such a header counts as one.
   */
  public boolean mayRepeatAPart(@Nullable String contentType) {
    if (contentType == null || !isMultipart(contentType)) {
      return false;
    }
    Matcher boundary = BOUNDARY.matcher(contentType);
    if (!boundary.find()) {
      return false;
    }
    String text = text();
    long parts =
        Pattern.compile("--" + boundary.group(1), Pattern.LITERAL).matcher(text).results().count();
    Set<String> names = new HashSet<>();
    PART_NAME.matcher(text).results().forEach(name -> names.add(name.group(1)));
    // The last boundary ends the body.
    return parts - 1 > Math.max(1, names.size());
  }

  /** Whether a content type is multipart. */
  public static boolean isMultipart(String contentType) {
    return contentType.strip().regionMatches(true, 0, "multipart/", 0, "multipart/".length());
  }

  private String text() {
    return new String(body, StandardCharsets.ISO_8859_1);
  }

  private static boolean isSupported(String charset) {
    try {
      return Charset.isSupported(charset);
    } catch (IllegalArgumentException illegalName) {
      return false;
    }
  }

  /** A content coding that is not supported; this includes several codings at once. */
  private static Optional<String> unknownCoding(@Nullable String contentEncoding) {
    return Optional.ofNullable(contentEncoding)
        .map(String::strip)
        .filter(coding -> !coding.isEmpty() && !CODINGS.contains(coding.toLowerCase(Locale.ROOT)));
  }

  private static boolean isPacked(byte[] body, @Nullable String contentEncoding) {
    boolean magic = body.length > 1 && body[0] == (byte) 0x1F && body[1] == (byte) 0x8B;
    return magic
        || (contentEncoding != null && contentEncoding.toLowerCase(Locale.ROOT).contains("gzip"));
  }

  private static RequestBody unpacked(byte[] packed) {
    try (GZIPInputStream stream = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      byte[] plain = stream.readNBytes(MAX_BODY + 1);
      return plain.length <= MAX_BODY
          ? new RequestBody(packed, plain, Optional.empty())
          : TOO_LARGE_UNPACKED;
    } catch (IOException notGzip) {
      return NOT_GZIP;
    }
  }
}
