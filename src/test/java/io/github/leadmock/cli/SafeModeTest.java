package io.github.leadmock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.leadmock.bench.Api;
import io.github.leadmock.bench.WatchedVendor;
import io.github.leadmock.bench.WatchedVendor.Asked;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever the options: no write without permission, no limit exceeded, no secret shown and nobody
 * else's note touched. {@code -Dleadmock.safe.seed=N} tries other options.
 */
@Tag("slow")
class SafeModeTest {

  private static final long SEED = Long.getLong("leadmock.safe.seed", 20_261_122);
  private static final int COMBINATIONS = 240;
  private static final int AT_A_TIME = 4;
  private static final double NANOS = 1e9;

  @TempDir private Path folder;
  private final AtomicInteger sent = new AtomicInteger();
  private final AtomicInteger added = new AtomicInteger();
  private final AtomicInteger touched = new AtomicInteger();
  private final AtomicInteger paced = new AtomicInteger();
  private final AtomicInteger masked = new AtomicInteger();
  private final AtomicInteger files = new AtomicInteger();
  private final Set<Integer> exitCodes = ConcurrentHashMap.newKeySet();

  @Test
  void isSafeWhateverTheOptions() throws InterruptedException, ExecutionException {
    ExecutorService threads = Executors.newFixedThreadPool(AT_A_TIME);
    try {
      List<Future<?>> runs = new ArrayList<>();
      IntStream.range(0, COMBINATIONS)
          .forEach(number -> runs.add(threads.submit(() -> check(number))));
      for (Future<?> run : runs) {
        run.get();
      }
    } finally {
      threads.shutdownNow();
    }

    // Otherwise nothing was tested.
    assertThat(sent).hasValueGreaterThan(COMBINATIONS * 10);
    assertThat(added).hasValueGreaterThan(COMBINATIONS / 2);
    assertThat(touched).hasValueGreaterThan(COMBINATIONS / 2);
    assertThat(paced).hasValueGreaterThan(COMBINATIONS / 20);
    assertThat(masked).hasValueGreaterThan(COMBINATIONS);
    assertThat(files).hasValueGreaterThan(COMBINATIONS);
    assertThat(exitCodes).contains(0, 2, 3);
  }

  private void check(int number) {
    Random random = new Random(SEED * 1_000 + number);
    String user = VerifyOptions.user(random);
    String token = VerifyOptions.token(random);
    List<String> secrets = VerifyOptions.secrets(user, token);
    Path reports = folder.resolve("run-" + number);
    try (WatchedVendor vendor = new WatchedVendor(user, token, secrets, Duration.ZERO)) {
      VerifyOptions options =
          VerifyOptions.random(
              random,
              vendor.target(Api.METROLEADS),
              vendor.target(Api.LIVEFORCE),
              user,
              token,
              reports);
      StringWriter out = new StringWriter();
      StringWriter err = new StringWriter();
      int exitCode =
          Main.run(
              new ProcessEnvironment(
                  options.environment(), folder, options.terminal(), InputStream.nullInputStream()),
              new PrintWriter(out, true),
              new PrintWriter(err, true),
              options.arguments().toArray(String[]::new));
      exitCodes.add(exitCode);

      String what =
          "-Dleadmock.safe.seed=%d, combination %d: %s%n%s".formatted(SEED, number, options, err);
      assertThat(err.toString()).as(what).doesNotContain("\tat ");
      assertThat(exitCode).as(what).isBetween(0, 3);
      keepsToReads(what, options, vendor.asked());
      keepsTheBounds(what, options, vendor.asked());
      touchesItsOwn(what, vendor);
      showsNoSecret(what, secrets, texts(out, err, reports));
    }
  }

  private void keepsToReads(String what, VerifyOptions options, List<Asked> asked) {
    if (!options.writes()) {
      assertThat(asked)
          .as(what)
          .allMatch(one -> one.method().equals("GET") || one.method().equals("HEAD"))
          .noneMatch(one -> one.path().endsWith("/remove"));
    }
  }

  private void keepsTheBounds(String what, VerifyOptions options, List<Asked> asked) {
    assertThat(asked).as(what).hasSizeLessThanOrEqualTo(options.maxRequests());
    sent.addAndGet(asked.size());
    // The first request may have been delayed on the way, so the gaps count from the second one.
    double gap = NANOS / options.rate();
    for (int i = 2; i < asked.size(); i++) {
      assertThat((double) (asked.get(i).nanos() - asked.get(0).nanos()))
          .as(what)
          .isGreaterThanOrEqualTo((i - 1) * gap);
    }
    if (gap > NANOS / 1_200 && asked.size() > 5) {
      paced.incrementAndGet();
    }
  }

  private void touchesItsOwn(String what, WatchedVendor vendor) {
    Set<String> own = new HashSet<>();
    for (Asked one : vendor.asked()) {
      one.added().ifPresent(own::add);
      one.touched().ifPresent(note -> assertThat(own).as(what).contains(note));
      touched.addAndGet(one.touched().isPresent() ? 1 : 0);
    }
    added.addAndGet(own.size());
    assertThat(vendor.isAsItWas()).as(what).isTrue();
  }

  private void showsNoSecret(String what, List<String> secrets, List<String> texts) {
    for (String text : texts) {
      masked.addAndGet(text.contains("LEADMOCK_TOKEN") ? 1 : 0);
      for (String read : Spelling.read(text)) {
        for (String secret : secrets) {
          assertThat(read.contains(secret)).as("%s%nshows %s", what, secret).isFalse();
        }
      }
    }
  }

  private List<String> texts(StringWriter out, StringWriter err, Path reports) {
    List<String> texts = new ArrayList<>(List.of(out.toString(), err.toString()));
    if (Files.isDirectory(reports)) {
      try (Stream<Path> written = Files.list(reports)) {
        for (Path file : written.toList()) {
          texts.add(Files.readString(file));
          files.incrementAndGet();
        }
      } catch (IOException unreadable) {
        throw new UncheckedIOException(unreadable);
      }
    }
    return texts;
  }
}
