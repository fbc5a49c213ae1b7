package io.github.leadmock.mock;

import io.github.leadmock.service.AdminGuard;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import wiremock.jakarta.servlet.Filter;
import wiremock.jakarta.servlet.FilterChain;
import wiremock.jakarta.servlet.ServletException;
import wiremock.jakarta.servlet.ServletRequest;
import wiremock.jakarta.servlet.ServletResponse;
import wiremock.jakarta.servlet.http.HttpServletRequest;
import wiremock.jakarta.servlet.http.HttpServletResponse;

/** The admin guard in front of WireMock's own server. Immutable and thread-safe. */
final class AdminFilter implements Filter {

  private final AdminGuard guard;

  AdminFilter(AdminGuard guard) {
    this.guard = guard;
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    Optional<String> objection = guard.objection(caller((HttpServletRequest) request));
    if (objection.isEmpty()) {
      chain.doFilter(request, response);
      return;
    }
    HttpServletResponse http = (HttpServletResponse) response;
    http.setStatus(403);
    http.setContentType("text/plain; charset=utf-8");
    http.getOutputStream().write((objection.get() + "\n").getBytes(StandardCharsets.UTF_8));
  }

  /** HTTP/2 has no Host header; what it has instead the servlet tells as the server's name. */
  private static AdminGuard.Caller caller(HttpServletRequest request) {
    return new AdminGuard.Caller(
        request.getMethod().equals("GET") && ConsolePages.isFile(request.getRequestURI()),
        request.getHeader("Host") != null
            ? request.getHeader("Host")
            : request.getServerName() + ":" + request.getServerPort(),
        request.getHeader("Origin"),
        request.getHeader("Sec-Fetch-Site"),
        request.getHeader("Sec-Fetch-Mode"),
        request.getHeader("Authorization"));
  }
}
