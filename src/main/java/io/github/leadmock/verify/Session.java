package io.github.leadmock.verify;

import io.github.leadmock.contract.Contract;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What the cases of a run share. Not thread-safe, except for {@link #notes} and {@link #readings}.
 */
final class Session {

  private final Settings settings;
  private final Contract contract;
  private final Recorder recorder;
  private final Budget budget;
  private final Wire wire;
  private final Paths paths;
  private final Notes notes;
  private final List<Report.Reading> readings = new CopyOnWriteArrayList<>();
  private final Set<String> irregular = new HashSet<>();
  private final Patience patience = new Patience();
  private @Nullable Timeline timeline;
  private @Nullable String timelineTrouble;
  private @Nullable FirstAnswer opening;
  private @Nullable Boolean issuesTokens;
  private @Nullable Boolean refusesStrangers;
  private @Nullable Boolean keepsTexts;

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

  /** A rule of this API, by its id without the prefix. */
  String rule(String suffix) {
    return contract.catalogue().id(suffix);
  }

  void reading(Report.Reading reading) {
    if (!readings.contains(reading)) {
      readings.add(reading);
    }
  }

  List<Report.Reading> readings() {
    return List.copyOf(readings);
  }

  /** Records that an operation's answer is not as documented; true the first time. */
  boolean isNewlyIrregular(String operation) {
    return irregular.add(operation);
  }

  Patience patience() {
    return patience;
  }

  /** Whether the server still answers the run's first request. */
  boolean isAlive() {
    try {
      wire.send(Call.get(paths.lead()), exchange -> {});
      return true;
    } catch (NoAnswer silent) {
      return false;
    } catch (Undecided busy) {
      return true;
    }
  }

  /** The first answer of the run. */
  FirstAnswer opening() {
    if (opening == null) {
      opening = FirstAnswer.of(this);
    }
    return opening;
  }

  /** Whether the server issues tokens; asked only once. */
  boolean issuesTokens(BooleanSupplier ask) {
    if (issuesTokens == null) {
      issuesTokens = ask.getAsBoolean();
    }
    return issuesTokens;
  }

  /** Whether a plain text comes back when it is added; tried only once. */
  boolean keepsTexts(Probe probe) {
    if (keepsTexts == null) {
      String text = Notes.unique(NoteTexts.PLAIN);
      Note note = notes.add(probe, text);
      keepsTexts =
          note.saved()
              .json()
              .map(body -> body.at("/data/message").asString("").equals(text))
              .orElse(false);
    }
    return keepsTexts;
  }

  /** Whether the server refuses well-formed credentials of unknown users; tried only once. */
  boolean refusesStrangers(Probe probe) {
    if (refusesStrangers == null) {
      int status = probe.send(Call.get(paths.lead()).withAccess(Access.MADE_UP)).status();
      refusesStrangers = status == 401 || status == 403;
    }
    return refusesStrangers;
  }

  /** The lead's whole timeline, walked once for all reading cases. */
  Timeline timeline(Probe probe) {
    if (timelineTrouble != null) {
      throw new Undecided(timelineTrouble);
    }
    if (timeline == null) {
      try {
        timeline = Timeline.walk(probe);
        return timeline;
      } catch (Undecided unable) {
        // A failed walk would fail for the other cases too: it is reported once.
        timelineTrouble = unable.reason();
        throw unable;
      }
    }
    probe.heard(timeline.exchanges());
    return timeline;
  }

  /** The readable events of the timeline, for comparisons. */
  List<JsonNode> readableEvents(Probe probe) {
    try {
      return timeline(probe).events();
    } catch (Undecided unreadable) {
      return List.of();
    }
  }

  /** The timeline, if a case has walked it. */
  Optional<Timeline> knownTimeline() {
    return Optional.ofNullable(timeline);
  }
}
