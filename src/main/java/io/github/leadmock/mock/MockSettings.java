package io.github.leadmock.mock;

import static java.util.Objects.requireNonNull;

import io.github.leadmock.operation.AuthPolicy;
import io.github.leadmock.operation.Credentials;
import io.github.leadmock.world.WorldConfig;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Properties;

/**
 * How the two APIs behave, wherever they are served.
 *
 * @param world what the fake data is made from
 * @param auth who may call
 * @param strictWire leaves nothing on the wire that tells the mock from the vendor: no {@code
 *     X-Leadmock-*} header and no route below {@code /__admin/leadmock/}
 */
public record MockSettings(WorldConfig world, AuthPolicy auth, boolean strictWire) {

  /** The seed that is used when nobody names one. */
  public static final long DEFAULT_SEED = 1;

  /** The number of leads that is used when nobody names one. */
  public static final long DEFAULT_LEADS = 1_000;

  private static final String PREFIX = "leadmock.";

  /** Checks that nothing is missing. */
  public MockSettings {
    requireNonNull(world, "world is null");
    requireNonNull(auth, "auth is null");
  }

  /**
   * Reads the settings of the extension in a stock WireMock, which has no command line of ours:
   * {@code leadmock.seed}, {@code leadmock.leads}, {@code leadmock.clock}, {@code leadmock.auth},
   * {@code leadmock.credentials} (pairs separated by white space), {@code leadmock.token-ttl} (ISO
   * 8601), {@code leadmock.strict-wire}.
   *
   * @throws IllegalArgumentException when a value cannot be used; names the property, the value and
   *     what was expected
   */
  static MockSettings fromProperties(Properties properties) {
    return new MockSettings(
        read(properties, "world", MockSettings::world),
        read(properties, "auth", MockSettings::auth),
        Boolean.parseBoolean(property(properties, "strict-wire", "false")));
  }

  private static WorldConfig world(Properties properties) {
    String clock = property(properties, "clock", "");
    return new WorldConfig(
        Long.parseLong(property(properties, "seed", String.valueOf(DEFAULT_SEED))),
        Long.parseLong(property(properties, "leads", String.valueOf(DEFAULT_LEADS))),
        clock.isEmpty() ? Clock.systemUTC() : Clock.fixed(Instant.parse(clock), ZoneOffset.UTC));
  }

  private static AuthPolicy auth(Properties properties) {
    String pairs = property(properties, "credentials", "").strip();
    List<Credentials> credentials =
        pairs.isEmpty()
            ? List.of()
            : Arrays.stream(pairs.split("\\s+")).map(Credentials::parse).toList();
    return new AuthPolicy(
        AuthPolicy.Mode.valueOf(property(properties, "auth", "required").toUpperCase(Locale.ROOT)),
        credentials,
        Duration.parse(property(properties, "token-ttl", AuthPolicy.TWO_WEEKS.toString())));
  }

  private static String property(Properties properties, String name, String byDefault) {
    return properties.getProperty(PREFIX + name, byDefault);
  }

  private static <T> T read(
      Properties properties, String what, java.util.function.Function<Properties, T> reader) {
    try {
      return reader.apply(properties);
    } catch (RuntimeException unusable) {
      throw new IllegalArgumentException(
          "cannot read the %s settings from the system properties %s*: %s"
              .formatted(what, PREFIX, unusable.getMessage()),
          unusable);
    }
  }
}
