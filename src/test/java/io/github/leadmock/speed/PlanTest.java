package io.github.leadmock.speed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlanTest {

  @Test
  void letsAllServersTakeTurnsOnAllWorkloads() {
    Plan plan = plan();

    assertThat(plan.isWhole()).isTrue();
    assertThat(plan.startsUp()).isTrue();
    assertThat(plan.contests()).hasSize(Workload.values().length * 2);
    assertThat(plan.contests().get(0).entrants())
        .extracting(Contest.Entrant::server)
        .containsExactly(
            Server.LEADMOCK,
            Server.JETTY,
            Server.MOCKSERVER,
            Server.WIREMOCK_TUNED,
            Server.WIREMOCK);
  }

  @Test
  void holdsNotesAndDeepPagesAgainstTheFirstPageInTheSameRounds() {
    Contest.Entrant firstPage = new Contest.Entrant(Server.LEADMOCK, Workload.EVENT_PAGE);

    assertThat(plan().contests())
        .filteredOn(contest -> contest.entrants().contains(firstPage))
        .extracting(Contest::workload)
        .containsOnly(
            Workload.EVENT_PAGE,
            Workload.DEEP_PAGE,
            Workload.NEW_PAGE,
            Workload.NOTED_PAGE,
            Workload.ADD_NOTE);
    assertThat(plan().contests())
        .filteredOn(
            contest ->
                contest.entrants().stream()
                    .anyMatch(entrant -> entrant.server() == Server.LEADMOCK_BILLION))
        .extracting(Contest::workload)
        .containsOnly(Workload.DEEP_PAGE, Workload.NEW_DEEP_PAGE, Workload.NEW_SUMMARY);
  }

  @Test
  void letsPeersSendTheSameAgainWhereLeadmockMakesEachAnew() {
    Contest pages =
        plan("new-page", "leadmock", "jetty", "mockserver", "wiremock").contests().get(0);
    Contest summaries = plan("new-summary", "leadmock-billion", "jetty").contests().get(0);

    assertThat(pages.entrants())
        .containsExactly(
            new Contest.Entrant(Server.LEADMOCK, Workload.NEW_PAGE),
            new Contest.Entrant(Server.LEADMOCK, Workload.EVENT_PAGE),
            new Contest.Entrant(Server.JETTY, Workload.EVENT_PAGE),
            new Contest.Entrant(Server.MOCKSERVER, Workload.EVENT_PAGE));
    assertThat(summaries.entrants())
        .containsExactly(
            new Contest.Entrant(Server.LEADMOCK_BILLION, Workload.NEW_SUMMARY),
            new Contest.Entrant(Server.JETTY, Workload.LEAD_SUMMARY));
  }

  @Test
  void isQuickInLessThanFourMinutes() {
    assertThat(Plan.quick().duration()).isLessThan(Duration.ofMinutes(4));
    assertThat(Plan.quick().isWhole()).isFalse();
    assertThat(Plan.quick().startsUp()).isTrue();
    assertThat(Plan.quick().holdsIdleConnections()).isTrue();
    assertThat(Plan.quick().contests())
        .extracting(Contest::workload)
        .containsExactly(
            Workload.EVENT_PAGE,
            Workload.NEW_PAGE,
            Workload.NEW_SUMMARY,
            Workload.NOTED_PAGE,
            Workload.ADD_NOTE);
  }

  @Test
  void leavesOutWhatIsNotNamed() {
    Plan workloads = plan("mix", "lead-summary");
    Plan servers = plan("leadmock", "jetty");
    Plan starts = plan("start-up");

    assertThat(workloads.contests())
        .extracting(Contest::workload)
        .containsOnly(Workload.LEAD_SUMMARY, Workload.MIX);
    assertThat(workloads.servers())
        .containsExactlyElementsOf(
            Arrays.stream(Server.values()).filter(Server::isAvailable).toList());
    assertThat(workloads.startsUp()).isFalse();
    assertThat(workloads.isWhole()).isFalse();
    assertThat(servers.servers()).containsExactly(Server.LEADMOCK, Server.JETTY);
    assertThat(servers.contests()).hasSize(Workload.values().length * 2);
    assertThat(starts.contests()).isEmpty();
    assertThat(starts.startsUp()).isTrue();
  }

  @Test
  void saysWhichNamesThereAre() {
    assertThatThrownBy(() -> plan("apache"))
        .isInstanceOf(CannotMeasure.class)
        .hasMessageStartingWith("--only is 'apache'; expected some of lead-summary, event-page,");
  }

  @Test
  void estimatesHowLongItTakes() {
    Plan plan = new Plan(List.of(32), Set.of("lead-summary", "leadmock", "jetty"), 5, 4, 20, 10);

    assertThat(plan.duration()).isEqualTo(Duration.ofSeconds(2 * (20 + 5 * 4) + 2 * 2));
  }

  private static Plan plan(String... only) {
    return new Plan(List.of(32, 256), Set.of(only), 5, 5, 20, 10);
  }
}
