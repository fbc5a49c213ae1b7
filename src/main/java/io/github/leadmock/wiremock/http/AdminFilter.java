package io.github.leadmock.wiremock.http;

import io.github.leadmock.admin.AdminGuard;
import io.github.leadmock.admin.ConsoleFiles;
import io.github.leadmock.admin.Health;
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

/** The admin guard for WireMock's own server. Immutable and thread-safe. */
public final class AdminFilter implements Filter {

  private final AdminGuard guard;

  public AdminFilter(AdminGuard guard) {
    this.guard = guard;
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    HttpServletRequest call = (HttpServletRequest) request;
    HttpServletResponse answer = (HttpServletResponse) response;
    if (Health.isAsked(call.getMethod(), call.getRequestURI())) {
      answer.setContentType("application/json");
      answer.getOutputStream().write(Health.body());
      return;
    }
    Optional<AdminGuard.Refusal> objection = guard.objection(caller(call));
    if (objection.isEmpty()) {
      chain.doFilter(request, response);
      return;
    }
    AdminGuard.Refusal refusal = objection.get();
    answer.setStatus(refusal.status());
    refusal.challenge().ifPresent(text -> answer.setHeader("WWW-Authenticate", text));
    answer.setContentType("text/plain; charset=utf-8");
    answer.getOutputStream().write((refusal.message() + "\n").getBytes(StandardCharsets.UTF_8));
  }

  /** HTTP/2 has no Host header; the servlet API has its equivalent as the server's name. */
  private static AdminGuard.Caller caller(HttpServletRequest request) {
    return new AdminGuard.Caller(
        ConsoleFiles.isAsked(request.getMethod(), request.getRequestURI()),
        request.getHeader("Host") != null
            ? request.getHeader("Host")
            : request.getServerName() + ":" + request.getServerPort(),
        request.getHeader("Origin"),
        request.getHeader("Sec-Fetch-Site"),
        request.getHeader("Sec-Fetch-Mode"),
        request.getHeader("Authorization"));
  }
}
