package io.github.leadmock.world;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.leadmock.Cites;
import io.github.leadmock.SettableClock;
import io.github.leadmock.world.Timelines.Sample;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimelinesTest {

  private static final SettableClock CLOCK = new SettableClock("2030-01-01T00:00:00Z");

  @Property(tries = 20)
  void givesTheSameDataForTheSameSeed(@ForAll long seed) {
    Timelines one = timelines(seed, 10);
    Timelines other = timelines(seed, 10);
    assertThat(one.samples(3)).containsExactlyElementsOf(other.samples(3).toList());
    one.samples(3)
        .forEach(
            sample ->
                assertThat(content(one, sample))
                    .as("%s", sample)
                    .isEqualTo(content(other, sample)));
  }

  @Test
  void givesTheSameDataInAnyOrderOfRequests() {
    Timelines asked = timelines(1, 100);
    List<Sample> samples = new ArrayList<>(asked.samples(20).toList());
    Map<Sample, List<Object>> inOrder =
        samples.stream().collect(Collectors.toMap(sample -> sample, s -> content(asked, s)));
    Collections.shuffle(samples, new Random(7));
    Timelines shuffled = timelines(1, 100);
    for (Sample sample : samples) {
      assertThat(content(shuffled, sample)).isEqualTo(inOrder.get(sample));
    }
  }

  @Test
  void givesOtherDataForAnotherSeed() {
    Timelines one = timelines(1, 10);
    Timelines other = timelines(2, 10);
    assertThat(generated(one)).doesNotContainAnyElementsOf(generated(other));
    for (NamedLead named : NamedLead.values()) {
      if (named != NamedLead.EMPTY) {
        Sample sample = new Sample("named", NamedLead.COMPANY, named.id(), named.shows());
        assertThat(content(one, sample)).isNotEqualTo(content(other, sample));
      }
    }
  }

  @Test
  void doesNotDependOnTheNumberOfLeads() {
    Timelines small = timelines(1, 3);
    Timelines huge = timelines(1, WorldConfig.MAX_LEADS);
    assertThat(small.samples(3)).containsExactlyElementsOf(huge.samples(3).toList());
    small
        .samples(3)
        .forEach(sample -> assertThat(content(small, sample)).isEqualTo(content(huge, sample)));
  }

  @Test
  void keepsItsBytesFromOneReleaseToTheNext() {
    // Changing these breaks users' bookmarks and snapshots: mention it in CHANGELOG.
    Sample first = generated(timelines(1, 10)).get(0);
    assertThat(first.company()).hasToString("a56b8f43-4aa9-407e-a382-1bf53ad26afd");
    assertThat(first.lead()).hasToString("c852b495-c144-42f6-8a43-7b7f9302493c");
    Event newest = lead(timelines(1, 10), first).orElseThrow().timeline().page(0, 1).get(0);
    assertThat(newest.id()).hasToString("44f5ce11-2c7d-44b5-818f-1fffc2335f5b");
    assertThat(newest.time()).isEqualTo(Instant.parse("2023-09-14T09:39:00Z"));
    assertThat(newest.author().name()).isEqualTo("Maria Wilson");
    assertThat(newest.message()).isEqualTo("Duplicate of an older lead, merged by Ines.");
  }

  @Test
  void offersNamedLeadsThenSomeOfEachCompany() {
    List<Sample> samples = timelines(1, 10).samples(2).toList();
    assertThat(samples.stream().filter(sample -> sample.group().equals("named")))
        .extracting(Sample::lead)
        .containsExactly(Arrays.stream(NamedLead.values()).map(NamedLead::id).toArray(UUID[]::new));
    List<Sample> generated = generated(timelines(1, 10));
    assertThat(generated).extracting(Sample::company).doesNotHaveDuplicates().hasSize(5);
    assertThat(samples).hasSize(NamedLead.values().length + 2 * 5);
    assertThat(samples).extracting(Sample::lead).doesNotHaveDuplicates();
  }

  @Test
  void offersNoMoreThanThereAre() {
    assertThat(timelines(1, 3).samples(1_000)).hasSize(NamedLead.values().length + 3 * 5);
    assertThat(timelines(1, 3).samples(0)).hasSize(NamedLead.values().length);
  }

  @Test
  void describesEachSample() {
    Timelines timelines = timelines(1, 100);
    for (Sample sample : timelines.samples(50).toList()) {
      if (sample.group().equals("generated")) {
        int count = lead(timelines, sample).orElseThrow().timeline().count();
        assertThat(sample.shows()).isEqualTo(count + " events");
      }
    }
  }

  @Test
  @Cites("ML-PA-05")
  void knowsALeadInItsOwnCompanyOnly() {
    Timelines timelines = timelines(1, 10);
    List<Sample> generated = generated(timelines);
    Sample one = generated.get(0);
    Sample other = generated.get(1);
    assertThat(timelines.lead(one.company(), one.lead())).isPresent();
    assertThat(timelines.lead(one.company(), other.lead())).isEmpty();
    assertThat(timelines.lead(NamedLead.COMPANY, one.lead())).isEmpty();
    assertThat(timelines.lead(one.company(), NamedLead.EMPTY.id())).isEmpty();
    assertThat(timelines.lead(one.lead(), one.company())).isEmpty();
    assertThat(timelines.lead(one.company(), one.company())).isEmpty();
    assertThat(timelines.lead(one.lead(), one.lead())).isEmpty();
  }

  @Test
  @Cites("ML-PA-05")
  void knowsNoLeadBeyondTheirNumber() {
    Sample third = timelines(1, 3).samples(3).toList().get(NamedLead.values().length + 2);
    assertThat(lead(timelines(1, 3), third)).isPresent();
    assertThat(lead(timelines(1, 2), third)).isEmpty();
  }

  @Test
  @Cites("ML-PA-05")
  void takesNoEventForALead() {
    Timelines timelines = timelines(1, 10);
    Sample sample = generated(timelines).get(1);
    UUID event = lead(timelines, sample).orElseThrow().addNote("user", "User", "text").id();
    assertThat(timelines.lead(sample.company(), event)).isEmpty();
    assertThat(timelines.lead(event, sample.lead())).isEmpty();
  }

  @Property
  @Cites("ML-PA-05")
  void knowsNoRandomLead(@ForAll long high, @ForAll long low) {
    Timelines timelines = timelines(1, WorldConfig.MAX_LEADS);
    UUID company = generated(timelines).get(0).company();
    assertThat(timelines.lead(company, new UUID(high, low))).isEmpty();
    assertThat(timelines.lead(new UUID(high, low), new UUID(low, high))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {2, -1, Long.MAX_VALUE})
  void knowsNoLeadOfAnotherSeed(long seed) {
    for (Sample foreign : generated(timelines(seed, 10))) {
      assertThat(lead(timelines(1, 10), foreign)).isEmpty();
    }
  }

  @Test
  void forgetsAllWritesOnReset() {
    Timelines timelines = timelines(1, 10);
    Sample page =
        new Sample("named", NamedLead.COMPANY, NamedLead.ONE_PAGE.id(), "exactly one page");
    Sample generated = generated(timelines).get(1);
    List<List<Object>> initial = List.of(content(timelines, page), content(timelines, generated));
    Lead before = lead(timelines, page).orElseThrow();
    before.addNote("user", "User", "text");
    before.timeline().page(0, 30).stream()
        .filter(event -> event.sms().isEmpty())
        .forEach(note -> before.removeNote(note.id()));
    lead(timelines, generated).orElseThrow().addNote("user", "User", "text");
    assertThat(List.of(content(timelines, page), content(timelines, generated)))
        .doesNotContainAnyElementsOf(initial);
    timelines.reset();
    assertThat(List.of(content(timelines, page), content(timelines, generated))).isEqualTo(initial);
  }

  @Test
  @Cites({"ML-EV-17", "ML-EV-18"})
  void fillsTheListedEventsOfThePopulation() {
    Timelines timelines = timelines(1, 100);
    List<Event> events =
        timelines
            .samples(40)
            .filter(sample -> sample.group().equals("generated"))
            .flatMap(
                sample -> {
                  List<Event> page =
                      lead(timelines, sample).orElseThrow().timeline().page(0, 1_000);
                  assertThat(page)
                      .allSatisfy(
                          event -> {
                            assertThat(event.attachedLead()).isEqualTo(sample.lead());
                            assertThat(event.author().companyId()).isEqualTo(sample.company());
                            assertThat(event.createdBy()).isEqualTo(event.author().userId());
                            assertThat(event.message()).isNotBlank().doesNotContain("#", "@ ");
                            assertThat(event.time())
                                .isBetween("2020-01-01T00:00:00Z", "2025-01-01T00:00:00Z");
                          });
                  return page.stream();
                })
            .toList();
    assertThat(events).extracting(Event::id).doesNotHaveDuplicates();
    assertThat(events).extracting(Event::type).contains("note", "sms").containsOnly("note", "sms");
    assertThat(events.stream().flatMap(event -> event.sms().stream()))
        .isNotEmpty()
        .allSatisfy(
            sms -> {
              assertThat(sms.phone()).matches("\\+\\d{11}");
              assertThat(sms.headerChecksum()).matches("[0-9a-f]{32}");
            });
  }

  private static List<Sample> generated(Timelines timelines) {
    return timelines.samples(1).filter(sample -> sample.group().equals("generated")).toList();
  }

  private static Optional<Lead> lead(Timelines timelines, Sample sample) {
    return timelines.lead(sample.company(), sample.lead());
  }

  /** Its first events with their comments. */
  private static List<Object> content(Timelines timelines, Sample sample) {
    Timeline timeline = lead(timelines, sample).orElseThrow().timeline();
    List<Object> content = new ArrayList<>(timeline.page(0, 25));
    timeline.page(0, 25).forEach(event -> content.addAll(timeline.comments(event.id())));
    content.add(timeline.count());
    return content;
  }

  private static Timelines timelines(long seed, long leads) {
    return new Timelines(new WorldConfig(seed, leads, CLOCK), List.of());
  }
}
