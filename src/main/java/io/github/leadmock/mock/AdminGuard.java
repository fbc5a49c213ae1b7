package io.github.leadmock.mock;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import wiremock.jakarta.servlet.Filter;
import wiremock.jakarta.servlet.FilterChain;
import wiremock.jakarta.servlet.ServletException;
import wiremock.jakarta.servlet.ServletRequest;
import wiremock.jakarta.servlet.ServletResponse;
import wiremock.jakarta.servlet.http.HttpServletRequest;
import wiremock.jakarta.servlet.http.HttpServletResponse;

/**
 * Keeps web pages out of the admin API, which can be told to proxy, delay and record: WireMock's
 * own lets any page of any origin in. A page shows itself by a foreign {@code Origin}, or, after
 * DNS rebinding, by a foreign {@code Host}. Bound to other than loopback, only a token opens the
 * door. The files of the console hold no secret: with a token set they need none, for the console
 * asks for it, and a link on any page may lead to them. Immutable and thread-safe.
 */
final class AdminGuard implements Filter {

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
  AdminGuard(String bindAddress, boolean loopback, Optional<String> token) {
    this.loopback = loopback;
    this.names =
        Stream.concat(LOOPBACK_NAMES.stream(), Stream.of(bindAddress.toLowerCase(Locale.ROOT)))
            .collect(Collectors.toUnmodifiableSet());
    this.token = token;
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    Optional<String> objection = objection((HttpServletRequest) request);
    if (objection.isEmpty()) {
      chain.doFilter(request, response);
      return;
    }
    HttpServletResponse http = (HttpServletResponse) response;
    http.setStatus(403);
    http.setContentType("text/plain; charset=utf-8");
    http.getOutputStream().write((objection.get() + "\n").getBytes(StandardCharsets.UTF_8));
  }

  private Optional<String> objection(HttpServletRequest request) {
    // HTTP/2 has no Host header; what it has instead the servlet tells as the server's name.
    String host =
        request.getHeader("Host") != null
            ? request.getHeader("Host")
            : request.getServerName() + ":" + request.getServerPort();
    @Nullable String origin = request.getHeader("Origin");
    if (origin != null && !isSameOrigin(origin, host)) {
      return Optional.of(
          "admin calls from pages of another origin are refused: Origin is '%s', expected http://%s"
              .formatted(printable(origin), printable(host)));
    }
    boolean file =
        request.getMethod().equals("GET") && ConsolePages.isFile(request.getRequestURI());
    if ("cross-site".equals(request.getHeader("Sec-Fetch-Site"))
        && !(file && "navigate".equals(request.getHeader("Sec-Fetch-Mode")))) {
      return Optional.of(
          "admin calls from pages of another site are refused: Sec-Fetch-Site is cross-site");
    }
    if (token.isPresent()) {
      return file || isToken(request.getHeader("Authorization"))
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
