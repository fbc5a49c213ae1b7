package io.github.leadmock.engine;

import static java.util.Objects.requireNonNull;

import io.github.leadmock.api.AuthPolicy;
import io.github.leadmock.api.Credentials;
import io.github.leadmock.api.Isolation;
import io.github.leadmock.control.ClockSetting;
import io.github.leadmock.control.Controls;
import io.github.leadmock.data.OwnData;
import io.github.leadmock.world.NoteLimits;
import io.github.leadmock.world.SessionLimits;
import io.github.leadmock.world.WorldConfig;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How the two APIs behave, whichever server serves them.
 *
 * @param world the configuration of the fake data
 * @param auth who may call the APIs
 * @param isolate whether each user has separate writes
 * @param sessions how many sessions are kept and for how long
 * @param strictWire omits everything on the wire that distinguishes the mock from the vendor: there
 *     are no {@code X-Leadmock-*} headers and no routes below {@code /__admin/leadmock/}
 * @param cors which pages may call the APIs
 * @param controls the controls at start
 * @param data the user's own leads
 */
public record MockSettings(
    WorldConfig world,
    AuthPolicy auth,
    Isolation.Mode isolate,
    SessionLimits sessions,
    boolean strictWire,
    CorsPolicy cors,
    Controls controls,
    OwnData data) {

  /** The default seed. */
  public static final long DEFAULT_SEED = 1;

  /** The default number of leads. */
  public static final long DEFAULT_LEADS = 1_000;

  /** Java would also read the digits of other scripts. */
  private static final Pattern WHOLE_NUMBER = Pattern.compile("[+-]?[0-9]+");

  private static final String PREFIX = "leadmock.";
  private static final List<String> NAMES =
      List.of(
          "seed",
          "leads",
          "clock",
          "auth",
          "credentials",
          "token-ttl",
          "isolate",
          "session-limit",
          "session-age",
          "max-notes",
          "max-note-bytes",
          "data",
          "strict-wire");

  /** Checks for nulls. */
  public MockSettings {
    requireNonNull(world, "world is null");
    requireNonNull(auth, "auth is null");
    requireNonNull(isolate, "isolate is null");
    requireNonNull(sessions, "sessions is null");
    requireNonNull(cors, "cors is null");
    requireNonNull(controls, "controls is null");
    requireNonNull(data, "data is null");
  }

  /** Who has separate writes; under strict wire, requests cannot name a session. */
  Isolation isolation() {
    return new Isolation(isolate, !strictWire);
  }

  /**
   * Reads the settings of the extension in a stock WireMock, which does not have our command line:
   * {@code leadmock.seed}, {@code leadmock.leads}, {@code leadmock.clock}, {@code leadmock.auth},
   * {@code leadmock.credentials} (pairs separated by white space), {@code leadmock.token-ttl} (ISO
   * 8601), {@code leadmock.isolate}, {@code leadmock.session-limit}, {@code leadmock.session-age},
   * {@code leadmock.max-notes}, {@code leadmock.max-note-bytes}, {@code leadmock.data} (a folder or
   * a file), {@code leadmock.strict-wire}.
   *
   * @throws IllegalArgumentException if a property is unknown or its value invalid; the message
   *     names the property, the value and what was expected
   */
  public static MockSettings fromProperties(Properties properties) {
    properties.stringPropertyNames().stream()
        .filter(name -> name.startsWith(PREFIX) && !NAMES.contains(name.substring(PREFIX.length())))
        .findFirst()
        .ifPresent(
            unknown -> {
              throw new IllegalArgumentException(
                  "unknown system property %s; expected %s and one of %s"
                      .formatted(unknown, PREFIX, NAMES));
            });
    return new MockSettings(
        new WorldConfig(
            read(
                properties,
                "seed",
                DEFAULT_SEED,
                "a whole number",
                text -> Long.valueOf(number(text))),
            read(
                properties,
                "leads",
                DEFAULT_LEADS,
                "a whole number of 1 or more",
                MockSettings::leads),
            Clock.systemUTC(),
            new NoteLimits(
                read(
                    properties,
                    "max-notes",
                    NoteLimits.ofHeap().notes(),
                    "a whole number of 1 or more",
                    text -> new NoteLimits(Integer.parseInt(number(text)), 1).notes()),
                read(
                    properties,
                    "max-note-bytes",
                    NoteLimits.ofHeap().bytes(),
                    "a whole number of 1 or more",
                    text -> new NoteLimits(1, Long.parseLong(number(text))).bytes()))),
        new AuthPolicy(
            read(
                properties,
                "auth",
                AuthPolicy.Mode.REQUIRED,
                "required, issued or off",
                MockSettings::mode),
            read(
                properties,
                "credentials",
                List.of(),
                "USER:TOKEN pairs separated by spaces",
                MockSettings::pairs),
            read(
                properties,
                "token-ttl",
                AuthPolicy.TWO_WEEKS,
                "a duration such as P14D or PT90S",
                MockSettings::life)),
        read(properties, "isolate", Isolation.Mode.NONE, "none or user", MockSettings::isolate),
        new SessionLimits(
            read(
                properties,
                "session-limit",
                SessionLimits.DEFAULT.count(),
                "1 to " + SessionLimits.MAX_COUNT,
                MockSettings::sessions),
            read(
                properties,
                "session-age",
                SessionLimits.DEFAULT.age(),
                "a duration such as P1D or PT30M",
                MockSettings::age)),
        read(properties, "strict-wire", false, "true or false", MockSettings::truth),
        CorsPolicy.ANY,
        Controls.OFF.withClock(
            read(
                properties,
                "clock",
                new ClockSetting.Real(),
                "a time such as 2017-02-23T10:21:08Z, in the years 1970 to 9999",
                MockSettings::clock)),
        new OwnData(
            Optional.ofNullable(properties.getProperty(PREFIX + "data")).map(Path::of), List.of()));
  }

  private static <T> T read(
      Properties properties,
      String name,
      T byDefault,
      String expected,
      Function<String, T> reader) {
    @Nullable String value = properties.getProperty(PREFIX + name);
    if (value == null) {
      return byDefault;
    }
    try {
      return reader.apply(value.strip());
    } catch (IllegalArgumentException | DateTimeException unusable) {
      // Credentials are secret, so they are not repeated.
      String shown = name.equals("credentials") ? "***" : value;
      throw new IllegalArgumentException(
          "the system property %s%s is '%s'; expected %s".formatted(PREFIX, name, shown, expected),
          unusable);
    }
  }

  private static String number(String text) {
    if (!WHOLE_NUMBER.matcher(text).matches()) {
      throw new NumberFormatException("no whole number");
    }
    return text;
  }

  private static Long leads(String text) {
    long leads = Long.parseLong(number(text));
    if (leads < 1 || leads > WorldConfig.MAX_LEADS) {
      throw new IllegalArgumentException("out of range");
    }
    return leads;
  }

  private static Isolation.Mode isolate(String text) {
    return Isolation.Mode.valueOf(text.toUpperCase(Locale.ROOT));
  }

  private static Integer sessions(String text) {
    return new SessionLimits(Integer.parseInt(number(text)), SessionLimits.DEFAULT.age()).count();
  }

  private static Duration age(String text) {
    return new SessionLimits(1, Duration.parse(text)).age();
  }

  private static ClockSetting clock(String text) {
    return new ClockSetting.Frozen(Instant.parse(text));
  }

  private static AuthPolicy.Mode mode(String text) {
    return AuthPolicy.Mode.valueOf(text.toUpperCase(Locale.ROOT));
  }

  private static List<Credentials> pairs(String text) {
    return Arrays.stream(text.split("\\s+"))
        .filter(pair -> !pair.isEmpty())
        .map(Credentials::parse)
        .toList();
  }

  private static Duration life(String text) {
    Duration life = Duration.parse(text);
    if (life.isNegative() || life.isZero()) {
      throw new IllegalArgumentException("out of range");
    }
    return life;
  }

  private static Boolean truth(String text) {
    if (!text.equals("true") && !text.equals("false")) {
      throw new IllegalArgumentException("neither");
    }
    return Boolean.valueOf(text);
  }
}
