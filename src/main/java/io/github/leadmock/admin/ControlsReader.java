package io.github.leadmock.admin;

import io.github.leadmock.admin.AdminResponse.Problem;
import io.github.leadmock.control.ClockSetting;
import io.github.leadmock.control.ControlPanel;
import io.github.leadmock.control.Controls;
import io.github.leadmock.control.ErrorRate;
import io.github.leadmock.control.FailedWrites;
import io.github.leadmock.control.Failure;
import io.github.leadmock.control.FaultKind;
import io.github.leadmock.control.FaultRate;
import io.github.leadmock.control.ForcedOutcome;
import io.github.leadmock.control.Latency;
import io.github.leadmock.control.RateLimit;
import io.github.leadmock.control.SwitchTargets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;

/**
 * Reads the JSON of the admin API's controls. Invalid input is recorded as a problem; if there are
 * any problems, the result must not be used. For one document; not thread-safe.
 */
final class ControlsReader {

  private static final Set<String> SWITCHES =
      Set.of("latency", "errors", "faults", "rateLimit", "failedWrites", "clock", "forced");

  /** Stands in for a failure that cannot be read. */
  private static final Failure NO_ANSWER = new Failure.Broken(FaultKind.EMPTY);

  private final SwitchTargets targets;
  private final JsonReading reading = new JsonReading();

  public ControlsReader(SwitchTargets targets) {
    this.targets = targets;
  }

  /** The problems, in document order. */
  public List<Problem> problems() {
    return reading.problems();
  }

  /** The change that a merge patch describes. */
  public UnaryOperator<Controls> patch(String text) {
    JsonNode patch = reading.document(text);
    reading.members(patch, "", SWITCHES, Set.of());
    List<UnaryOperator<Controls>> changes = new ArrayList<>();
    patch.forEachEntry((name, value) -> changes.add(change(name, value)));
    return controls -> {
      Controls changed = controls;
      for (UnaryOperator<Controls> change : changes) {
        changed = change.apply(changed);
      }
      return changed;
    };
  }

  private UnaryOperator<Controls> change(String name, JsonNode value) {
    boolean off = value.isNull();
    return switch (name) {
      case "latency" -> {
        Optional<Latency> latency = off ? Optional.empty() : latency(value);
        yield controls -> controls.withLatency(latency);
      }
      case "errors" -> {
        Optional<ErrorRate> errors = off ? Optional.empty() : errors(value);
        yield controls -> controls.withErrors(errors);
      }
      case "faults" -> {
        Optional<FaultRate> faults = off ? Optional.empty() : faults(value);
        yield controls -> controls.withFaults(faults);
      }
      case "rateLimit" -> {
        Optional<RateLimit> limit = off ? Optional.empty() : rateLimit(value);
        yield controls -> controls.withRateLimit(limit);
      }
      case "failedWrites" -> {
        FailedWrites choice = off ? FailedWrites.DISCARD : failedWrites(value);
        yield controls -> controls.withFailedWrites(choice);
      }
      case "clock" -> {
        ClockSetting clock = off ? new ClockSetting.Real() : clock(value);
        yield controls -> controls.withClock(clock);
      }
      case "forced" -> {
        List<ForcedOutcome> forced = off ? List.of() : allForced(value);
        yield controls -> controls.withForced(forced);
      }
      default -> UnaryOperator.identity();
    };
  }

  private Optional<Latency> latency(JsonNode value) {
    String at = "/latency";
    if (!reading.isObject(value, at)) {
      return Optional.empty();
    }
    String kind =
        reading.word(value.path("kind"), at + "/kind", List.of("fixed", "uniform", "lognormal"));
    long max = Latency.MAX_MILLIS;
    return switch (kind) {
      case "fixed" -> {
        reading.members(value, at, Set.of("kind", "millis"), Set.of("millis"));
        yield reading.whole(value.path("millis"), at + "/millis", 1, max).map(Latency.Fixed::new);
      }
      case "uniform" -> {
        reading.members(value, at, Set.of("kind", "min", "max"), Set.of("min", "max"));
        Optional<Long> low = reading.whole(value.path("min"), at + "/min", 0, max);
        yield reading
            .whole(value.path("max"), at + "/max", low.orElse(0L), max)
            .flatMap(high -> low.map(known -> new Latency.Uniform(known, high)));
      }
      case "lognormal" -> {
        reading.members(value, at, Set.of("kind", "median", "sigma"), Set.of("median", "sigma"));
        Optional<Long> median = reading.whole(value.path("median"), at + "/median", 1, max);
        yield reading
            .number(value.path("sigma"), at + "/sigma", Double.MIN_VALUE, Latency.MAX_SIGMA)
            .flatMap(sigma -> median.map(known -> new Latency.LogNormal(known, sigma)));
      }
      default -> Optional.empty();
    };
  }

  private Optional<ErrorRate> errors(JsonNode value) {
    return rated(
        value,
        "/errors",
        "statuses",
        (item, where) -> reading.status(item, where, targets.allStatuses()),
        ErrorRate::new);
  }

  private Optional<FaultRate> faults(JsonNode value) {
    return rated(
        value,
        "/faults",
        "kinds",
        (item, where) -> FaultKind.of(reading.word(item, where, FaultKind.words())),
        FaultRate::new);
  }

