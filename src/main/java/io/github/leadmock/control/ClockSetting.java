package io.github.leadmock.control;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * How the mock's clock runs. Times are limited to the years 1970 to 9999, which all formats
 * support.
 */
public sealed interface ClockSetting {

  /** The earliest time. */
  Instant EARLIEST = Instant.EPOCH;

  /** The latest time. */
  Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

  /** The largest shift, in milliseconds: a hundred years. */
  long MAX_OFFSET_MILLIS = Duration.ofDays(36_525).toMillis();

  /** The time that the clock shows. */
  Instant now(Clock configured);

  /** A short description; empty text for the configured clock. */
  String text();

  /** The configured clock, which shows the real time by default. */
  record Real() implements ClockSetting {

    @Override
    public Instant now(Clock configured) {
      return configured.instant();
    }

    @Override
    public String text() {
      return "";
    }
  }

  /** A clock that stands still, at a whole millisecond, as it is shown everywhere. */
  record Frozen(Instant at) implements ClockSetting {

    /** Checks that the time is in range. */
    public Frozen {
      requireNonNull(at, "at is null");
      if (at.isBefore(EARLIEST) || at.isAfter(LATEST)) {
        throw new IllegalArgumentException(
            "the clock is to be frozen at %s; expected %s to %s".formatted(at, EARLIEST, LATEST));
      }
      at = at.truncatedTo(ChronoUnit.MILLIS);
    }

    @Override
    public Instant now(Clock configured) {
      return at;
    }

    @Override
    public String text() {
      return "clock frozen at " + at;
    }
  }

  /**
   * A clock that runs ahead or behind.
   *
   * @param offsetMillis how far ahead, at most {@link #MAX_OFFSET_MILLIS}; negative if behind
   */
  record Shifted(long offsetMillis) implements ClockSetting {

    /** Checks that the shift is in range. */
    public Shifted {
      Preconditions.range("offsetMillis", offsetMillis, -MAX_OFFSET_MILLIS, MAX_OFFSET_MILLIS);
    }

    @Override
    public Instant now(Clock configured) {
      Instant shifted = configured.instant().plusMillis(offsetMillis);
      if (shifted.isBefore(EARLIEST)) {
        return EARLIEST;
      }
      return shifted.isAfter(LATEST) ? LATEST : shifted;
    }

    @Override
    public String text() {
      return "clock %s ms %s"
          .formatted(Math.abs(offsetMillis), offsetMillis < 0 ? "behind" : "ahead");
    }
  }
}
