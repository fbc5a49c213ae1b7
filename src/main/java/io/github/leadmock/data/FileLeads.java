package io.github.leadmock.data;

import static java.util.Objects.requireNonNull;

import io.github.leadmock.data.Contents.Recorded;
import io.github.leadmock.world.EventData;
import io.github.leadmock.world.LeadData;
import io.github.leadmock.world.SummaryData;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the files of a folder have of leads, file by file, and the leads that come of it. A file is
 * only taken if it fits the others. Not thread-safe.
 */
final class FileLeads {

  private final Map<String, Contents> files = new TreeMap<>();
  private final Map<LeadId, Map<String, Part>> parts = new HashMap<>();
  private final Map<Long, String> summaryFiles = new HashMap<>();
  private final Map<LeadId, LeadData> leads = new HashMap<>();
  private final Map<UUID, LeadId> events = new HashMap<>();

  /** What one file has of one lead: all of it, or answers. */
  private record Part(@Nullable LeadData described, @Nullable Recorded recorded) {

    boolean fits(Part other) {
      return recorded != null
          && other.recorded != null
          && recorded.state() == other.recorded.state();
    }
  }

  boolean has(String file) {
    return files.containsKey(file);
  }

  /** The lead that has an event. */
  @Nullable LeadId owner(UUID event) {
    return events.get(event);
  }

  /**
   * Takes the leads of a file, in place of those that it had.
   *
   * @param above leads that are put above those of files or may be, by their events
   * @return why they do not fit, in words that follow the file's name; nothing changes then
   */
  Optional<String> put(String file, Contents contents, List<Map<UUID, LeadId>> above) {
    Optional<String> conflict = conflict(file, contents);
    if (conflict.isPresent()) {
      return conflict;
    }
    @Nullable Contents before = files.get(file);
    Set<LeadId> changed = detach(file);
    changed.addAll(attach(file, contents));
    conflict = assemble(changed, above);
    if (conflict.isPresent()) {
      detach(file);
      if (before != null) {
        attach(file, before);
      }
      assemble(changed, above);
    }
    return conflict;
  }

  /** Takes the leads of a file away. */
  void remove(String file) {
    assemble(detach(file), List.of());
  }

  /** The leads of MetroLeads, in the order of the files. */
  List<LeadData> leads() {
    Set<LeadId> ids = new LinkedHashSet<>();
    files.values().forEach(contents -> ids.addAll(partsOf(contents).keySet()));
    return ids.stream()
        .map(id -> requireNonNull(leads.get(id), "a lead was not put together"))
        .toList();
  }

  /** The leads of LiveForce, in the order of the files. */
  List<SummaryData> summaries() {
    return files.values().stream().flatMap(contents -> contents.summaries().stream()).toList();
  }

  private Optional<String> conflict(String file, Contents contents) {
    for (Map.Entry<LeadId, Part> mine : partsOf(contents).entrySet()) {
      for (Map.Entry<String, Part> other : parts.getOrDefault(mine.getKey(), Map.of()).entrySet()) {
        if (!other.getKey().equals(file) && !mine.getValue().fits(other.getValue())) {
          return Optional.of(
              ("has the %s, which is in %s too; expected each lead in one file, or recorded"
                      + " answers with the same state in all")
                  .formatted(mine.getKey(), other.getKey()));
        }
      }
    }
    for (SummaryData summary : contents.summaries()) {
      String other = summaryFiles.getOrDefault(summary.id(), file);
      if (!other.equals(file)) {
        return Optional.of(
            "has the LiveForce lead %s, which is in %s too; expected each of them in one file"
                .formatted(summary.id(), other));
      }
    }
    return Optional.empty();
  }

  private static Map<LeadId, Part> partsOf(Contents contents) {
    Map<LeadId, Part> found = new LinkedHashMap<>();
    contents.described().forEach(lead -> found.put(LeadId.of(lead), new Part(lead, null)));
    contents.recorded().forEach(recorded -> found.put(recorded.id(), new Part(null, recorded)));
    return found;
  }

  private Set<LeadId> attach(String file, Contents contents) {
    files.put(file, contents);
    contents.summaries().forEach(summary -> summaryFiles.put(summary.id(), file));
    Map<LeadId, Part> mine = partsOf(contents);
    mine.forEach((id, part) -> parts.computeIfAbsent(id, any -> new TreeMap<>()).put(file, part));
    return mine.keySet();
  }

  private Set<LeadId> detach(String file) {
    Set<LeadId> ids = new LinkedHashSet<>();
    @Nullable Contents contents = files.remove(file);
    if (contents != null) {
      contents.summaries().forEach(summary -> summaryFiles.remove(summary.id()));
      ids.addAll(partsOf(contents).keySet());
      ids.forEach(
          id ->
              parts.computeIfPresent(
                  id,
                  (any, of) -> {
                    of.remove(file);
                    return of.isEmpty() ? null : of;
                  }));
    }
    return ids;
  }

  /** Puts these leads together anew; tells the first event that another lead has too. */
  private Optional<String> assemble(Set<LeadId> ids, List<Map<UUID, LeadId>> above) {
    for (LeadId id : ids) {
      @Nullable LeadData before = leads.remove(id);
      if (before != null) {
        before.events().forEach(event -> events.remove(event.id(), id));
      }
    }
    Optional<String> conflict = Optional.empty();
    for (LeadId id : ids) {
      @Nullable LeadData lead = assemble(id);
      if (lead == null) {
        continue;
      }
      leads.put(id, lead);
      for (EventData event : lead.events()) {
        @Nullable UUID given = event.id();
        if (given != null) {
          Optional<LeadId> other = other(given, id, above);
          events.putIfAbsent(given, id);
          if (other.isPresent() && conflict.isEmpty()) {
            conflict = Optional.of("has " + inTwo(given, id, other.get()));
          }
        }
      }
    }
    return conflict;
  }

  /** Another lead that has the event too. */
  private Optional<LeadId> other(UUID event, LeadId lead, List<Map<UUID, LeadId>> above) {
    return Stream.concat(above.stream(), Stream.of(events))
        .map(some -> some.getOrDefault(event, lead))
        .filter(owner -> !owner.equals(lead))
        .findFirst();
  }

  /** For messages. */
  static String inTwo(UUID event, LeadId lead, LeadId other) {
    return "the event %s in the %s, which the %s has too; expected each event in one lead"
        .formatted(event, lead, other);
  }

  private @Nullable LeadData assemble(LeadId id) {
    List<Recorded> recorded = new ArrayList<>();
    for (Part part : parts.getOrDefault(id, Map.of()).values()) {
      if (part.described() != null) {
        return part.described();
      }
      recorded.add(requireNonNull(part.recorded(), "a part of a lead has neither form"));
    }
    return recorded.isEmpty() ? null : Recorded.joined(recorded).lead();
  }
}
