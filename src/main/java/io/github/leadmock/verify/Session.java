package io.github.leadmock.verify;

import io.github.leadmock.contract.Contract;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** What all cases of a run share. For one thread, but for {@link #notes}. */
final class Session {

  private final Settings settings;
  private final Contract contract;
  private final Recorder recorder;
  private final Budget budget;
  private final Wire wire;
  private final Paths paths;
  private final Notes notes;
  private final Set<Report.Reading> readings = new LinkedHashSet<>();
  private final Set<String> unreadable = new HashSet<>();
  private @Nullable Timeline timeline;
  private @Nullable Opening opening;
  private @Nullable Boolean issuesTokens;

  Session(Settings settings) {
    this.settings = settings;
    this.contract =
        settings.strict()
            ? Contract.strict(settings.target().api())
            : Contract.of(settings.target().api());
    this.recorder = new Recorder(settings.baseUrl(), settings.user(), settings.token());
    this.budget = new Budget(settings.maxRequests(), settings.rate());
    this.wire = new Wire(settings, budget, recorder);
    this.paths = new Paths(contract, settings);
    this.notes = new Notes(wire, budget, paths);
  }

  Settings settings() {
    return settings;
  }

  Contract contract() {
    return contract;
  }

  Scale scale() {
    return new Scale(contract.catalogue(), settings.failOn());
  }

  Recorder recorder() {
    return recorder;
  }

  Wire wire() {
    return wire;
  }

  Paths paths() {
    return paths;
  }

  Notes notes() {
    return notes;
  }

  int requests() {
    return budget.spent();
  }

  /** A rule of this API by what follows its prefix. */
  String rule(String suffix) {
    return contract.catalogue().id(suffix);
  }

  void reading(Report.Reading reading) {
    readings.add(reading);
  }

  List<Report.Reading> readings() {
    return new ArrayList<>(readings);
  }

  /** Whether an answer of an operation could not be read for the first time. */
  boolean isNewlyUnreadable(String operation) {
    return unreadable.add(operation);
  }

  /** The first answer of the run. */
  Opening opening() {
    if (opening == null) {
      opening = Opening.of(this);
    }
    return opening;
  }

  /** Whether tokens are issued at all, found out once. */
  boolean issuesTokens(BooleanSupplier ask) {
    if (issuesTokens == null) {
      issuesTokens = ask.getAsBoolean();
    }
    return issuesTokens;
  }

  /** The whole timeline of the lead, walked once for all cases that only read. */
  Timeline timeline(Probe probe) {
    if (timeline == null) {
      timeline = Timeline.walk(probe);
      return timeline;
    }
    probe.heard(timeline.exchanges());
    return timeline;
  }

  /** The timeline, if some case has walked it. */
  Optional<Timeline> knownTimeline() {
    return Optional.ofNullable(timeline);
  }
}
