package io.github.leadmock.world;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/**
 * A lead of MetroLeads as a user describes it; what is left out is generated from the seed.
 *
 * @param shows what one sees there, for the list of ids to try
 * @param total how many events it has, more than are described if some are to be generated; empty
 *     for as many as a generated lead may have
 * @param events those that are described, oldest first, each with more older ones than the one
 *     before it
 */
public record LeadData(
    UUID company, UUID lead, Optional<String> shows, OptionalInt total, List<EventData> events) {

  /** The most events that a lead may have. */
  public static final int MAX_EVENTS = 10_000_000;

  /** Copies the list and checks the places of the events. */
  public LeadData {
    requireNonNull(company, "company is null");
    requireNonNull(lead, "lead is null");
    requireNonNull(shows, "shows is null");
    requireNonNull(total, "total is null");
    events = List.copyOf(events);
    if (total.orElse(0) > MAX_EVENTS) {
      throw new IllegalArgumentException(
          "total is %s; expected at most %s".formatted(total.getAsInt(), MAX_EVENTS));
    }
    int next = 0;
    for (EventData event : events) {
      if (event.older() < next || event.older() >= total.orElse(0)) {
        throw new IllegalArgumentException(
            "an event has %s older ones; expected %s to %s"
                .formatted(event.older(), next, total.orElse(0) - 1));
      }
      next = event.older() + 1;
    }
  }
}
