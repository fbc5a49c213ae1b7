package io.github.leadmock.service;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Keeps web pages out of the admin API, which can be told to proxy, delay and record: WireMock's
 * own lets any page of any origin in. A page shows itself by a foreign {@code Origin}, or, after
 * DNS rebinding, by a foreign {@code Host}. Bound to other than loopback, only a token opens the
 * door. The files of the console hold no secret: with a token set they need none, for the console
 * asks for it, and a link on any page may lead to them. Immutable and thread-safe.
 */
public final class AdminGuard {

  private static final Set<String> LOOPBACK_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");

  private final boolean loopback;
  private final Set<String> names;
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
    this.names =
        Stream.concat(LOOPBACK_NAMES.stream(), Stream.of(bindAddress.toLowerCase(Locale.ROOT)))
            .collect(Collectors.toUnmodifiableSet());
    this.token = token;
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

  /** Why a call is refused, as the body of a 403 says it; empty when it may pass. */
  public Optional<String> objection(Caller caller) {
    String host = caller.host();
    @Nullable String origin = caller.origin();
    if (origin != null && !isSameOrigin(origin, host)) {
      return Optional.of(
          "admin calls from pages of another origin are refused: Origin is '%s', expected http://%s"
              .formatted(printable(origin), printable(host)));
    }
    if ("cross-site".equals(caller.fetchSite())
        && !(caller.file() && "navigate".equals(caller.fetchMode()))) {
      return Optional.of(
          "admin calls from pages of another site are refused: Sec-Fetch-Site is cross-site");
    }
    if (token.isPresent()) {
      return caller.file() || isToken(caller.authorization())
          ? Optional.empty()
          : Optional.of(
              "admin calls need the token: send Authorization: Bearer TOKEN with that of --admin-token");
    }
    if (!loopback) {
      return Optional.of(
          "admin calls are refused: this mock can be reached from other machines and was started without --admin-token");
    }
    return names.contains(nameOf(host))
        ? Optional.empty()
        : Optional.of(
            "admin calls to another host are refused: Host is '%s', expected localhost or 127.0.0.1"
                .formatted(printable(host)));
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
    return name.toLowerCase(Locale.ROOT);
  }

  private static String printable(String text) {
    return text.replaceAll("[^ -~]", "?");
  }
}
