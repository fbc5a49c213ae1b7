package io.github.leadmock.engine;

import io.github.leadmock.message.Header;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Lets browser apps from other origins call the API (the CORS protocol of the Fetch standard). The
 * data is fake, so by default any page may read it; responses name the origin instead of {@code *},
 * because requests with credentials need that. Immutable and thread-safe.
 */
public final class Cors {

  private static final String EXPOSED = "Allow, Preference-Applied, Retry-After, WWW-Authenticate";

  private static final String OURS =
      ", X-Leadmock-Explain, X-Leadmock-Hint, X-Leadmock-Replica, X-Leadmock-Rule";

  private static final Header VARY = new Header("Vary", "Origin");

  private final CorsPolicy policy;
  private final boolean strictWire;

  /**
   * CORS according to a policy.
   *
   * @param strictWire whether to omit everything that distinguishes the mock from the vendor
   */
  public Cors(CorsPolicy policy, boolean strictWire) {
    this.policy = policy;
    this.strictWire = strictWire;
  }

  /**
   * Whether the request is a preflight, which browsers send without credentials. If CORS is off, it
   * is treated like any other request.
   *
   * @param header returns the first value of a header, or null
   */
  public boolean isPreflight(String method, UnaryOperator<@Nullable String> header) {
    return policy.mode() != CorsPolicy.Mode.OFF && asks(method, header);
  }

  /**
   * Whether a browser asks in advance what a page may send, whoever is to answer.
   *
   * @param header returns the first value of a header, or null
   */
  public static boolean asks(String method, UnaryOperator<@Nullable String> header) {
    return method.equals("OPTIONS")
        && header.apply("Origin") != null
        && header.apply("Access-Control-Request-Method") != null;
  }

  /**
   * The headers that let the page read the response or send the actual request; only {@code Vary}
   * without an origin or for one that is not allowed, and none if CORS is off.
   *
   * @param header returns the first value of a header, or null
   */
  public List<Header> headers(String method, UnaryOperator<@Nullable String> header) {
    if (policy.mode() == CorsPolicy.Mode.OFF) {
      return List.of();
    }
    @Nullable String origin = header.apply("Origin");
    if (origin == null || !policy.admits(origin)) {
      return List.of(VARY);
    }
    List<Header> headers = new ArrayList<>();
    headers.add(VARY);
    headers.add(new Header("Access-Control-Allow-Origin", origin));
    headers.add(new Header("Access-Control-Allow-Credentials", "true"));
    if (!isPreflight(method, header)) {
      headers.add(
          new Header("Access-Control-Expose-Headers", strictWire ? EXPOSED : EXPOSED + OURS));
      return headers;
    }
    repeat(headers, "Access-Control-Allow-Methods", header.apply("Access-Control-Request-Method"));
    repeat(headers, "Access-Control-Allow-Headers", header.apply("Access-Control-Request-Headers"));
    if (header.apply("Access-Control-Request-Private-Network") != null) {
      headers.add(new Header("Access-Control-Allow-Private-Network", "true"));
    }
    headers.add(new Header("Access-Control-Max-Age", "600"));
    return headers;
  }

  private static void repeat(List<Header> headers, String name, @Nullable String asked) {
    if (asked != null) {
      headers.add(new Header(name, asked));
    }
  }
}
