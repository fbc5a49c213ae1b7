package io.github.leadmock.world;

import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;

/**
 * A documented lead: its newest events come from the vendor's document, the older ones are
 * generated.
 */
record FixedLead(GeneratedLead older, DocumentedLead documented) implements LeadSource {

  @Override
  public LeadRef ref() {
    return older.ref();
  }

  @Override
  public UUID company() {
    return documented.company();
  }

  @Override
  public UUID lead() {
    return documented.lead();
  }

  @Override
  public int events() {
    return documented.total();
  }

  @Override
  public Event event(int position) {
    return isFixed(position) ? fixed(position) : older.event(position);
  }

  @Override
  public OptionalInt positionOf(UUID event) {
    for (int position = older.events(); position < events(); position++) {
      if (fixed(position).id().equals(event)) {
        return OptionalInt.of(position);
      }
    }
    OptionalInt position = older.positionOf(event);
    // A fixed event is found by its documented id only, not by the id generated for its position.
    return position.isPresent() && isFixed(position.getAsInt()) ? OptionalInt.empty() : position;
  }

  @Override
  public UUID idOf(int position) {
    return isFixed(position) ? fixed(position).id() : older.idOf(position);
  }

  @Override
  public List<Comment> comments(int position) {
    return isFixed(position)
        ? documented.comments().getOrDefault(fixed(position).id(), List.of())
        : older.comments(position);
  }

  private boolean isFixed(int position) {
    return position >= older.events() && position < events();
  }

  private Event fixed(int position) {
    return documented.newest().get(events() - 1 - position);
  }
}
