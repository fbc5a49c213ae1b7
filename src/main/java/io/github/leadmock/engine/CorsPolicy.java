package io.github.leadmock.engine;

import static java.util.Objects.requireNonNull;

import java.util.Collection;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which pages may call the APIs. The admin side is closed to foreign ones whatever this says.
 *
 * @param mode any page, none, or those of some origins
 * @param origins the origins, for {@link Mode#LISTED} only
 */
public record CorsPolicy(Mode mode, Set<String> origins) {

  /** Pages of any origin. */
  public static final CorsPolicy ANY = new CorsPolicy(Mode.ANY, Set.of());

  /** Only pages that the server itself serves: no CORS header at all. */
  public static final CorsPolicy OFF = new CorsPolicy(Mode.OFF, Set.of());

  private static final Pattern ORIGIN =
      Pattern.compile(
          "[a-z][a-z0-9+.-]*://(?:\\[[0-9a-f:.]+]|[^\\s/:?#@\\[\\]A-Z*]+)(?::\\d{1,5})?");

  /** Whom it lets in. */
  public enum Mode {
    /** Pages of any origin. */
    ANY,
    /** Pages of the listed origins. */
    LISTED,
    /** No page of another origin. */
    OFF
  }

  /**
   * Copies the origins and checks them; one that is none is an {@link IllegalArgumentException}.
   */
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
                  "'%s' is no origin; expected one such as http://localhost:3000".formatted(wrong));
            });
  }

  /** Pages of these origins. */
  public static CorsPolicy only(Collection<String> origins) {
    return new CorsPolicy(Mode.LISTED, Set.copyOf(origins));
  }

  /**
   * Whether browsers would send this text as an origin: scheme, host and perhaps a port, in lower
   * case, with nothing after it.
   */
  public static boolean isOrigin(String text) {
    return ORIGIN.matcher(text).matches();
  }

  boolean admits(String origin) {
    return mode == Mode.ANY || origins.contains(origin);
  }
}
