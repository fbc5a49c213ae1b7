package io.github.leadmock.world;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A lead from the vendor's documentation: its newest events are fixed, older ones are generated
 * below them.
 *
 * @param company the company in the documented path
 * @param lead the lead in the documented path
 * @param shows a short description, for the list of ids to try
 * @param newest the fixed events, newest first; at least one
 * @param comments the fixed comments by event id, newest first; a fixed event without an entry has
 *     none
 * @param total the number of events in the timeline, at least the number of fixed ones
 */
public record DocumentedLead(
    UUID company,
    UUID lead,
    String shows,
    List<Event> newest,
    Map<UUID, List<Comment>> comments,
    int total) {

  /** Copies the collections and checks the total. */
  public DocumentedLead {
    requireNonNull(company, "company is null");
    requireNonNull(lead, "lead is null");
    requireNonNull(shows, "shows is null");
    newest = List.copyOf(newest);
    comments = Map.copyOf(comments);
    if (newest.isEmpty() || total < newest.size()) {
      throw new IllegalArgumentException(
          "total is %s with %s fixed events; expected at least one fixed event and no smaller total"
              .formatted(total, newest.size()));
    }
  }
}
