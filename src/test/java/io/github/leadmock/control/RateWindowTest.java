package io.github.leadmock.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RateWindowTest {

  @Property(tries = 300)
  void letsThroughNoMoreAndNoFewerInAnyPeriod(
      @ForAll @IntRange(min = 1, max = 20) int requests,
      @ForAll @IntRange(min = 1, max = 2_000) int perMillis,
      @ForAll @Size(max = 200) List<@IntRange(max = 300) Integer> gaps,
      @ForAll long start) {
    RateWindow window = new RateWindow(new RateLimit(requests, perMillis));
    List<Long> passed = new ArrayList<>();
    long millis = 0;
    for (int gap : gaps) {
      millis += gap;
      long now = millis;
      long within = passed.stream().filter(time -> now - time < perMillis).count();
      long wait = window.pass(start + TimeUnit.MILLISECONDS.toNanos(now));

      assertThat(wait == 0).isEqualTo(within < requests);
      if (wait == 0) {
        passed.add(now);
      }
    }
  }

  @Property(tries = 300)
  void letsACallPassAfterTheWait(
      @ForAll @IntRange(min = 1, max = 20) int requests,
      @ForAll @IntRange(min = 1, max = 5_000) int perMillis,
      @ForAll long start) {
    RateWindow window = new RateWindow(new RateLimit(requests, perMillis));
    for (int call = 0; call < requests; call++) {
      assertThat(window.pass(start)).isZero();
    }
    long wait = window.pass(start);
    assertThat(wait).isEqualTo((perMillis + 999) / 1_000);
    assertThat(window.pass(start + TimeUnit.SECONDS.toNanos(wait))).isZero();
  }

  @Test
  void roundsTheWaitUp() {
    RateWindow window = new RateWindow(new RateLimit(1, 1_500));
    window.pass(0);
    assertThat(window.pass(0)).isEqualTo(2);
    assertThat(window.pass(TimeUnit.MILLISECONDS.toNanos(500))).isEqualTo(1);
    assertThat(window.pass(TimeUnit.MILLISECONDS.toNanos(1_500) - 1)).isEqualTo(1);
    assertThat(window.pass(TimeUnit.MILLISECONDS.toNanos(1_500))).isZero();
  }
}