  /** A rate with the values to draw from. */
  private <T, R> Optional<R> rated(
      JsonNode value,
      String at,
      String member,
      BiFunction<JsonNode, String, Optional<T>> one,
      BiFunction<Double, List<T>, R> made) {
    if (!reading.isObject(value, at)) {
      return Optional.empty();
    }
    reading.members(value, at, Set.of("rate", member), Set.of("rate", member));
    Optional<Double> rate = reading.number(value.path("rate"), at + "/rate", 0, 1);
    List<T> choices = new ArrayList<>();
    reading.items(
        value.path(member),
        at + "/" + member,
        (item, where) -> one.apply(item, where).ifPresent(choices::add));
    return rate.filter(known -> !choices.isEmpty()).map(known -> made.apply(known, choices));
  }

  private Optional<RateLimit> rateLimit(JsonNode value) {
    String at = "/rateLimit";
    if (!reading.isObject(value, at)) {
      return Optional.empty();
    }
    Set<String> both = Set.of("requests", "perMillis");
    reading.members(value, at, both, both);
    Optional<Long> requests =
        reading.whole(value.path("requests"), at + "/requests", 1, RateLimit.MAX_REQUESTS);
    return reading
        .whole(value.path("perMillis"), at + "/perMillis", 1, RateLimit.MAX_MILLIS)
        .flatMap(per -> requests.map(known -> new RateLimit(known.intValue(), per)));
  }

  private FailedWrites failedWrites(JsonNode value) {
    return FailedWrites.of(value.asString(""))
        .orElseGet(
            () -> {
              reading.word(value, "/failedWrites", FailedWrites.words());
              return FailedWrites.DISCARD;
            });
  }

  private ClockSetting clock(JsonNode value) {
    ClockSetting real = new ClockSetting.Real();
    String at = "/clock";
    if (!targets.clock()) {
      reading.problem(at, "null, as a proxy has no clock of its own", value);
      return real;
    }
    if (!reading.isObject(value, at)) {
      return real;
    }
    reading.members(value, at, Set.of("frozen", "offsetMillis"), Set.of());
    if (value.size() != 1) {
      reading.problem(at, "either frozen or offsetMillis, or null for the real clock", value);
      return real;
    }
    if (value.has("offsetMillis")) {
      long most = ClockSetting.MAX_OFFSET_MILLIS;
      return reading
          .whole(value.path("offsetMillis"), at + "/offsetMillis", -most, most)
          .<ClockSetting>map(ClockSetting.Shifted::new)
          .orElse(real);
    }
    JsonNode time = value.path("frozen");
    try {
      return new ClockSetting.Frozen(Instant.parse(time.isString() ? time.stringValue() : ""));
    } catch (DateTimeException | IllegalArgumentException unusable) {
      reading.problem(
          at + "/frozen", "a time in UTC such as 2017-02-23T10:21:08Z, 1970 to 9999", time);
      return real;
    }
  }

  private List<ForcedOutcome> allForced(JsonNode value) {
    if (!value.isArray()) {
      reading.problem("/forced", "an array of forced outcomes, or null for none", value);
      return List.of();
    }
    if (value.size() > ControlPanel.MAX_FORCED) {
      reading.problem(
          "/forced", "at most %s forced outcomes".formatted(ControlPanel.MAX_FORCED), value);
      return List.of();
    }
    List<ForcedOutcome> forced = new ArrayList<>();
    for (int i = 0; i < value.size(); i++) {
      forced.add(forced(value.get(i), "/forced/" + i));
    }
    return forced;
  }

  /** A forced outcome, with an empty id. */
  public ForcedOutcome forced(String text) {
    return forced(reading.document(text), "");
  }

  private ForcedOutcome forced(JsonNode outcome, String at) {
    if (!at.isEmpty() && !reading.isObject(outcome, at)) {
      return ForcedOutcome.next(1, "", NO_ANSWER);
    }
    reading.members(
        outcome,
        at,
        Set.of("operation", "status", "fault", "delayMillis", "skip", "times"),
        Set.of("operation"));
    String operation =
        outcome.has("operation")
            ? reading.word(
                outcome.path("operation"), at + "/operation", List.copyOf(targets.operations()))
            : "";
    long skip =
        outcome.has("skip")
            ? reading
                .whole(outcome.path("skip"), at + "/skip", 0, ForcedOutcome.MAX_CALLS)
                .orElse(0L)
            : 0;
    long delay =
        outcome.has("delayMillis")
            ? reading
                .whole(outcome.path("delayMillis"), at + "/delayMillis", 0, Latency.MAX_MILLIS)
                .orElse(0L)
            : 0;
    return new ForcedOutcome(
        "", operation, failure(outcome, at, operation), delay, (int) skip, times(outcome, at));
  }

  private OptionalInt times(JsonNode outcome, String at) {
    if (!outcome.has("times")) {
      return OptionalInt.of(1);
    }
    if (outcome.path("times").isNull()) {
      return OptionalInt.empty();
    }
    return reading
        .whole(outcome.path("times"), at + "/times", 1, ForcedOutcome.MAX_CALLS)
        .map(times -> OptionalInt.of(times.intValue()))
        .orElse(OptionalInt.empty());
  }

  private Failure failure(JsonNode outcome, String at, String operation) {
    if (outcome.has("status") == outcome.has("fault")) {
      reading.problem(at, "either status or fault", outcome);
      return NO_ANSWER;
    }
    if (outcome.has("fault")) {
      String word = reading.word(outcome.path("fault"), at + "/fault", FaultKind.words());
      return FaultKind.of(word).<Failure>map(Failure.Broken::new).orElse(NO_ANSWER);
    }
    List<Integer> known =
        targets.statuses().getOrDefault(operation, List.copyOf(targets.allStatuses()));
    return reading
        .status(outcome.path("status"), at + "/status", known)
        .<Failure>map(Failure.Status::new)
        .orElse(NO_ANSWER);
  }
}
