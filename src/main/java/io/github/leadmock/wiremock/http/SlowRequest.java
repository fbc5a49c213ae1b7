package io.github.leadmock.wiremock.http;

import wiremock.jakarta.servlet.AsyncContext;
import wiremock.jakarta.servlet.ServletRequest;
import wiremock.jakarta.servlet.ServletResponse;
import wiremock.jakarta.servlet.http.HttpServletRequest;
import wiremock.jakarta.servlet.http.HttpServletRequestWrapper;

/** A request without the server's 30-second timeout, for delayed responses. */
final class SlowRequest extends HttpServletRequestWrapper {

  SlowRequest(HttpServletRequest request) {
    super(request);
  }

  @Override
  public AsyncContext startAsync() {
    return patient(super.startAsync());
  }

  @Override
  public AsyncContext startAsync(ServletRequest request, ServletResponse response) {
    return patient(super.startAsync(request, response));
  }

  private static AsyncContext patient(AsyncContext context) {
    context.setTimeout(0);
    return context;
  }
}
