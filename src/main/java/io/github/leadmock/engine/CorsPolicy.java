package io.github.leadmock.engine;

import static java.util.Objects.requireNonNull;

import java.util.Collection;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which pages may call the APIs. The admin side is always closed to pages of other origins.
 *
 * @param mode any origin, none, or those listed
 * @param origins the origins, for {@link Mode#LISTED} only
 */
public record CorsPolicy(Mode mode, Set<String> origins) {

  /** Pages of any origin. */
  public static final CorsPolicy ANY = new CorsPolicy(Mode.ANY, Set.of());

  /** Only pages that the server itself serves: no CORS headers. */
  public static final CorsPolicy OFF = new CorsPolicy(Mode.OFF, Set.of());

  private static final Pattern ORIGIN =
      Pattern.compile(
          "[a-z][a-z0-9+.-]*://(?:\\[[0-9a-f:.]+]|[^\\s/:?#@\\[\\]A-Z*]+)(?::\\d{1,5})?");

  /** Which pages are allowed. */
  public enum Mode {
    /** Pages of any origin. */
    ANY,
    /** Pages of the listed origins. */
    LISTED,
    /** No pages of other origins. */
    OFF
  }

  /** Copies and checks the origins; throws {@link IllegalArgumentException} for an invalid one. */
  public CorsPolicy {
    requireNonNull(mode, "mode is null");
    origins = Set.copyOf(origins);
    if ((mode == Mode.LISTED) == origins.isEmpty()) {
      throw new IllegalArgumentException("expected origins for LISTED, and for nothing else");
    }
    origins.stream()
        .filter(origin -> !isOrigin(origin))
        .findFirst()
        .ifPresent(
            wrong -> {
              throw new IllegalArgumentException(
                  "'%s' is not an origin; expected one such as http://localhost:3000"
                      .formatted(wrong));
            });
  }

  /** Only pages of these origins. */
  public static CorsPolicy only(Collection<String> origins) {
    return new CorsPolicy(Mode.LISTED, Set.copyOf(origins));
  }

  /**
   * Whether browsers could send this text as an origin: a scheme, a host and perhaps a port, in
   * lower case, and nothing else.
   */
  public static boolean isOrigin(String text) {
    return ORIGIN.matcher(text).matches();
  }

  boolean admits(String origin) {
    return mode == Mode.ANY || origins.contains(origin);
  }
}
