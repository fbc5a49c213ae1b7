package io.github.leadmock.junit;

import io.github.leadmock.verify.CannotRun;
import io.github.leadmock.verify.Settings;
import io.github.leadmock.verify.Target;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicNode;

/**
 * The cases of an API as dynamic tests against a server, for a {@code @TestFactory} method that
 * returns {@link #tests()}. Sends only GET and HEAD, unless writes are allowed. User and token
 * default to the environment variables {@code LEADMOCK_USER} and {@code LEADMOCK_TOKEN}. Immutable
 * and thread-safe.
 */
public final class ContractTests {

  private final Settings settings;
  private final Map<String, String> environment;

  private ContractTests(Settings settings, Map<String, String> environment) {
    this.settings = settings;
    this.environment = environment;
  }

  /**
   * Tests for MetroLeads.
   *
   * @param baseUrl the server's URL, which replaces the vendor's scheme and host
   * @param company the UUID of the lead's company
   * @param lead the UUID of the lead to read
   */
  public static ContractTests metroLeads(URI baseUrl, String company, String lead) {
    return of(baseUrl, new Target.MetroLeads(company, lead));
  }

  /**
   * Tests for LiveForce.
   *
   * @param baseUrl the server's URL, which replaces the vendor's scheme and host; with or without
   *     {@code /api/v1}
   * @param lead the id of the lead to read
   */
  public static ContractTests liveForce(URI baseUrl, String lead) {
    return of(baseUrl, new Target.LiveForce(lead));
  }

  private static ContractTests of(URI baseUrl, Target target) {
    return new ContractTests(Settings.of(baseUrl, "", "", target), System.getenv());
  }

  /** A copy with the e-mail address (MetroLeads) or client id (LiveForce). */
  public ContractTests user(String user) {
    return with(settings.withCredentials(user, settings.token()));
  }

  /** A copy with the access token. */
  public ContractTests token(String token) {
    return with(settings.withCredentials(settings.user(), token));
  }

  /**
   * A copy that also adds, updates and removes notes; it touches only notes of its own and removes
   * them all at the end.
   */
  public ContractTests allowWrites() {
    return with(settings.withWrites(true));
  }

  /** A copy that checks strictly by the documentation. */
  public ContractTests strict() {
    return with(settings.withStrict(true));
  }

  /**
   * A copy that runs only some cases: ids with {@code *} as a wildcard, parts of ids, or rule ids.
   */
  public ContractTests only(String... patterns) {
    return with(settings.withOnly(List.of(patterns)));
  }

  /** A copy with a maximum number of requests. */
  public ContractTests maxRequests(int requests) {
    return with(settings.withLimits(requests, settings.rate(), settings.timeout()));
  }

  /** A copy with a maximum number of requests per second. */
  public ContractTests rate(double perSecond) {
    return with(settings.withLimits(settings.maxRequests(), perSecond, settings.timeout()));
  }

  /** A copy with another response timeout. */
  public ContractTests timeout(Duration answer) {
    return with(settings.withLimits(settings.maxRequests(), settings.rate(), answer));
  }

  ContractTests environment(Map<String, String> other) {
    return new ContractTests(settings, Map.copyOf(other));
  }

  private ContractTests with(Settings other) {
    return new ContractTests(other, environment);
  }

  /**
   * One test per case, grouped by operation. A finding fails its test; a case that cannot be
   * decided aborts its test and says why. Closing the stream, which JUnit does, removes the notes
   * that the tests left, and fails if a note could not be removed or if no case could be decided.
   *
   * @throws CannotRun if nothing can be checked: no server, no such lead, no case
   * @throws IllegalStateException if the user or the token is missing
   */
  public Stream<DynamicNode> tests() {
    String user = given("user", settings.user(), "LEADMOCK_USER");
    String token = given("token", settings.token(), "LEADMOCK_TOKEN");
    return ContractRun.open(settings.withCredentials(user, token)).nodes();
  }

  private String given(String name, String value, String variable) {
    @Nullable String found = value.isEmpty() ? environment.get(variable) : value;
    if (found == null || found.isEmpty()) {
      throw new IllegalStateException(
          "%s is not given; call %s(...) or set the environment variable %s"
              .formatted(name, name, variable));
    }
    return found;
  }

  /** Omits the credentials. */
  @Override
  public String toString() {
    return "ContractTests[%s]".formatted(settings);
  }
}
