package io.github.leadmock.admin;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Keeps web pages out of the admin API, which can be told to proxy, delay and record: WireMock's
 * own lets any page of any origin in. A page shows itself by a foreign {@code Origin}, or, after
 * DNS rebinding, by a foreign {@code Host}. Bound to other than loopback, only a token opens the
 * door. The files of the console hold no secret: with a token set they need none, for the console
 * asks for it, and a link on any page may lead to them. Immutable and thread-safe.
 */
public final class AdminGuard {

  private static final Pattern LOOPBACK_V4 = Pattern.compile("127(\\.(0|[1-9][0-9]{0,2})){3}");

  private final boolean loopback;
  private final String bindAddress;
  private final Optional<String> token;

  /**
   * A guard.
   *
   * @param bindAddress the address that the server listens on, as the user wrote it
   * @param loopback whether nobody but this machine can reach it
   * @param token what opens the door; needed when others can reach it
   */
  public AdminGuard(String bindAddress, boolean loopback, Optional<String> token) {
    this.loopback = loopback;
    this.bindAddress = bindAddress.toLowerCase(Locale.ROOT);
    this.token = token;
  }

  /** Who may call the admin side at all. */
  public enum Access {
    /** Whoever is on this machine. */
    LOCAL,
    /** Whoever has the token. */
    TOKEN,
    /** Nobody: other machines can reach the mock, and there is no token. */
    CLOSED
  }

  /** Who may call the admin side at all. */
  public Access access() {
    if (token.isPresent()) {
      return Access.TOKEN;
    }
    return loopback ? Access.LOCAL : Access.CLOSED;
  }

  /**
   * What of an admin call tells who sent it.
   *
   * @param file whether the call reads a file of the console
   * @param host the host and port that it was sent to: the header {@code Host}, or what HTTP/2 has
   *     instead
   * @param origin the header {@code Origin}
   * @param fetchSite the header {@code Sec-Fetch-Site}
   * @param fetchMode the header {@code Sec-Fetch-Mode}
   * @param authorization the header {@code Authorization}
   */
  public record Caller(
      boolean file,
      String host,
      @Nullable String origin,
      @Nullable String fetchSite,
      @Nullable String fetchMode,
      @Nullable String authorization) {

    /** Does not show the token. */
    @Override
    public String toString() {
      return "Caller[host=%s, origin=%s, fetchSite=%s]".formatted(host, origin, fetchSite);
    }
  }

  /**
   * Why a call is refused.
   *
   * @param status 401 when a token would let it pass, otherwise 403
   * @param message the reason, for the body
   */
  public record Refusal(int status, String message) {

    /** What a 401 has to ask for (RFC 9110, section 11.6.1; RFC 6750, section 3). */
    public static final String CHALLENGE = "Bearer realm=\"Leadmock admin\"";

    private static Refusal forbidden(String message) {
      return new Refusal(403, message);
    }
  }

  /** The refusal of a call; empty when it may pass. */
  public Optional<Refusal> objection(Caller caller) {
    String host = caller.host();
    @Nullable String origin = caller.origin();
    if (origin != null && !isSameOrigin(origin, host)) {
      return Optional.of(
          Refusal.forbidden(
              "admin calls from pages of another origin are refused: Origin is '%s', expected http://%s"
                  .formatted(printable(origin), printable(host))));
    }
    if ("cross-site".equals(caller.fetchSite())
        && !(caller.file() && "navigate".equals(caller.fetchMode()))) {
      return Optional.of(
          Refusal.forbidden(
              "admin calls from pages of another site are refused: Sec-Fetch-Site is cross-site"));
    }
    if (token.isPresent()) {
      return caller.file() || isToken(caller.authorization())
          ? Optional.empty()
          : Optional.of(
              new Refusal(
                  401,
                  "admin calls need the token: send Authorization: Bearer TOKEN with that of"
                      + " --admin-token"));
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
   * Names that no name server of an attacker can hand out: {@code localhost} and all below it (RFC
   * 6761, section 6.3) and the loopback addresses. Asks no name server itself.
   */
  private static boolean isLoopback(String name) {
    if (name.startsWith("[")) {
      return isLoopbackLiteral(name);
    }
    return name.equals("localhost")
        || name.endsWith(".localhost")
        || LOOPBACK_V4.matcher(name).matches();
  }

  /** Java takes what stands in brackets for an address, and nothing else. */
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
    // A dot at the end marks a name as complete, as DNS writes it.
    return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
  }

  private static String printable(String text) {
    return text.replaceAll("[^ -~]", "?");
  }
}
