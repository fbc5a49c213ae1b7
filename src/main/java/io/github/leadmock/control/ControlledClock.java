package io.github.leadmock.control;

import static java.util.Objects.requireNonNull;

import io.github.leadmock.store.TimeRule;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.OptionalLong;

/** The clock of the fake world, which {@link ControlPanel} can freeze and shift. Thread-safe. */
public final class ControlledClock extends Clock implements TimeRule.Ruled {

  private final Clock configured;
  private volatile ClockSetting setting = new ClockSetting.Real();

  /** A clock that follows the configured one until it is set otherwise. */
  public ControlledClock(Clock configured) {
    this.configured = requireNonNull(configured, "configured is null");
  }

  void set(ClockSetting other) {
    setting = other;
  }

  @Override
  public Instant instant() {
    return setting.now(configured);
  }

  @Override
  public TimeRule rule() {
    ClockSetting now = setting;
    boolean real = configured.equals(Clock.systemUTC());
    if (real && now instanceof ClockSetting.Real) {
      return TimeRule.REAL;
    }
    if (real && now instanceof ClockSetting.Shifted shifted) {
      return new TimeRule(OptionalLong.empty(), shifted.offsetMillis());
    }
    return TimeRule.frozen(now.now(configured).getEpochSecond());
  }

  @Override
  public ZoneId getZone() {
    return configured.getZone();
  }

  /** A fixed clock at the current time in another zone; it does not follow later settings. */
  @Override
  public Clock withZone(ZoneId zone) {
    return fixed(instant(), zone);
  }
}
