package io.github.leadmock.world;

/**
 * LiveForce leads that show a front end its edge cases, with ids from 2 on. Ours: no vendor
 * documents them.
 */
enum NamedSummary {
  ALL_NULL("every member that may be null is null"),
  ALL_FILLED("no member is null"),
  NO_CHAT("a chat without a single message"),
  LONG_CHAT("a chat of 300 messages"),
  LONG_TEXTS("very long name, company and chat lines"),
  WORLD_SCRIPTS("right-to-left text, emoji, combining marks"),
  MARKUP("markup, quotes and control characters that must be escaped");

  private static final int FIRST_ID = 2;

  private final String shows;

  NamedSummary(String shows) {
    this.shows = shows;
  }

  String shows() {
    return shows;
  }

  long id() {
    return FIRST_ID + ordinal();
  }

  TextStyle style() {
    return switch (this) {
      case LONG_TEXTS -> TextStyle.LONG;
      case WORLD_SCRIPTS -> TextStyle.WORLD_SCRIPTS;
      case MARKUP -> TextStyle.MARKUP;
      default -> TextStyle.ORDINARY;
    };
  }
}
