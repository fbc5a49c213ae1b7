package io.github.leadmock.control;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;

/** The clock of the fake world, which {@link ControlPanel} can stop and shift. Thread-safe. */
public final class ControlledClock extends Clock {

  private final Clock configured;
  private volatile ClockSetting setting = new ClockSetting.Real();

  /** A clock that goes as this one until it is set otherwise. */
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
  public ZoneId getZone() {
    return configured.getZone();
  }

  /** The same time in another zone; it does not follow later settings. */
  @Override
  public Clock withZone(ZoneId zone) {
    return fixed(instant(), zone);
  }
}
