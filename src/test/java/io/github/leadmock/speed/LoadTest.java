package io.github.leadmock.speed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class LoadTest {

  private static final String CLEAN =
      """
      Running 5s test @ http://127.0.0.1:41561/api/v1/leads/summary/1
        1 threads and 32 connections
        Thread Stats   Avg      Stdev     Max   +/- Stdev
          Latency     1.61ms    1.02ms  24.47ms   91.39%
          Req/Sec    20.51k     1.92k   23.62k    76.00%
        Latency Distribution
           50%  980.00us
           75%    1.91ms
           90%    2.38ms
           99%    5.38ms\s
        102345 requests in 5.00s, 230.11MB read
      Requests/sec:  20469.21
      Transfer/sec:     46.02MB
      """;

  @Test
  void readsRateAndLatency() {
    assertThat(Load.parse(CLEAN)).isEqualTo(new Load(20_469.21, 0.98, 5.38, 0, 0));
    assertThat(Load.parse(CLEAN).isClean()).isTrue();
  }

  @Test
  void readsSecondsAndMinutes() {
    Load slow = Load.parse(CLEAN.replace("980.00us", "1.50s").replace("5.38ms", "1.00m"));

    assertThat(slow.median()).isEqualTo(1_500);
    assertThat(slow.high()).isEqualTo(60_000);
  }

  @Test
  void countsWhatWentWrong() {
    Load refused =
        Load.parse(CLEAN.replace("Requests/sec", "  Non-2xx or 3xx responses: 17\nRequests/sec"));
    Load broken =
        Load.parse(
            CLEAN.replace(
                "Requests/sec",
                "  Socket errors: connect 1, read 20, write 300, timeout 4000\nRequests/sec"));

    assertThat(refused.refused()).isEqualTo(17);
    assertThat(refused.isClean()).isFalse();
    assertThat(broken.broken()).isEqualTo(4_321);
    assertThat(broken.isClean()).isFalse();
  }

  @Test
  void isNotCleanWithoutAnyAnswer() {
    assertThat(new Load(0, 0, 0, 0, 0).isClean()).isFalse();
  }

  @Test
  void repeatsWhatItCannotRead() {
    assertThatThrownBy(() -> Load.parse("unable to connect to 127.0.0.1:1\n"))
        .isInstanceOf(CannotMeasure.class)
        .hasMessage("wrk printed no rate: unable to connect to 127.0.0.1:1");
    assertThatThrownBy(() -> Load.parse("Requests/sec: 1.0"))
        .hasMessageContaining("wrk printed no 50% latency");
  }
}
