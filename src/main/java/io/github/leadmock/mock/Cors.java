package io.github.leadmock.mock;

import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.util.ArrayList;
import java.util.List;

/**
 * Lets browser apps of other origins call the API (the Fetch standard's CORS protocol). The data is
 * fake, so any page may read it unless the user says otherwise; the origin is named instead of
 * {@code *} because apps that send credentials need that. Immutable and thread-safe.
 */
final class Cors {

  private static final String EXPOSED = "Allow, Preference-Applied, Retry-After, WWW-Authenticate";

  private static final String OURS = ", X-Leadmock-Explain, X-Leadmock-Hint, X-Leadmock-Rule";

  private final CorsPolicy policy;
  private final boolean strictWire;

  Cors(CorsPolicy policy, boolean strictWire) {
    this.policy = policy;
    this.strictWire = strictWire;
  }

  /**
   * Whether a browser asks for permission before the real request; it sends no credentials with
   * that. Where CORS is off, it is a request like others.
   */
  boolean isPreflight(LoggedRequest request) {
    return policy.mode() != CorsPolicy.Mode.OFF
        && request.getMethod().getName().equals("OPTIONS")
        && request.containsHeader("Origin")
        && request.containsHeader("Access-Control-Request-Method");
  }

  /**
   * The headers that let the page read the response, or send the request; none without an origin,
   * or for one that is not let in.
   */
  List<HttpHeader> headers(LoggedRequest request) {
    List<HttpHeader> headers = new ArrayList<>();
    if (policy.mode() == CorsPolicy.Mode.OFF) {
      return headers;
    }
    headers.add(new HttpHeader("Vary", "Origin"));
    if (!request.containsHeader("Origin") || !policy.admits(request.getHeader("Origin"))) {
      return headers;
    }
    headers.add(new HttpHeader("Access-Control-Allow-Origin", request.getHeader("Origin")));
    headers.add(new HttpHeader("Access-Control-Allow-Credentials", "true"));
    if (!isPreflight(request)) {
      headers.add(
          new HttpHeader("Access-Control-Expose-Headers", strictWire ? EXPOSED : EXPOSED + OURS));
      return headers;
    }
    headers.add(
        new HttpHeader(
            "Access-Control-Allow-Methods", request.getHeader("Access-Control-Request-Method")));
    if (request.containsHeader("Access-Control-Request-Headers")) {
      headers.add(
          new HttpHeader(
              "Access-Control-Allow-Headers", request.getHeader("Access-Control-Request-Headers")));
    }
    if (request.containsHeader("Access-Control-Request-Private-Network")) {
      headers.add(new HttpHeader("Access-Control-Allow-Private-Network", "true"));
    }
    headers.add(new HttpHeader("Access-Control-Max-Age", "600"));
    return headers;
  }
}
