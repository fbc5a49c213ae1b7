package io.github.leadmock.admin;

import io.github.leadmock.admin.AdminResponse.Problem;
import io.github.leadmock.control.ClockSetting;
import io.github.leadmock.control.ControlPanel.Snapshot;
import io.github.leadmock.control.Controls;
import io.github.leadmock.control.ErrorRate;
import io.github.leadmock.control.Failure;
import io.github.leadmock.control.FaultKind;
import io.github.leadmock.control.FaultRate;
import io.github.leadmock.control.ForcedOutcome;
import io.github.leadmock.control.Latency;
import io.github.leadmock.control.RateLimit;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Writes the controls as JSON for the admin API. */
final class ControlsWriter {

  private static final JsonMapper JSON = new JsonMapper();

  private ControlsWriter() {}

  /** All controls with their history, and the current time of the mock's clock. */
  public static String state(Snapshot snapshot, long seed, Instant now) {
    Controls controls = snapshot.controls();
    Map<String, @Nullable Object> state = new LinkedHashMap<>();
    state.put("revision", snapshot.revision());
    state.put("latency", controls.latency().map(ControlsWriter::latency).orElse(null));
    state.put("errors", controls.errors().map(ControlsWriter::errors).orElse(null));
    state.put("faults", controls.faults().map(ControlsWriter::faults).orElse(null));
    state.put("rateLimit", controls.rateLimit().map(ControlsWriter::rateLimit).orElse(null));
    state.put("failedWrites", controls.failedWrites().word());
    state.put(
        "forced",
        controls.forced().stream()
            .map(one -> members(one, snapshot.fired().getOrDefault(one.id(), 0)))
            .toList());
    state.put(
        "spent",
        snapshot.spent().stream().map(one -> members(one.outcome(), one.fired())).toList());
    state.put("clock", clock(controls.clock(), now));
    state.put("seed", seed);
    state.put("on", controls.on());
    return JSON.writeValueAsString(state);
  }

  /** The merge patch that makes the controls that are off into these, without forced outcomes. */
  static String patch(Controls controls) {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    members.put("latency", controls.latency().map(ControlsWriter::latency).orElse(null));
    members.put("errors", controls.errors().map(ControlsWriter::errors).orElse(null));
    members.put("faults", controls.faults().map(ControlsWriter::faults).orElse(null));
    members.put("rateLimit", controls.rateLimit().map(ControlsWriter::rateLimit).orElse(null));
    members.put("failedWrites", controls.failedWrites().word());
    Map<String, Object> clock = clock(controls.clock(), Instant.EPOCH);
    clock.keySet().retainAll(List.of("frozen", "offsetMillis"));
    members.put("clock", clock.isEmpty() ? null : clock);
    return JSON.writeValueAsString(members);
  }

  /** What a forced outcome does, without id and counts. */
  static String failure(ForcedOutcome outcome) {
    Map<String, @Nullable Object> members = members(outcome, 0);
    members.keySet().retainAll(List.of("operation", "status", "fault", "delayMillis"));
    return JSON.writeValueAsString(members);
  }

  public static String forced(ForcedOutcome outcome) {
    return JSON.writeValueAsString(members(outcome, 0));
  }

  public static String errors(List<Problem> problems) {
    return JSON.writeValueAsString(Map.of("errors", problems));
  }

  private static Map<String, Object> latency(Latency latency) {
    Map<String, Object> members = new LinkedHashMap<>();
    if (latency instanceof Latency.Fixed fixed) {
      members.put("kind", "fixed");
      members.put("millis", fixed.millis());
    } else if (latency instanceof Latency.Uniform uniform) {
      members.put("kind", "uniform");
      members.put("min", uniform.min());
      members.put("max", uniform.max());
    } else if (latency instanceof Latency.LogNormal logNormal) {
      members.put("kind", "lognormal");
      members.put("median", logNormal.median());
      members.put("sigma", logNormal.sigma());
    }
    return members;
  }

  private static Map<String, Object> errors(ErrorRate errors) {
    return ordered("rate", errors.rate(), "statuses", errors.statuses());
  }

  private static Map<String, Object> faults(FaultRate faults) {
    return ordered(
        "rate", faults.rate(), "kinds", faults.kinds().stream().map(FaultKind::word).toList());
  }

  private static Map<String, Object> rateLimit(RateLimit limit) {
    return ordered("requests", limit.requests(), "perMillis", limit.perMillis());
  }

  private static Map<String, @Nullable Object> members(ForcedOutcome outcome, int fired) {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    members.put("id", outcome.id());
    members.put("operation", outcome.operation());
    if (outcome.failure() instanceof Failure.Status failure) {
      members.put("status", failure.status());
    } else if (outcome.failure() instanceof Failure.Broken broken) {
      members.put("fault", broken.kind().word());
    }
    if (outcome.delayMillis() > 0) {
      members.put("delayMillis", outcome.delayMillis());
    }
    members.put("skip", outcome.skip());
    members.put("times", outcome.times().isPresent() ? (Object) outcome.times().getAsInt() : null);
    members.put("fired", fired);
    return members;
  }

  private static Map<String, Object> clock(ClockSetting setting, Instant now) {
    Map<String, Object> members = new LinkedHashMap<>();
    if (setting instanceof ClockSetting.Frozen frozen) {
      members.put("mode", "frozen");
      members.put("frozen", frozen.at().toString());
    } else if (setting instanceof ClockSetting.Shifted shifted) {
      members.put("mode", "shifted");
      members.put("offsetMillis", shifted.offsetMillis());
    } else {
      members.put("mode", "real");
    }
    members.put("now", now.truncatedTo(ChronoUnit.MILLIS).toString());
    return members;
  }

  private static Map<String, Object> ordered(
      String first, Object value, String second, Object other) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put(first, value);
    members.put(second, other);
    return members;
  }
}
