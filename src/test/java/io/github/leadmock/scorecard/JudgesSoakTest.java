package io.github.leadmock.scorecard;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Millions of calls fed to the judges of one session: memory stays where it was. Ten million with
 * {@code LEADMOCK_BENCH=full}, which takes minutes.
 */
@Tag("slow")
class JudgesSoakTest {

  private static final int CALLS =
      "full".equals(System.getenv("LEADMOCK_BENCH")) ? 10_000_000 : 1_000_000;

  private static final String[] OPERATIONS = {
    Call.LIST_EVENTS, Call.ADD_NOTE, Call.UPDATE_NOTE, "liveforce/lead-summary", Call.ISSUE_TOKEN
  };

  private final SessionJudges judges = new SessionJudges();

  @Test
  void keepsNoMoreAfterMillionsOfCallsThanAfterThousands() {
    feed(0, CALLS / 100);
    long before = used();
    long begin = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    feed(CALLS / 100, CALLS);
    double seconds = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begin) / 1e9;
    long after = used();

    System.out.printf(
        "judged %s calls in %.1f s of processor time, %.2f µs each; memory %s kB before, %s kB after%n",
        CALLS, seconds, seconds * 1e6 / CALLS, before >> 10, after >> 10);
    assertThat(judges.requests()).isEqualTo(CALLS);
    assertThat(after - before).as("growth in bytes").isLessThan(4 << 20);
  }

  /** Ever new leads, notes, bodies, connections and failures, so that nothing repeats by chance. */
  private void feed(long from, long to) {
    for (long number = from; number < to; number++) {
      String operation = OPERATIONS[(int) (number % OPERATIONS.length)];
      boolean post = operation.equals(Call.ADD_NOTE) || operation.equals(Call.UPDATE_NOTE);
      String lead = "/companies/c/leads/" + number / 50;
      int status = number % 7 == 0 ? 503 : number % 11 == 0 ? 404 : number % 13 == 0 ? 401 : 200;
      judges.see(
          new Call(
              new UUID(number, 0),
              number * 3,
              number * 3 + 1,
              post ? "POST" : "GET",
              post ? lead + "/note/" + number % 9 : lead + "/events",
              operation.equals(Call.LIST_EVENTS) ? "start=" + number % 90 : "",
              operation,
              status,
              number % 17 == 0,
              new Call.Fate(false, false, post, number % 19 == 0 ? 400 : 0),
              7,
              post
                  ? new Call.Body((int) number, true, "application/json", true, false)
                  : Call.Body.NONE,
              status == 503 ? new Call.Answer(1, -1, "") : new Call.Answer(-1, 90, ""),
              "127.0.0.1:8080",
              (int) (number % 60_000)));
    }
  }

  private static long used() {
    long least = Long.MAX_VALUE;
    for (int look = 0; look < 5; look++) {
      System.gc();
      Runtime runtime = Runtime.getRuntime();
      least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
    }
    return least;
  }
}
