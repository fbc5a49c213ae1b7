package io.github.leadmock.world;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.leadmock.SettableClock;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamedLeadTest {

  private static final String PREFIX = "c0ffee00-1ead-4000-8000-";

  @ParameterizedTest
  @CsvSource({
    "EMPTY,                000000000001,      0, empty timeline",
    "ONE_EVENT,            000000000002,      1, exactly one event",
    "ONE_PAGE,             000000000003,     20, exactly one page: 20 events",
    "ONE_MORE_THAN_A_PAGE, 000000000004,     21, one more than a page: 21 events",
    "VERY_LONG_TIMELINE,   000000000005, 200000, 'very long timeline: 200,000 events'",
    "LONG_TEXTS,           000000000006,      5, 'very long texts: 20,000 characters a note'",
    "WORLD_SCRIPTS,        000000000007,     30, 'right-to-left text, emoji, combining marks'",
    "MARKUP, 000000000008, 30, 'markup, quotes and control characters that must be escaped'",
    "MANY_COMMENTS,        000000000009,      3, 500 comments on each of 3 events"
  })
  void hasTheSameIdAndSizeForEverySeed(NamedLead named, String id, int count, String shows) {
    assertThat(named.id()).hasToString(PREFIX + id);
    assertThat(named.shows()).isEqualTo(shows);
    for (long seed : new long[] {0, 1, -1, Long.MAX_VALUE}) {
      assertThat(timeline(seed, named).count()).isEqualTo(count);
      assertThat(timeline(seed, named).page(0, 40)).hasSize(Math.min(40, count));
    }
  }

  @Test
  void liveInOneCompany() {
    assertThat(NamedLead.COMPANY).hasToString(PREFIX + "000000000000");
  }

  @ParameterizedTest
  @EnumSource
  void looksLikeARandomUuid(NamedLead named) {
    assertThat(named.id().version()).isEqualTo(4);
    assertThat(named.id().variant()).isEqualTo(2);
  }

  @Test
  void reachesTheEndOfTheVeryLongTimelineAtOnce() {
    Timeline timeline = timeline(1, NamedLead.VERY_LONG_TIMELINE);
    assertThat(timeline.page(199_990, 20)).hasSize(10);
    assertThat(timeline.page(100_000, 20)).hasSize(20);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void writesLongNotes(long seed) {
    List<Event> notes =
        timeline(seed, NamedLead.LONG_TEXTS).page(0, 100).stream()
            .filter(event -> event.sms().isEmpty())
            .toList();
    assertThat(notes)
        .isNotEmpty()
        .allSatisfy(note -> assertThat(note.message().length()).isBetween(20_000, 21_000))
        .allSatisfy(note -> assertThat(note.message()).containsPattern("\\w{400}"));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void writesInManyScripts(long seed) {
    String texts = messages(timeline(seed, NamedLead.WORLD_SCRIPTS));
    assertThat(texts.codePoints().mapToObj(Character.UnicodeScript::of).collect(Collectors.toSet()))
        .contains(Character.UnicodeScript.ARABIC, Character.UnicodeScript.HAN);
    assertThat(texts.codePoints()).as("emoji").anyMatch(Character::isSupplementaryCodePoint);
    assertThat(texts.codePoints())
        .as("combining marks")
        .anyMatch(point -> Character.getType(point) == Character.NON_SPACING_MARK);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void writesMarkupQuotesAndControlCharacters(long seed) {
    String texts = messages(timeline(seed, NamedLead.MARKUP));
    assertThat(texts.toLowerCase(Locale.ROOT)).contains("<", "\"", "'", "\\", "\u0000");
  }

  @Test
  void commentsFiveHundredTimes() {
    Timeline timeline = timeline(1, NamedLead.MANY_COMMENTS);
    assertThat(timeline.page(0, 20))
        .allSatisfy(event -> assertThat(event.commentCount()).isEqualTo(500))
        .allSatisfy(event -> assertThat(timeline.comments(event.id())).hasSize(500));
  }

  private static String messages(Timeline timeline) {
    return timeline.page(0, 100).stream().map(Event::message).collect(Collectors.joining("\n"));
  }

  private static Timeline timeline(long seed, NamedLead named) {
    WorldConfig config = new WorldConfig(seed, 1, new SettableClock("2030-01-01T00:00:00Z"));
    return new Timelines(config, List.of())
        .lead(NamedLead.COMPANY, named.id())
        .orElseThrow()
        .timeline();
  }
}
