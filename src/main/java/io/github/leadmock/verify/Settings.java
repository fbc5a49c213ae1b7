package io.github.leadmock.verify;

import static java.util.Objects.requireNonNull;

import io.github.leadmock.contract.Rule;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * What a run checks, and its limits. Immutable: start from {@link #of} and change what differs.
 *
 * @param baseUrl the server, in place of the vendor's scheme and host; with or without the
 *     documented {@code /api/v1} for LiveForce
 * @param user the e-mail address or client id
 * @param token the access token
 * @param target the lead to look at
 * @param allowWrites whether notes may be added, updated and removed; only those that the run adds
 *     itself
 * @param strict whether assumed rules are enforced too
 * @param failOn findings of less certain rules are warnings
 * @param only the cases to run, by patterns with {@code *}, parts of ids, or ids of rules; empty
 *     for all
 * @param maxRequests the maximum number of requests
 * @param rate the maximum number of requests per second
 * @param timeout the longest time for one answer, and for all waits together that a busy server
 *     asks for before it
 * @param trust which server certificates to trust
 */
public record Settings(
    URI baseUrl,
    String user,
    String token,
    Target target,
    boolean allowWrites,
    boolean strict,
    Rule.Status failOn,
    List<String> only,
    int maxRequests,
    double rate,
    Duration timeout,
    Trust trust) {

  /** The default maximum number of requests. */
  public static final int MAX_REQUESTS = 1_000;

  /** The default timeout. */
  public static final Duration TIMEOUT = Duration.ofSeconds(10);

  /** The default number of requests per second to another machine. */
  public static final double POLITE_RATE = 10;

  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

  /** Validates the values; an invalid one is an {@link IllegalArgumentException}. */
  public Settings {
    requireNonNull(user, "user is null");
    requireNonNull(token, "token is null");
    requireNonNull(target, "target is null");
    requireNonNull(timeout, "timeout is null");
    requireNonNull(failOn, "failOn is null");
    requireNonNull(trust, "trust is null");
    only = List.copyOf(only);
    if (!isUsable(baseUrl)) {
      throw new IllegalArgumentException(
          "baseUrl is not an http or https address without user, query and fragment");
    }
    if (user.indexOf(':') >= 0) {
      throw new IllegalArgumentException(
          "user has a colon, which Basic authentication ends it with (RFC 7617, section 2)");
    }
    if (maxRequests < 1) {
      throw new IllegalArgumentException(
          "maxRequests is %s; expected 1 or more".formatted(maxRequests));
    }
    if (!(rate > 0)) {
      throw new IllegalArgumentException("rate is %s; expected more than 0".formatted(rate));
    }
    if (timeout.isNegative() || timeout.isZero()) {
      throw new IllegalArgumentException("timeout is %s; expected more than 0".formatted(timeout));
    }
  }

  /**
   * A read-only run of all cases, at full speed on this machine and at a polite rate on any other.
   */
  public static Settings of(URI baseUrl, String user, String token, Target target) {
    return new Settings(
        baseUrl,
        user,
        token,
        target,
        false,
        false,
        Rule.Status.INFERRED,
        List.of(),
        MAX_REQUESTS,
        usualRate(baseUrl),
        TIMEOUT,
        Trust.usual());
  }

  /** The default rate for a server. */
  public static double usualRate(URI baseUrl) {
    return LOOPBACK.contains(Authority.find(baseUrl).map(Authority::host).orElse(""))
        ? Double.POSITIVE_INFINITY
        : POLITE_RATE;
  }

  /** Whether a URI can be a base URL. */
  public static boolean isUsable(URI address) {
    return Authority.find(address)
            .filter(found -> Set.of("http", "https").contains(found.scheme()))
            .isPresent()
        && address.getRawUserInfo() == null
        && address.getRawQuery() == null
        && address.getRawFragment() == null;
  }

  /** The same with other credentials. */
  public Settings withCredentials(String otherUser, String otherToken) {
    return new Settings(
        baseUrl,
        otherUser,
        otherToken,
        target,
        allowWrites,
        strict,
        failOn,
        only,
        maxRequests,
        rate,
        timeout,
        trust);
  }

  /** The same with or without writes. */
  public Settings withWrites(boolean other) {
    return new Settings(
        baseUrl,
        user,
        token,
        target,
        other,
        strict,
        failOn,
        only,
        maxRequests,
        rate,
        timeout,
        trust);
  }

  /** The same, either strict, so that every finding fails the run, or not. */
  public Settings withStrict(boolean other) {
    return new Settings(
        baseUrl,
        user,
        token,
        target,
        allowWrites,
        other,
        other ? Rule.Status.ASSUMED : Rule.Status.INFERRED,
        only,
        maxRequests,
        rate,
        timeout,
        trust);
  }

  /** The same, failing on findings of rules that are at least this certain. */
  public Settings withFailOn(Rule.Status other) {
    return new Settings(
        baseUrl,
        user,
        token,
        target,
        allowWrites,
        strict,
        other,
        only,
        maxRequests,
        rate,
        timeout,
        trust);
  }

  /** The same for some of the cases. */
  public Settings withOnly(List<String> other) {
    return new Settings(
        baseUrl,
        user,
        token,
        target,
        allowWrites,
        strict,
        failOn,
        other,
        maxRequests,
        rate,
        timeout,
        trust);
  }

  /** The same with other limits. */
  public Settings withLimits(int requests, double perSecond, Duration answer) {
    return new Settings(
        baseUrl,
        user,
        token,
        target,
        allowWrites,
        strict,
        failOn,
        only,
        requests,
        perSecond,
        answer,
        trust);
  }

  /** The same, trusting other certificates. */
  public Settings withTrust(Trust other) {
    return new Settings(
        baseUrl,
        user,
        token,
        target,
        allowWrites,
        strict,
        failOn,
        only,
        maxRequests,
        rate,
        timeout,
        other);
  }

  /** Omits the credentials. */
  @Override
  public String toString() {
    return "Settings[%s, %s, writes=%s, strict=%s]".formatted(baseUrl, target, allowWrites, strict);
  }
}
