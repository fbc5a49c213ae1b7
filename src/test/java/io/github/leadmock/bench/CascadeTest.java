package io.github.leadmock.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.leadmock.verify.CaseResult;
import io.github.leadmock.verify.Finding;
import io.github.leadmock.verify.Report;
import io.github.leadmock.verify.Settings;
import io.github.leadmock.verify.Target.MetroLeads;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What one fault does to the cases that are about something else. */
@Tag("slow")
class CascadeTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ml-page-start-retyped",
        "ml-page-count-dropped",
        "ml-note-data-event_id-dropped",
        "ml-event-oldest-no-id",
        "ml-start-text-order",
        "ml-order-decimals",
        "ml-comments-total_count-retyped",
        "ml-add-status-201",
        "ml-added-data-tags-dropped"
      })
  void skipsNoCaseAboutCredentialsOrWrites(String fault) {
    assertThat(skipped(fault))
        .noneMatch(id -> id.matches(".*/(no|malformed|half-right|made-up)-credentials"))
        // What is gone shows in two lists that are alike but for it.
        .noneMatch(id -> id.contains("-note/") && !id.endsWith("/gone"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ml-list-status-500",
        "ml-list-body-html",
        "ml-page-events-dropped",
        "ml-list-body-error"
      })
  void checksCredentialsAndWritesWhereTheListCannotBeRead(String fault) {
    assertThat(skipped(fault))
        .noneMatch(id -> id.matches(".*/(no|malformed|half-right|made-up)-credentials"))
        .noneMatch(id -> id.matches(".*/(add|update|remove)-note/(success|texts|unknown-.*)"));
  }

  @Test
  void chargesAServerThatListsNoNotesWithThatAlone() {
    Map<String, Set<String>> casesByRule =
        run("ml-notes-unlisted").findings().stream()
            .filter(Finding::fails)
            .collect(
                Collectors.groupingBy(
                    Finding::rule, Collectors.mapping(Finding::message, Collectors.toSet())));

    assertThat(casesByRule.keySet()).isSubsetOf("ML-NO-04", "ML-NO-10", "ML-NO-19");
    assertThat(casesByRule.get("ML-NO-04"))
        .containsExactly("the new note is not on the first page of the list");
  }

  private static List<String> skipped(String fault) {
    return run(fault).cases().stream()
        .filter(result -> result.outcome() == CaseResult.Outcome.SKIPPED)
        .map(CaseResult::id)
        .toList();
  }

  private static Report run(String fault) {
    try (FakeVendor vendor = FakeVendor.faulty(fault)) {
      Target target = vendor.target(Api.METROLEADS);
      Settings settings =
          Settings.of(
                  target.baseUrl(),
                  target.user(),
                  target.token(),
                  new MetroLeads(target.company(), target.lead()))
              .withWrites(true)
              .withLimits(Settings.MAX_REQUESTS, Double.POSITIVE_INFINITY, Duration.ofSeconds(5));
      return io.github.leadmock.verify.Verifier.run(settings);
    }
  }
}
