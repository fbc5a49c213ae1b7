package io.github.leadmock.metrics;

import io.github.leadmock.control.Cause;
import io.github.leadmock.engine.Engine;
import io.github.leadmock.engine.Observer;
import io.github.leadmock.journal.LogEntry;
import io.github.leadmock.message.Header;
import io.github.leadmock.server.ServerResponse;
import io.github.leadmock.store.SharedStore;
import io.github.leadmock.store.StoreFailure;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import java.util.function.ToDoubleFunction;

/**
 * Counts and times requests, and shows what the mock holds: {@code GET /__admin/leadmock/metrics}.
 * Whatever is not a request is measured when somebody asks. Thread-safe.
 */
public final class PrometheusMetrics implements Observer {

  private static final String PATH = "/leadmock/metrics";

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

  private final Map<Kind, Timer> timers = new ConcurrentHashMap<>();

  /** What distinguishes requests; few values each, as every combination is a series. */
  private record Kind(String operation, int status, Cause cause) {}

  @Override
  public void begin(Engine engine, IntSupplier inFlight) {
    gauge(
        "leadmock.requests.in.flight",
        "Requests that are being answered",
        inFlight,
        IntSupplier::getAsInt);
    var timelines = engine.vendors().world().timelines();
    gauge(
        "leadmock.notes.held",
        "Notes added, updated or removed that are kept",
        timelines,
        held -> held.held().notes());
    gauge(
        "leadmock.notes.held.bytes",
        "Memory for the texts of notes",
        timelines,
        held -> held.held().bytes());
    gauge(
        "leadmock.sessions",
        "Sessions with writes of their own",
        timelines,
        held -> held.sessionCount());
    engine
        .logger()
        .ifPresent(
            logger ->
                counter(
                    "leadmock.log.dropped",
                    "Requests that had to leave the log to make room",
                    logger.log(),
                    log -> log.after(Long.MAX_VALUE).dropped()));
    engine.store().ifPresent(this::watch);
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
    // Lives as long as the process, as the mock does.
    @SuppressWarnings("resource")
    JvmGcMetrics collections = new JvmGcMetrics();
    collections.bindTo(registry);
  }

  private void watch(SharedStore store) {
    gauge(
        "leadmock.store.up", "Whether the store answers", store, one -> one.isReachable() ? 1 : 0);
    counter("leadmock.store.steps", "Round trips to the store", store, one -> one.usage().steps());
    counter(
        "leadmock.store.failures",
        "Round trips to the store that failed",
        store,
        one -> one.usage().failures());
    counter(
        "leadmock.store.seconds",
        "Time of all round trips to the store",
        store,
        one -> one.usage().nanos() / 1e9);
  }

  private <T> void gauge(String name, String text, T of, ToDoubleFunction<T> value) {
    Gauge.builder(name, of, one -> known(one, value))
        .description(text)
        .strongReference(true) // Nobody else may hold what is measured.
        .register(registry);
  }

  private <T> void counter(String name, String text, T of, ToDoubleFunction<T> value) {
    FunctionCounter.builder(name, of, one -> known(one, value))
        .description(text)
        .register(registry);
  }

  private static <T> double known(T of, ToDoubleFunction<T> value) {
    try {
      return value.applyAsDouble(of);
    } catch (StoreFailure gone) {
      return Double.NaN;
    }
  }

  @Override
  public void answered(LogEntry entry) {
    Kind kind =
        new Kind(
            entry.target().operation().orElse("none"), entry.status(), entry.outcome().cause());
    timers.computeIfAbsent(kind, this::timer).record(entry.nanos(), TimeUnit.NANOSECONDS);
  }

  private Timer timer(Kind kind) {
    return Timer.builder("leadmock.requests")
        .description("Requests, and the time until the answer was ready, intended delays left out")
        .tag("operation", kind.operation())
        .tag("status", String.valueOf(kind.status()))
        .tag("cause", kind.cause().word())
        .serviceLevelObjectives(
            Duration.ofNanos(50_000),
            Duration.ofNanos(100_000),
            Duration.ofNanos(250_000),
            Duration.ofMillis(1),
            Duration.ofMillis(5),
            Duration.ofMillis(25),
            Duration.ofMillis(100),
            Duration.ofMillis(500),
            Duration.ofSeconds(2))
        .register(registry);
  }

  @Override
  public Optional<ServerResponse> page(String path) {
    if (!path.equals(PATH)) {
      return Optional.empty();
    }
    return Optional.of(
        new ServerResponse(
            200,
            List.of(new Header("Content-Type", "text/plain; version=0.0.4; charset=utf-8")),
            registry.scrape().getBytes(StandardCharsets.UTF_8)));
  }
}
