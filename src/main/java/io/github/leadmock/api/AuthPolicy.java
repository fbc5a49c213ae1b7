package io.github.leadmock.api;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;

/**
 * Who may call the API.
 *
 * @param mode how strictly credentials are checked
 * @param credentials the only accepted ones; empty for any
 * @param tokenLife how long a token from MetroLeads' {@code issue_token} is valid
 */
public record AuthPolicy(Mode mode, List<Credentials> credentials, Duration tokenLife) {

  /** The documented default life of a token (rule ML-AU-04). */
  public static final Duration TWO_WEEKS = Duration.ofDays(14);

  /** Any well-formed credentials. */
  public static final AuthPolicy REQUIRED = new AuthPolicy(Mode.REQUIRED, List.of(), TWO_WEEKS);

  /** Copies the credentials and checks the token life. */
  public AuthPolicy {
    requireNonNull(mode, "mode is null");
    credentials = List.copyOf(credentials);
    if (tokenLife.isNegative() || tokenLife.isZero()) {
      throw new IllegalArgumentException(
          "tokenLife is %s; expected more than nothing".formatted(tokenLife));
    }
  }

  /** How strictly credentials are checked. */
  public enum Mode {
    /** Well-formed Basic credentials with both parts; if a list is given, only those on it. */
    REQUIRED,
    /**
     * MetroLeads accepts only tokens that it issued. LiveForce documents no call that issues tokens
     * and behaves as with REQUIRED.
     */
    ISSUED,
    /** No credentials are needed. */
    OFF
  }

  /** Whether these credentials are on the list, or there is no list. */
  public boolean lists(Credentials given) {
    return credentials.isEmpty() || credentials.contains(given);
  }

  /** A pair that {@link #lists} accepts: the first on the list, or one that is easy to remember. */
  public Credentials workingPair() {
    return credentials.isEmpty()
        ? new Credentials("you@example.com", "secret")
        : credentials.get(0);
  }

  /** Whether a user is on the list, or there is no list. */
  public boolean listsUser(String user) {
    return credentials.isEmpty() || credentials.stream().anyMatch(pair -> pair.user().equals(user));
  }
}
