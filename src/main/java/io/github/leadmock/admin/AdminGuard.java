package io.github.leadmock.admin;

import io.github.leadmock.server.ServerRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Keeps web pages out of the admin API, which can proxy, delay and record requests; WireMock's own
 * lets pages of any origin in. A page gives itself away by a foreign {@code Origin} or, after DNS
 * rebinding, by a foreign {@code Host}. If the mock is bound to anything but loopback, calls need a
 * token. The console's files hold no secrets: they need no token even if one is set, because the
 * console asks for it, and any page may link to them. Immutable and thread-safe.
 */
public final class AdminGuard {

  private static final Pattern LOOPBACK_V4 = Pattern.compile("127(\\.(0|[1-9][0-9]{0,2})){3}");

  private final boolean loopback;
  private final String bindAddress;
  private final Optional<String> token;

  /**
   * Creates a guard.
   *
   * @param bindAddress the address that the server listens on, as the user wrote it
   * @param loopback whether only this machine can reach the server
   * @param token the token that calls must send; required if other machines can reach the server
   */
  public AdminGuard(String bindAddress, boolean loopback, Optional<String> token) {
    this.loopback = loopback;
    this.bindAddress = bindAddress.toLowerCase(Locale.ROOT);
    this.token = token;
  }

  /** Who may call the admin side. */
  public enum Access {
    /** Anyone on this machine. */
    LOCAL,
    /** Anyone with the token. */
    TOKEN,
    /** Nobody: other machines can reach the mock, and there is no token. */
    CLOSED
  }

  /** Who may call the admin side. */
  public Access access() {
    if (token.isPresent()) {
      return Access.TOKEN;
    }
    return loopback ? Access.LOCAL : Access.CLOSED;
  }

  /**
   * The parts of an admin call that tell who sent it.
   *
   * @param file whether the call reads a file of the console
   * @param host the host and port it was sent to: the {@code Host} header, or {@code :authority} in
   *     HTTP/2
   * @param origin the {@code Origin} header
   * @param fetchSite the {@code Sec-Fetch-Site} header
   * @param fetchMode the {@code Sec-Fetch-Mode} header
   * @param authorization the {@code Authorization} header
   */
  public record Caller(
      boolean file,
      String host,
      @Nullable String origin,
      @Nullable String fetchSite,
      @Nullable String fetchMode,
      @Nullable String authorization) {

    /** Of a request; HTTP/2 has no Host header, what it has instead is the request's host. */
    public static Caller of(ServerRequest request) {
      @Nullable String host = request.header("Host");
      return new Caller(
          ConsoleFiles.isAsked(request.method(), request.path()),
          host == null ? request.host() + ":" + request.port() : host,
          request.header("Origin"),
          request.header("Sec-Fetch-Site"),
          request.header("Sec-Fetch-Mode"),
          request.header("Authorization"));
    }

    /** Omits the token. */
    @Override
    public String toString() {
      return "Caller[host=%s, origin=%s, fetchSite=%s]".formatted(host, origin, fetchSite);
    }
  }

  /**
   * Why a call is refused.
   *
   * @param status 401 if a token would let it pass, otherwise 403
   * @param message the reason, used as the body
   * @param challenge what a 401 must carry (RFC 9110, section 11.6.1; RFC 6750, section 3)
   */
  public record Refusal(int status, String message, Optional<String> challenge) {

    private static Refusal unauthorized(boolean withCredentials) {
      String challenge = "Bearer realm=\"Leadmock admin\"";
      return new Refusal(
          401,
          (withCredentials ? "this is not the admin token" : "admin calls need the token")
              + ": send Authorization: Bearer TOKEN with that of --admin-token",
          Optional.of(withCredentials ? challenge + ", error=\"invalid_token\"" : challenge));
    }

    private static Refusal forbidden(String message) {
      return new Refusal(403, message, Optional.empty());
    }
  }

  /** Why a call is refused; empty if it may pass. */
  public Optional<Refusal> objection(Caller caller) {
    String host = caller.host();
    @Nullable String origin = caller.origin();
    if (origin != null && !isSameOrigin(origin, host)) {
      return Optional.of(
          Refusal.forbidden(
              "admin calls from pages of another origin are refused: Origin is '%s', expected http://%s"
                  .formatted(printable(origin), printable(host))));
    }
    if (isFromAnotherPage(caller)) {
      return Optional.of(
          Refusal.forbidden(
              "admin calls from pages of another origin are refused: Sec-Fetch-Site is "
                  + caller.fetchSite()));
    }
    if (token.isPresent()) {
      return caller.file() || isToken(caller.authorization())
          ? Optional.empty()
          : Optional.of(Refusal.unauthorized(caller.authorization() != null));
    }
    if (!loopback) {
      return Optional.of(
          Refusal.forbidden(
              "admin calls are refused: this mock can be reached from other machines and was"
                  + " started without --admin-token"));
    }
    String name = nameOf(host);
    return name.equals(bindAddress) || isLoopback(name)
        ? Optional.empty()
        : Optional.of(
            Refusal.forbidden(
                "admin calls to another host are refused: Host is '%s', expected localhost or 127.0.0.1"
                    .formatted(printable(host))));
  }

  /**
   * Whether a page of another origin makes the call; a link on it may lead to the console, and one
   * of this machine's (another port is the same site) to anything.
   */
  private static boolean isFromAnotherPage(Caller caller) {
    boolean link = "navigate".equals(caller.fetchMode());
    return ("cross-site".equals(caller.fetchSite()) && !(caller.file() && link))
        || ("same-site".equals(caller.fetchSite()) && !link);
  }

  /**
   * Whether a name is one that an attacker's name server cannot control: {@code localhost} and its
   * subdomains (RFC 6761, section 6.3), and loopback addresses. Never performs a DNS lookup.
   */
  private static boolean isLoopback(String name) {
    if (name.startsWith("[")) {
      return isLoopbackLiteral(name);
    }
    return name.equals("localhost")
        || name.endsWith(".localhost")
        || LOOPBACK_V4.matcher(name).matches();
  }

  /** Java parses bracketed text only as an address literal, never as a host name. */
  private static boolean isLoopbackLiteral(String bracketed) {
    try {
      return InetAddress.getByName(bracketed).isLoopbackAddress();
    } catch (UnknownHostException noAddress) {
      return false;
    }
  }

  private static boolean isSameOrigin(String origin, String host) {
    return origin.equalsIgnoreCase("http://" + host) || origin.equalsIgnoreCase("https://" + host);
  }

  private boolean isToken(@Nullable String authorization) {
    if (authorization == null
        || !authorization.regionMatches(true, 0, "Bearer ", 0, "Bearer ".length())) {
      return false;
    }
    byte[] given =
        authorization.substring("Bearer ".length()).strip().getBytes(StandardCharsets.UTF_8);
    return MessageDigest.isEqual(given, token.orElseThrow().getBytes(StandardCharsets.UTF_8));
  }

  private static String nameOf(String host) {
    String name =
        host.startsWith("[")
            ? host.replaceFirst("(?<=]):\\d*$", "")
            : host.replaceFirst(":\\d*$", "");
    String lower = name.toLowerCase(Locale.ROOT);
    // A trailing dot marks a fully qualified DNS name.
    return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
  }

  private static String printable(String text) {
    return text.replaceAll("[^ -~]", "?");
  }
}
