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
 * returns {@link #tests()}. Nothing but GET and HEAD is sent, unless writes are allowed. User and
 * token that are not given come from the environment variables {@code LEADMOCK_USER} and {@code
 * LEADMOCK_TOKEN}. Immutable and thread-safe.
 */
public final class ContractTests {

  private final Settings settings;
  private final Map<String, String> environment;

  private ContractTests(Settings settings, Map<String, String> environment) {
    this.settings = settings;
    this.environment = environment;
  }

  /**
   * The cases of MetroLeads.
   *
   * @param baseUrl the server, in place of the vendor's scheme and host
   * @param company the UUID of the company of the lead to look at
   * @param lead the UUID of the lead to look at
   */
  public static ContractTests metroLeads(URI baseUrl, String company, String lead) {
    return of(baseUrl, new Target.MetroLeads(company, lead));
  }

  /**
   * The cases of LiveForce.
   *
   * @param baseUrl the server, in place of the vendor's scheme and host; with or without {@code
   *     /api/v1}
   * @param lead the id of the lead to look at
   */
  public static ContractTests liveForce(URI baseUrl, String lead) {
    return of(baseUrl, new Target.LiveForce(lead));
  }

  private static ContractTests of(URI baseUrl, Target target) {
    return new ContractTests(Settings.of(baseUrl, "", "", target), System.getenv());
  }

  /** The same with the e-mail address (MetroLeads) or client id (LiveForce). */
  public ContractTests user(String user) {
    return with(settings.withCredentials(user, settings.token()));
  }

  /** The same with the access token. */
  public ContractTests token(String token) {
    return with(settings.withCredentials(settings.user(), token));
  }

  /** The same, which also adds, updates and removes notes: its own, and all of them in the end. */
  public ContractTests allowWrites() {
    return with(settings.withWrites(true));
  }

  /** The same to the letter of the documents. */
  public ContractTests strict() {
    return with(settings.withStrict(true));
  }

  /** The same for some cases: ids with {@code *}, parts of ids, ids of rules. */
  public ContractTests only(String... patterns) {
    return with(settings.withOnly(List.of(patterns)));
  }

  /** The same with never more requests than this. */
  public ContractTests maxRequests(int requests) {
    return with(settings.withLimits(requests, settings.rate(), settings.timeout()));
  }

  /** The same with never more requests a second than this. */
  public ContractTests rate(double perSecond) {
    return with(settings.withLimits(settings.maxRequests(), perSecond, settings.timeout()));
  }

  /** The same with as much time for an answer. */
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
   * One test a case, grouped by operation. A finding fails its test, what cannot be decided aborts
   * it with the reason. Closing the stream, as JUnit does, removes the notes that are left, and
   * fails when a note stays or not a single case could be decided.
   *
   * @throws CannotRun when there is nothing that can be checked: no server, no such lead, no case
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

  /** Does not show the credentials. */
  @Override
  public String toString() {
    return "ContractTests[%s]".formatted(settings);
  }
}
