package io.github.leadmock.bench;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** The events of one lead, newest first. Not thread-safe: the server takes one call at a time. */
final class Timeline {

  private final String lead;
  private final List<Event> events;

  Timeline(String lead, List<Event> events) {
    this.lead = lead;
    this.events = new ArrayList<>(events);
  }

  String lead() {
    return lead;
  }

  List<Event> events() {
    return List.copyOf(events);
  }

  int count() {
    return events.size();
  }

  List<Event> page(long start, long size) {
    return events.stream().skip(start).limit(size).toList();
  }

  Optional<Event> find(String id) {
    String wanted = id.toLowerCase(Locale.ROOT);
    return events.stream().filter(event -> event.id().equalsIgnoreCase(wanted)).findFirst();
  }

  /** The time of a new event: now, or that of the newest when the clock is behind it. */
  Instant timeOfNext(Instant now) {
    return events.stream().map(Event::time).filter(now::isBefore).findFirst().orElse(now);
  }

  void add(Event event) {
    events.add(0, event);
  }

  /** Adds an event that is older than all others. */
  void append(Event event) {
    events.add(event);
  }

  /** Gives an event another place, 0 the first. */
  void move(Event event, int place) {
    remove(event);
    events.add(place, event);
  }

  void replace(Event changed) {
    change(event -> event.id().equals(changed.id()) ? changed : event);
  }

  void remove(Event gone) {
    removeIf(event -> event.id().equals(gone.id()));
  }

  void removeIf(Predicate<Event> unwanted) {
    events.removeIf(unwanted);
  }

  void change(UnaryOperator<Event> change) {
    events.replaceAll(change);
  }
}
