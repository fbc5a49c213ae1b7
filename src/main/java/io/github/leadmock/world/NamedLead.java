package io.github.leadmock.world;

import java.time.Instant;
import java.util.UUID;

/**
 * Leads that show a front end its edge cases. Their ids do not depend on the seed, so they can be
 * bookmarked. Ours: no vendor documents them.
 */
public enum NamedLead {
  EMPTY(1, "empty timeline", 0, TextStyle.ORDINARY, 0),
  ONE_EVENT(2, "exactly one event", 1, TextStyle.ORDINARY, 0),
  ONE_PAGE(3, "exactly one page: 20 events", 20, TextStyle.ORDINARY, LeadShape.VARIED),
  ONE_MORE_THAN_A_PAGE(
      4, "one more than a page: 21 events", 21, TextStyle.ORDINARY, LeadShape.VARIED),
  VERY_LONG_TIMELINE(
      5, "very long timeline: 200,000 events", 200_000, TextStyle.ORDINARY, LeadShape.VARIED),
  LONG_TEXTS(6, "very long texts: 20,000 characters a note", 5, TextStyle.LONG, 0),
  WORLD_SCRIPTS(7, "right-to-left text, emoji, combining marks", 30, TextStyle.WORLD_SCRIPTS, 2),
  MARKUP(8, "markup, quotes and control characters that must be escaped", 30, TextStyle.MARKUP, 2),
  MANY_COMMENTS(9, "500 comments on each of 3 events", 3, TextStyle.ORDINARY, 500);

  /** The company of all named leads. */
  public static final UUID COMPANY = Ids.numbered(0);

  private final UUID id;
  private final String shows;
  private final LeadShape shape;

  NamedLead(int number, String shows, int events, TextStyle style, int comments) {
    this.id = Ids.numbered(number);
    this.shows = shows;
    this.shape = new LeadShape(events, Instant.parse("2024-12-01T12:00:00Z"), 600, style, comments);
  }

  /** The lead's id. */
  public UUID id() {
    return id;
  }

  /** A short description of the edge case. */
  public String shows() {
    return shows;
  }

  LeadShape shape() {
    return shape;
  }

  /** A class of its own, because enum constants are created before the enum's static fields. */
  private static final class Ids {
    private static UUID numbered(int number) {
      return new UUID(0xC0FFEE00_1EAD_4000L, 0x8000_000000000000L + number);
    }
  }
}
