package io.github.leadmock.control;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The state of all controls. Immutable: start from {@link #OFF} and change what differs.
 *
 * @param latency delays responses
 * @param errors makes some calls fail with an error
 * @param faults breaks some connections
 * @param rateLimit limits the rate of calls
 * @param failedWrites whether a failed write still takes effect
 * @param forced makes the next calls of an operation fail; the first outcome that is due applies
 * @param clock how the clock of the fake world runs
 */
public record Controls(
    Optional<Latency> latency,
    Optional<ErrorRate> errors,
    Optional<FaultRate> faults,
    Optional<RateLimit> rateLimit,
    FailedWrites failedWrites,
    List<ForcedOutcome> forced,
    ClockSetting clock) {

  /** All controls are off. */
  public static final Controls OFF =
      new Controls(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          FailedWrites.DISCARD,
          List.of(),
          new ClockSetting.Real());

  /** Copies the list. */
  public Controls {
    requireNonNull(latency, "latency is null");
    requireNonNull(errors, "errors is null");
    requireNonNull(faults, "faults is null");
    requireNonNull(rateLimit, "rateLimit is null");
    requireNonNull(failedWrites, "failedWrites is null");
    requireNonNull(clock, "clock is null");
    forced = List.copyOf(forced);
  }

  /** A copy with another latency, or none. */
  public Controls withLatency(Optional<Latency> other) {
    return new Controls(other, errors, faults, rateLimit, failedWrites, forced, clock);
  }

  /** A copy with another error rate, or none. */
  public Controls withErrors(Optional<ErrorRate> other) {
    return new Controls(latency, other, faults, rateLimit, failedWrites, forced, clock);
  }

  /** A copy with another rate of broken connections, or none. */
  public Controls withFaults(Optional<FaultRate> other) {
    return new Controls(latency, errors, other, rateLimit, failedWrites, forced, clock);
  }

  /** A copy with another rate limit, or none. */
  public Controls withRateLimit(Optional<RateLimit> other) {
    return new Controls(latency, errors, faults, other, failedWrites, forced, clock);
  }

  /** A copy with another choice for failed writes. */
  public Controls withFailedWrites(FailedWrites other) {
    return new Controls(latency, errors, faults, rateLimit, other, forced, clock);
  }

  /** A copy with other forced outcomes. */
  public Controls withForced(List<ForcedOutcome> other) {
    return new Controls(latency, errors, faults, rateLimit, failedWrites, other, clock);
  }

  /** A copy with another clock. */
  public Controls withClock(ClockSetting other) {
    return new Controls(latency, errors, faults, rateLimit, failedWrites, forced, other);
  }

  /** Whether no control affects requests. */
  boolean leavesRequestsAlone() {
    return latency.isEmpty()
        && errors.isEmpty()
        && faults.isEmpty()
        && rateLimit.isEmpty()
        && forced.isEmpty();
  }

  /** A short description of each control that is on; empty if all are off. */
  public List<String> on() {
    List<String> texts = new ArrayList<>();
    latency.map(Latency::text).ifPresent(texts::add);
    errors.map(ErrorRate::text).ifPresent(texts::add);
    faults.map(FaultRate::text).ifPresent(texts::add);
    rateLimit.map(RateLimit::text).ifPresent(texts::add);
    forced.stream().map(ForcedOutcome::text).forEach(texts::add);
    if (failedWrites == FailedWrites.APPLY) {
      texts.add("failed writes take effect");
    }
    Optional.of(clock.text()).filter(text -> !text.isEmpty()).ifPresent(texts::add);
    return List.copyOf(texts);
  }
}
