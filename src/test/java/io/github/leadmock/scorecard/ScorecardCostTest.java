package io.github.leadmock.scorecard;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.leadmock.Leadmock;
import io.github.leadmock.LeadmockConfig;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What judging costs a mock under load that nobody asks for a scorecard: the processor time of its
 * thread, which must stay below three hundredths of one core, whatever the load.
 */
@Tag("slow")
class ScorecardCostTest {

  private static final int CLIENTS = 8;
  private static final long WARM_UP_MILLIS = 3_000;
  private static final long MILLIS = 4_000;

  @Test
  void takesLittleOfAMockUnderLoad() throws Exception {
    ThreadMXBean times = ManagementFactory.getThreadMXBean();
    AtomicBoolean ended = new AtomicBoolean();
    try (Leadmock mock = Leadmock.start(LeadmockConfig.defaults())) {
      Thread[] clients = new Thread[CLIENTS];
      for (int at = 0; at < CLIENTS; at++) {
        clients[at] = new Thread(() -> load(mock.baseUrl(), ended));
        clients[at].start();
      }
      Thread.sleep(WARM_UP_MILLIS);
      long judge = judge();
      long cpu = times.getThreadCpuTime(judge);
      long begin = System.nanoTime();
      Thread.sleep(MILLIS);
      double share = (double) (times.getThreadCpuTime(judge) - cpu) / (System.nanoTime() - begin);
      ended.set(true);
      for (Thread client : clients) {
        client.join();
      }
      Scorecard card = mock.scorecard();

      System.out.printf(
          "judging took %.2f %% of a core; %s requests judged, %s too fast%n",
          share * 100, card.requests(), card.missed());
      assertThat(card.requests() + card.missed()).isGreaterThan(1_000);
      assertThat(share).isLessThan(0.03);
    }
  }

  private static long judge() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("leadmock-scorecards"))
        .findFirst()
        .orElseThrow()
        .getId();
  }

  private static void load(URI mock, AtomicBoolean ended) {
    HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    try {
      for (int lead = 1; !ended.get(); lead = lead % 1_000 + 1) {
        client.send(
            HttpRequest.newBuilder(mock.resolve("/api/v1/leads/summary/" + lead))
                .header("Authorization", "Basic YTpi")
                .build(),
            BodyHandlers.discarding());
      }
    } catch (Exception failed) {
      throw new IllegalStateException(failed);
    }
  }
}
