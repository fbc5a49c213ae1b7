package io.github.leadmock.data;

import static java.util.Objects.requireNonNull;

import io.github.leadmock.world.EventData;
import io.github.leadmock.world.LeadData;
import io.github.leadmock.world.SummaryData;
import io.github.leadmock.world.World;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The leads of the user's own that a world shows: those of files, and above them those that were
 * put there by the program or by a client. Thread-safe.
 */
public final class OwnLeads {

  private final World world;
  private final Contents initial;

  private final FileLeads files = new FileLeads();

  private List<SummaryData> putSummaries = List.of();
  private Map<LeadId, LeadData> put = Map.of();
  private Map<UUID, LeadId> putEvents = Map.of();
  private final Map<UUID, LeadId> initialEvents;

  /**
   * The leads of a world.
   *
   * @param leads those that are there at the start
   * @throws IllegalArgumentException when they cannot be shown together; says why
   */
  public OwnLeads(World world, List<OwnLead> leads) {
    this.world = requireNonNull(world, "world is null");
    this.initial = leads.isEmpty() ? Contents.NONE : OwnLead.contents(leads);
    restart();
    this.initialEvents = putEvents;
  }

  /** Takes away what was put there since the start, and brings back what was put there at it. */
  public final synchronized void restart() {
    replaceWith(initial)
        .ifPresent(
            conflict -> {
              throw new IllegalArgumentException(conflict);
            });
    publish();
  }

  /**
   * Puts the leads of a document in the place of those that were put there before. What was written
   * on them is forgotten, in all sessions; leads of files stay, below them.
   *
   * @param document JSON as {@code docs/data.md} describes it
   * @return what is wrong with it; nothing changes then
   */
  public synchronized List<Problem> replace(String document) {
    Reading reading = new Reading();
    Contents contents = read(document.getBytes(StandardCharsets.UTF_8), reading);
    if (reading.count() > 0) {
      return reading.problems();
    }
    return take(contents)
        .map(conflict -> List.of(new Problem("", "leads that fit together", conflict)))
        .orElse(List.of());
  }

  /**
   * The same with leads of a program.
   *
   * @throws IllegalArgumentException when something is wrong with one; nothing changes then
   */
  public synchronized void replace(List<OwnLead> leads) {
    take(OwnLead.contents(leads))
        .ifPresent(
            conflict -> {
              throw new IllegalArgumentException(conflict);
            });
  }

  private Optional<String> take(Contents contents) {
    Optional<String> conflict = replaceWith(contents);
    if (conflict.isEmpty()) {
      publish();
      put.keySet().forEach(id -> world.timelines().forget(id.company(), id.lead()));
    }
    return conflict;
  }

  static Contents read(byte[] document, Reading reading) {
    JsonNode tree = Format.JSON.read(document, reading);
    return reading.count() > 0 ? Contents.NONE : new DocumentReader(reading).document(tree);
  }

  private Optional<String> replaceWith(Contents contents) {
    Map<LeadId, LeadData> leads = new LinkedHashMap<>();
    contents.described().forEach(lead -> leads.put(LeadId.of(lead), lead));
    contents.recorded().forEach(recorded -> leads.put(recorded.id(), recorded.lead()));
    Map<UUID, LeadId> events = new HashMap<>();
    for (Map.Entry<LeadId, LeadData> lead : leads.entrySet()) {
      for (EventData event : lead.getValue().events()) {
        @Nullable UUID given = event.id();
        if (given != null) {
          @Nullable LeadId before = events.put(given, lead.getKey());
          @Nullable LeadId other = before != null ? before : files.owner(given);
          if (other != null && !other.equals(lead.getKey())) {
            return Optional.of(FileLeads.inTwo(given, lead.getKey(), other));
          }
        }
      }
    }
    put = leads;
    putEvents = events;
    putSummaries = contents.summaries();
    return Optional.empty();
  }

  /**
   * Takes the leads of a file, in place of those that it had; {@link #publish} shows them. They
   * have to fit the leads of the start too while others are in their place: {@link #restart} brings
   * them back.
   *
   * @return why they do not fit the other files, in words that follow the name; nothing changes
   *     then
   */
  synchronized Optional<String> put(String file, Contents contents) {
    return files.put(file, contents, List.of(putEvents, initialEvents));
  }

  /** Takes the leads of a file away. */
  synchronized void remove(String file) {
    files.remove(file);
  }

  /** Whether there is something of a file. */
  synchronized boolean has(String file) {
    return files.has(file);
  }

  /** Shows what is there by now. */
  synchronized void publish() {
    Map<LeadId, LeadData> leads = new LinkedHashMap<>(put);
    files.leads().forEach(lead -> leads.putIfAbsent(LeadId.of(lead), lead));
    Map<Long, SummaryData> summaries = new LinkedHashMap<>();
    putSummaries.forEach(summary -> summaries.put(summary.id(), summary));
    files.summaries().forEach(summary -> summaries.putIfAbsent(summary.id(), summary));
    world.timelines().show(List.copyOf(leads.values()));
    world.summaries().show(List.copyOf(summaries.values()));
  }
}
