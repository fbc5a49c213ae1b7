package io.github.leadmock.world;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One lead's events at one moment, newest first. Immutable snapshot: later writes do not appear in
 * it. Thread-safe. Rules ML-EV-01, ML-EV-04, ML-EV-06.
 */
public final class Timeline {

  /** Written texts of which so many bytes need no room of their own while they are sent. */
  private static final long SMALL = 256 << 10;

  private final LeadSource source;
  private final Overlay overlay;

  Timeline(LeadSource source, Overlay overlay) {
    this.source = source;
    this.overlay = overlay;
  }

  /**
   * Identifies a timeline.
   *
   * @param company the company's id
   * @param lead the lead's id
   * @param version another number after each change of a lead that a user describes
   */
  public record Id(UUID company, UUID lead, long version) {}

  /** Whose timeline it is. */
  public Id id() {
    return new Id(source.company(), source.lead(), source.version());
  }

  /**
   * Identifies what a timeline shows.
   *
   * @param timeline the timeline
   * @param writes another number after each write; 0 before the first
   */
  public record State(Id timeline, long writes) {}

  /**
   * Within one world, timelines with equal states are equal, so answers from them can be cached.
   */
  public State state() {
    return new State(id(), overlay.version());
  }

  /** The number of events. */
  public int count() {
    return positions() - overlay.removed().size();
  }

  /**
   * Some events, newest first.
   *
   * @param start the number of newest events to skip; a start past the end gives an empty page
   * @param size the maximum number of events
   */
  public List<Event> page(long start, int size) {
    List<Event> page = new ArrayList<>();
    if (start >= count()) {
      return page;
    }
    if (!overlay.inOrder()) {
      return byTime().skip(start).limit(size).mapToObj(this::event).toList();
    }
    for (int position = positionOfNewest((int) start);
        position >= 0 && page.size() < size;
        position--) {
      if (!overlay.removed().contains(position)) {
        page.add(event(position));
      }
    }
    return page;
  }

  /** The memory for the texts that users wrote, in bytes. */
  public long textBytes() {
    return overlay.bytes();
  }

  /** The memory for the texts on a page, in bytes; 0 where users have written little. */
  public long textBytes(long start, int size) {
    return textBytes() <= SMALL ? 0 : page(start, size).stream().mapToLong(Overlay::sizeOf).sum();
  }

  /** The event with this id; empty if there is none or it was removed. */
  public Optional<Event> find(UUID event) {
    return position(event).stream().mapToObj(this::event).findFirst();
  }

  /** All comments of an event, newest first; empty if there is no such event. */
  public List<Comment> comments(UUID event) {
    OptionalInt position = position(event);
    return position.isPresent() && position.getAsInt() < source.events()
        ? source.comments(position.getAsInt())
        : List.of();
  }

  /** The position of an event; empty if there is none or it was removed. */
  OptionalInt position(UUID event) {
    OptionalInt position = source.positionOf(event);
    return position.isPresent()
            && position.getAsInt() < positions()
            && !overlay.removed().contains(position.getAsInt())
        ? position
        : OptionalInt.empty();
  }

  /** The number of positions in use, including those of removed notes. */
  int positions() {
    return source.events() + overlay.added();
  }

  /** The event at a position that was not removed, in its latest version. */
  Event event(int position) {
    @Nullable Event written = overlay.notes().get(position);
    return written != null ? written : source.event(position);
  }

  /** The time of the newest event, removed ones included; {@link Instant#MIN} if there are none. */
  Instant timeOfNewest() {
    Instant unchanging =
        source.events() == 0 ? Instant.MIN : source.event(source.events() - 1).time();
    return overlay.latest().isAfter(unchanging) ? overlay.latest() : unchanging;
  }

  /**
   * The positions of all events, newest first, for a lead to which notes were added with a clock
   * earlier than its newest event. Linear in the number of events, which only such leads pay for.
   */
  private IntStream byTime() {
    int[] added =
        IntStream.range(source.events(), positions())
            .filter(position -> !overlay.removed().contains(position))
            .boxed()
            .sorted(
                Comparator.comparing((Integer position) -> event(position).time())
                    .thenComparing(Comparator.naturalOrder())
                    .reversed())
            .mapToInt(Integer::intValue)
            .toArray();
    IntStream.Builder merged = IntStream.builder();
    int next = source.events() - 1;
    for (int position : added) {
      int newer = firstAfter(event(position).time());
      for (; next >= newer; next--) {
        merged.add(next);
      }
      merged.add(position);
    }
    for (; next >= 0; next--) {
      merged.add(next);
    }
    return merged.build().filter(position -> !overlay.removed().contains(position));
  }

  /** The lowest position of a generated event later than {@code time}. */
  private int firstAfter(Instant time) {
    int low = 0;
    int high = source.events();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (source.event(middle).time().isAfter(time)) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  /** The author of the note added last, if it still exists. */
  Optional<Author> authorOfNewest() {
    return Optional.ofNullable(overlay.notes().get(positions() - 1)).map(Event::author);
  }

  /** The highest position with exactly {@code newer} events above it. */
  private int positionOfNewest(int newer) {
    int low = 0;
    int high = positions() - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      int eventsFromHere = positions() - middle - overlay.removed().countFrom(middle);
      if (eventsFromHere > newer) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }
}
