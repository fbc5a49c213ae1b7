package io.github.leadmock.world;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.leadmock.Cites;
import io.github.leadmock.SettableClock;
import io.github.leadmock.world.ChatMessage.Kind;
import io.github.leadmock.world.Summaries.Sample;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SummariesTest {

  private static final long FIRST_GENERATED = 9;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "0",
        "1",
        "01",
        "+2",
        "-2",
        "2.0",
        "2e0",
        " 2",
        "2 ",
        "2\n",
        "0x2",
        "two",
        "٢",
        "1001",
        "999999999999999999",
        "9223372036854775807",
        "9223372036854775808",
        "18446744073709551618",
        "2/3"
      })
  @Cites("LF-SU-06")
  void hasNoLeadUnderWhatIsNoNumberOfOne(String id) {
    assertThat(summaries(1, 1_000).summary(id)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"2", "8", "9", "10", "999", "1000"})
  @Cites("LF-SU-06")
  void hasALeadUnderEveryNumberUpToTheSizeOfTheAccount(String id) {
    assertThat(summaries(1, 1_000).summary(id)).map(LeadSummary::id).contains(id);
  }

  @Test
  void hasTheNamedLeadsInTheSmallestAccount() {
    Summaries summaries = summaries(1, 1);
    for (NamedSummary named : NamedSummary.values()) {
      assertThat(summaries.summary(String.valueOf(named.id()))).isPresent();
    }
    assertThat(summaries.summary(String.valueOf(FIRST_GENERATED))).isEmpty();
  }

  @Test
  void hasALastLeadInTheLargestAccount() {
    Summaries summaries = summaries(1, WorldConfig.MAX_LEADS);
    assertThat(summaries.summary(String.valueOf(WorldConfig.MAX_LEADS))).isPresent();
    assertThat(summaries.summary(String.valueOf(WorldConfig.MAX_LEADS + 1))).isEmpty();
  }

  @Property(tries = 100)
  void givesTheSameLeadForTheSameSeed(
      @ForAll long seed, @ForAll @LongRange(min = 2, max = 1_000_000) long id) {
    String text = String.valueOf(id);
    assertThat(summaries(seed, 1_000_000).summary(text))
        .isPresent()
        .isEqualTo(summaries(seed, WorldConfig.MAX_LEADS).summary(text));
  }

  @Test
  void givesTheSameLeadsInAnyOrderOfRequests() {
    List<LeadSummary> inOrder = leads(1).toList();
    List<LeadSummary> shuffled = new ArrayList<>(inOrder);
    Collections.shuffle(shuffled, new Random(7));
    Summaries summaries = summaries(1, 1_000);
    for (LeadSummary lead : shuffled) {
      assertThat(summaries.summary(lead.id())).contains(lead);
    }
  }

  @Test
  void givesOtherLeadsForAnotherSeed() {
    assertThat(leads(1).toList()).doesNotContainAnyElementsOf(leads(2).toList());
  }

  @Test
  @Cites("LF-SU-09")
  void usesOneColorPerStatus() {
    List<String> pairs =
        leads(1).map(lead -> lead.status() + " " + lead.color()).distinct().sorted().toList();
    assertThat(pairs)
        .containsExactly(
            "Contacted #3B82F6",
            "Lost #EF4444",
            "New #84CC16",
            "Proposal #F59E0B",
            "Qualified #A855F7",
            "Won #10B981");
  }

  @Test
  @Cites("LF-SU-04")
  void leavesWhatMayBeNullOutForSomeLeadsAndFillsItForOthers() {
    assertVaries(leads(1).map(LeadSummary::title));
    assertVaries(leads(1).map(LeadSummary::company));
    assertVaries(leads(1).map(LeadSummary::chat));
    assertVaries(leads(1).map(LeadSummary::chatDate));
    assertVaries(leads(1).map(LeadSummary::assignedTo));
  }

  @Test
  void variesBelievably() {
    assertThat(leads(1))
        .allSatisfy(
            lead -> {
              assertThat(lead.name()).isNotBlank();
              assertThat(lead.email()).matches("[a-z.]+@example\\.com");
              assertThat(lead.phoneNumber()).matches("0163296\\d{4}");
              assertThat(lead.chatId()).matches("[a-z0-9]{7}");
              assertThat(lead.ip()).matches("203\\.0\\.113\\.\\d{1,3}");
              assertThat(lead.chatEnd()).isAfter(lead.chatStart());
              assertThat(lead.assigned()).isBetween(0, 9);
              assertThat(lead.notesCount()).isBetween(0, 5);
              assertThat(lead.attachmentCount()).isBetween(0, 4);
            });
    assertThat(leads(1).map(LeadSummary::leadType).distinct()).hasSize(3);
    assertThat(leads(1).map(LeadSummary::browser).distinct()).hasSize(4);
    assertThat(leads(1).map(LeadSummary::shared).distinct()).hasSize(2);
    assertThat(leads(1).map(LeadSummary::attachmentCount).distinct()).hasSizeGreaterThan(2);
    assertThat(leads(1).map(LeadSummary::date).distinct()).hasSizeGreaterThan(900);
  }

  @Test
  @Cites("LF-SU-07")
  void datesALeadByTheEndOfItsChatInTheZoneOfTheDocumentedOne() {
    assertThat(leads(1))
        .allSatisfy(
            lead -> {
              assertThat(lead.date().atOffset(ZoneOffset.ofHours(5)).toEpochSecond())
                  .isEqualTo(lead.chatEnd().getEpochSecond());
              lead.chatDate().ifPresent(date -> assertThat(date).isEqualTo(lead.date()));
            });
  }

  @Test
  void tellsAChatInOrderFromTheWelcomeToTheArchive() {
    assertThat(leads(1).filter(lead -> !lead.id().equals("4")))
        .allSatisfy(
            lead -> {
              List<ChatMessage> chat = lead.messages();
              assertThat(chat.get(0).kind()).isEqualTo(Kind.WELCOME);
              assertThat(chat.get(0).time()).isEqualTo(lead.chatStart());
              assertThat(chat.get(chat.size() - 2).kind()).isEqualTo(Kind.IDLE);
              assertThat(chat.get(chat.size() - 1).kind()).isEqualTo(Kind.ARCHIVED);
              assertThat(chat.get(chat.size() - 1).time()).isEqualTo(lead.chatEnd());
              assertThat(chat).extracting(ChatMessage::time).isSorted();
              assertThat(chat).extracting(ChatMessage::id).doesNotHaveDuplicates();
              assertThat(chat).extracting(ChatMessage::kind).contains(Kind.VISITOR);
            });
  }

  @Test
  void leavesNothingNullInTheLeadThatPromisesIt() {
    for (long seed = 0; seed < 20; seed++) {
      LeadSummary lead = named(seed, NamedSummary.ALL_FILLED);
      assertThat(nullables(lead)).allMatch(Optional::isPresent);
    }
  }

  @Test
  void fillsNothingInTheLeadThatPromisesNulls() {
    for (long seed = 0; seed < 20; seed++) {
      LeadSummary lead = named(seed, NamedSummary.ALL_NULL);
      assertThat(nullables(lead)).allMatch(Optional::isEmpty);
    }
  }

  @ParameterizedTest
  @CsvSource({"NO_CHAT, 0", "LONG_CHAT, 300"})
  void hasAsManyChatLinesAsPromised(NamedSummary named, int lines) {
    for (long seed = 0; seed < 20; seed++) {
      assertThat(named(seed, named).messages()).hasSize(lines);
    }
  }

  @Test
  void writesLongTextsWherePromised() {
    for (long seed = 0; seed < 20; seed++) {
      LeadSummary lead = named(seed, NamedSummary.LONG_TEXTS);
      assertThat(lead.name()).hasSizeGreaterThan(20_000);
      assertThat(lead.company())
          .hasValueSatisfying(text -> assertThat(text).hasSizeGreaterThan(20_000));
      assertThat(lead.messages())
          .filteredOn(line -> line.kind() == Kind.VISITOR)
          .isNotEmpty()
          .allSatisfy(line -> assertThat(line.text()).hasSizeGreaterThan(20_000));
    }
  }

  @ParameterizedTest
  @CsvSource({"WORLD_SCRIPTS", "MARKUP"})
  void writesUnusualTextsInEveryMemberThatHoldsThem(NamedSummary named) {
    List<String> phrases = named == NamedSummary.MARKUP ? Phrases.MARKUP : Phrases.WORLD_SCRIPTS;
    for (long seed = 0; seed < 20; seed++) {
      LeadSummary lead = named(seed, named);
      assertThat(phrases).contains(lead.name());
      assertThat(lead.company()).hasValueSatisfying(text -> assertThat(phrases).contains(text));
      assertThat(phrases)
          .containsAll(
              lead.messages().stream()
                  .filter(line -> line.kind() == Kind.VISITOR || line.kind() == Kind.AGENT)
                  .map(ChatMessage::text)
                  .collect(Collectors.toSet()));
    }
  }

  @Test
  void offersTheNamedLeadsFirst() {
    List<Sample> samples = summaries(1, 1_000).samples(2).toList();
    assertThat(samples.subList(0, 7))
        .containsExactly(
            new Sample("named", 2, "every member that may be null is null"),
            new Sample("named", 3, "no member is null"),
            new Sample("named", 4, "a chat without a single message"),
            new Sample("named", 5, "a chat of 300 messages"),
            new Sample("named", 6, "very long name, company and chat lines"),
            new Sample("named", 7, "right-to-left text, emoji, combining marks"),
            new Sample("named", 8, "markup, quotes and control characters that must be escaped"));
    assertThat(samples.subList(7, 9))
        .allSatisfy(
            sample -> {
              LeadSummary lead =
                  summaries(1, 1_000).summary(String.valueOf(sample.id())).orElseThrow();
              assertThat(sample.group()).isEqualTo("generated");
              assertThat(sample.shows())
                  .isEqualTo(
                      "%s lead, %s, %s chat lines",
                      lead.status(), lead.place().city(), lead.messages().size());
            });
  }

  @Test
  void offersNoMoreThanThereAre() {
    assertThat(summaries(1, 1).samples(1_000)).hasSize(7);
    assertThat(summaries(1, 10).samples(1_000)).hasSize(9);
  }

  private static void assertVaries(Stream<? extends Optional<?>> values) {
    List<Boolean> filled = values.map(Optional::isPresent).toList();
    assertThat(Collections.frequency(filled, true)).isBetween(300, 700);
  }

  private static Stream<Optional<?>> nullables(LeadSummary lead) {
    return Stream.of(lead.title(), lead.company(), lead.chat(), lead.chatDate(), lead.assignedTo());
  }

  private static LeadSummary named(long seed, NamedSummary named) {
    return summaries(seed, 1).summary(String.valueOf(named.id())).orElseThrow();
  }

  private static Stream<LeadSummary> leads(long seed) {
    Summaries summaries = summaries(seed, 1_000);
    return LongStream.rangeClosed(2, 1_000)
        .mapToObj(id -> summaries.summary(String.valueOf(id)).orElseThrow());
  }

  private static Summaries summaries(long seed, long leads) {
    return new Summaries(new WorldConfig(seed, leads, new SettableClock("2030-01-01T00:00:00Z")));
  }
}
