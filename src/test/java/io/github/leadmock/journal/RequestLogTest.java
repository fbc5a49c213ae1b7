package io.github.leadmock.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.leadmock.control.Cause;
import io.github.leadmock.journal.RequestLog.Numbered;
import io.github.leadmock.message.Header;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class RequestLogTest {

  private final RequestLog log = new RequestLog();

  @Test
  void keepsTheLatestOfAMillionRequests() {
    LogEntry entry = entry(100);
    for (int i = 0; i < 1_000_000; i++) {
      log.add(entry);
    }

    RequestLog.Snapshot snapshot = log.after(0);
    assertThat(snapshot.latest()).isEqualTo(1_000_000);
    assertThat(snapshot.dropped()).isEqualTo(999_000);
    assertThat(snapshot.entries()).hasSize(1_000);
    assertThat(snapshot.entries().get(0).number()).isEqualTo(1_000_000);
    assertThat(snapshot.entries().get(999).number()).isEqualTo(999_001);
  }

  @Test
  void keepsNoMoreBytesThanItsLimit() {
    for (int i = 0; i < 20_000; i++) {
      log.add(entry(100_000));
    }

    List<Numbered> kept = log.after(0).entries();
    assertThat(kept.stream().mapToLong(numbered -> numbered.entry().size()).sum())
        .isBetween(RequestLog.MAX_BYTES - entry(100_000).size(), RequestLog.MAX_BYTES);
    assertThat(kept.get(0).entry().response().body()).hasSize(LoggedMessage.MAX_BODY);
    assertThat(kept.get(0).entry().response().truncated()).isTrue();
  }

  @Test
  void countsTheHeadersOfBothMessages() {
    LoggedMessage message =
        LoggedMessage.of(() -> List.of(new Header("X-Big", "h".repeat(20_000))), new byte[10]);

    assertThat(message.size()).isEqualTo(20_000 + 5 + 10);
  }

  @Test
  void letsGoOfABodyThatItCuts() throws InterruptedException {
    byte[] whole = new byte[2 * LoggedMessage.MAX_BODY];
    WeakReference<byte[]> held = new WeakReference<>(whole);
    LoggedMessage message = LoggedMessage.of(new Sent(List.of(), whole)::headers, whole);
    whole = null;

    for (int i = 0; i < 100 && held.get() != null; i++) {
      System.gc();
      Thread.sleep(10);
    }

    assertThat(held.get()).isNull();
    assertThat(message.headers().get()).isEmpty();
  }

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Sent(List<Header> headers, byte[] body) {}

  @Test
  void returnsNewerEntriesAndContinuesNumberingAfterAClear() {
    log.add(entry(0));
    log.add(entry(0));
    assertThat(numbers(1)).containsExactly(2L);
    assertThat(numbers(2)).isEmpty();
    assertThat(numbers(99)).as("of a mock before its restart").containsExactly(2L, 1L);

    log.clear();
    log.add(entry(0));

    assertThat(numbers(0)).containsExactly(3L);
    assertThat(log.after(0).dropped()).isZero();
  }

  @Test
  @Timeout(30)
  void wakesAWaitingCallOnARequestAndAllOfThemWhenItCloses() throws InterruptedException {
    Thread first = waiter();
    awaitWaiting(first);
    log.add(entry(0));
    first.join();

    Thread second = new Thread(() -> log.await(1, Duration.ofMinutes(1)));
    second.start();
    awaitWaiting(second);
    log.close();
    second.join();
    log.await(1, Duration.ofMinutes(1));
  }

  @Test
  @Timeout(30)
  void waitsForTheNextRequestAfterItWasCleared() throws InterruptedException {
    log.add(entry(0));
    log.clear();
    Thread waiting = waiter();
    awaitWaiting(waiting);
    log.add(entry(0));
    waiting.join();

    log.await(0, Duration.ofMinutes(1));
    log.await(99, Duration.ofMinutes(1));
    assertThat(log.after(0).entries()).hasSize(1);
  }

  @Test
  @Timeout(30)
  void answersAtOnceWhenTooManyWait() throws InterruptedException {
    List<Thread> waiting = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      waiting.add(waiter());
    }
    for (Thread thread : waiting) {
      awaitWaiting(thread);
    }

    log.await(0, Duration.ofMinutes(1));

    log.close();
    for (Thread thread : waiting) {
      thread.join();
    }
  }

  @Test
  @Timeout(30)
  void waitsNoLongerThanItIsTold() throws InterruptedException {
    CountDownLatch done = new CountDownLatch(1);
    new Thread(
            () -> {
              log.await(0, Duration.ofMillis(50));
              done.countDown();
            })
        .start();
    assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
  }

  private Thread waiter() {
    Thread thread = new Thread(() -> log.await(0, Duration.ofMinutes(1)));
    thread.start();
    return thread;
  }

  private static void awaitWaiting(Thread thread) throws InterruptedException {
    while (thread.getState() != Thread.State.TIMED_WAITING) {
      TimeUnit.MILLISECONDS.sleep(2);
    }
  }

  private List<Long> numbers(long after) {
    return log.after(after).entries().stream().map(Numbered::number).toList();
  }

  static LogEntry entry(int bodyLength) {
    LoggedMessage message =
        LoggedMessage.of(() -> List.of(new Header("Host", "localhost")), new byte[bodyLength]);
    return new LogEntry(
        new UUID(1, 2),
        Instant.EPOCH,
        1_234_567,
        0,
        new LogEntry.Target(
            Optional.of("metroleads"), Optional.empty(), Optional.empty(), Optional.empty()),
        "GET",
        "/companies",
        "http://localhost",
        0,
        LoggedMessage.of(List::of, new byte[0]),
        200,
        message,
        new LogEntry.Outcome(Cause.NONE, "", "", Optional.empty(), Optional.empty(), 0),
        Optional::empty);
  }
}
