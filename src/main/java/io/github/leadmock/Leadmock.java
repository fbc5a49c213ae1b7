package io.github.leadmock;

import static java.util.Objects.requireNonNull;

import com.github.tomakehurst.wiremock.client.WireMock;
import io.github.leadmock.admin.AdminGuard;
import io.github.leadmock.api.Isolation;
import io.github.leadmock.control.ControlPanel;
import io.github.leadmock.control.Failure;
import io.github.leadmock.control.FaultKind;
import io.github.leadmock.control.ForcedOutcome;
import io.github.leadmock.data.OwnLead;
import io.github.leadmock.engine.AccessLog;
import io.github.leadmock.engine.Observer;
import io.github.leadmock.metrics.PrometheusMetrics;
import io.github.leadmock.redis.RedisStore;
import io.github.leadmock.redis.StoreSettings;
import io.github.leadmock.scorecard.Scorecard;
import io.github.leadmock.scorecard.Scorecards;
import io.github.leadmock.scorecard.report.ReportFormats;
import io.github.leadmock.secret.Visible;
import io.github.leadmock.store.SharedStore;
import io.github.leadmock.store.StoreFailure;
import io.github.leadmock.wiremock.MockServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A running mock of both APIs, to embed in a program or a test. Thread-safe. Closing it frees the
 * port; closing it again has no effect.
 */
public final class Leadmock implements AutoCloseable {

  private final LeadmockConfig config;
  private final MockServer server;
  private final Optional<SharedStore> store;

  private Leadmock(LeadmockConfig config, MockServer server, Optional<SharedStore> store) {
    this.config = config;
    this.server = server;
    this.store = store;
  }

  /**
   * Starts a mock, ready to answer when this returns, also on an interrupted thread, which stays
   * interrupted. Problems, such as a stub or data file that cannot be used, are lines on standard
   * error that begin with {@code leadmock:}; an access log that {@link LeadmockConfig#accessLog}
   * asks for is on standard output.
   *
   * @throws java.io.UncheckedIOException if the address is unknown, the port is not available or
   *     the stubs folder does not exist; the message says which and why
   */
  public static Leadmock start(LeadmockConfig config) {
    return start(config, line -> System.err.println("leadmock: " + Visible.lines(line)));
  }

  /**
   * Starts a mock, ready to answer when this returns; an access log is on standard output.
   *
   * @param log receives problems in place of standard error, one line each, on any thread: stub and
   *     data files that cannot be used, and internal errors
   * @throws java.io.UncheckedIOException if the address is unknown, the port is not available or
   *     the stubs folder does not exist; the message says which and why
   */
  public static Leadmock start(LeadmockConfig config, Consumer<String> log) {
    return start(config, log, System.out::println);
  }

  /**
   * The same with a place for the access log.
   *
   * @param access receives a line for each request in place of standard output, if {@link
   *     LeadmockConfig#accessLog} asks for it, on any thread
   */
  public static Leadmock start(
      LeadmockConfig config, Consumer<String> log, Consumer<String> access) {
    requireNonNull(log, "log is null");
    requireNonNull(access, "access is null");
    return uninterrupted(() -> begin(config, log, access));
  }

  /**
   * Servers, processes and the client of a store would fail on an interrupted thread, and name
   * another cause.
   */
  private static <T> T uninterrupted(Supplier<T> work) {
    boolean interrupted = Thread.interrupted();
    try {
      return work.get();
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static Leadmock begin(
      LeadmockConfig config, Consumer<String> log, Consumer<String> access) {
    List<Observer> observers = observers(config, access);
    Optional<SharedStore> store = config.store().map(where -> open(where, config, log));
    try {
      MockServer server =
          MockServer.start(
              config.bindAddress(),
              config.port(),
              config.adminToken(),
              config.stubs(),
              config.https(),
              config.front(),
              config.settings(),
              store,
              observers,
              new ReportFormats(),
              log);
      return new Leadmock(config, server, store);
    } catch (RuntimeException failed) {
      store.ifPresent(SharedStore::close);
      throw failed instanceof StoreFailure unusable
          ? new UncheckedIOException(unusable.reason() + " (--store)", new IOException(unusable))
          : failed;
    }
  }

  private static List<Observer> observers(LeadmockConfig config, Consumer<String> access) {
    List<Observer> observers = new ArrayList<>();
    if (config.accessLog() != AccessLog.Format.OFF) {
      observers.add(
          new AccessLog(config.accessLog(), config.store().map(StoreConfig::replica), access));
    }
    if (config.metrics()) {
      try {
        observers.add(new PrometheusMetrics());
      } catch (NoClassDefFoundError missing) {
        throw new UncheckedIOException(
            "metrics need io.micrometer:micrometer-registry-prometheus on the class path; add it to"
                + " the dependencies, or use leadmock-all.jar",
            new IOException(missing));
      }
    }
    return observers;
  }

  /** Lettuce is optional: who needs no store need not have it. */
  private static SharedStore open(StoreConfig where, LeadmockConfig config, Consumer<String> log) {
    StoreSettings settings =
        new StoreSettings(
            where.url(),
            where.password(),
            where.prefix(),
            where.patience(),
            where.replica(),
            "--seed %s --leads %s".formatted(config.seed(), config.leads()),
            config.sessions().count(),
            config.sessions().age());
    try {
      return RedisStore.open(settings, log);
    } catch (NoClassDefFoundError missing) {
      throw new UncheckedIOException(
          "a store needs io.lettuce:lettuce-core on the class path; add it to the dependencies, or"
              + " use leadmock-all.jar",
          new IOException(missing));
    }
  }

  /** The port that the mock listens on. */
  public int port() {
    return server.port();
  }

  /** The base URL of both APIs; it replaces the vendor's scheme and host. */
  public URI baseUrl() {
    return url("http", port());
  }

  /** The HTTPS base URL of both APIs; empty if HTTPS is not served. */
  public Optional<URI> httpsUrl() {
    return server.httpsPort().stream().mapToObj(port -> url("https", port)).findFirst();
  }

  /** The URL of the web console; empty if the console cannot be opened. */
  public Optional<URI> consoleUrl() {
    boolean served = !config.strictWire() && adminAccess() != AdminGuard.Access.CLOSED;
    return served ? Optional.of(baseUrl().resolve("/__admin/leadmock/")) : Optional.empty();
  }

  /** Who may call the admin side, {@code /__admin}. */
  public AdminGuard.Access adminAccess() {
    return server.adminAccess();
  }

  private URI url(String scheme, int port) {
    String host = isEveryAddress() ? LeadmockConfig.LOOPBACK : config.bindAddress();
    return URI.create(
        "%s://%s:%s".formatted(scheme, host.contains(":") ? "[" + host + "]" : host, port));
  }

  private boolean isEveryAddress() {
    return Set.of("0.0.0.0", "::").contains(config.bindAddress());
  }

  /**
   * The controls, which can be changed while the mock runs: latency, random errors and broken
   * connections, rate limit, forced outcomes, the clock.
   */
  public ControlPanel controls() {
    return server.controls();
  }

  /**
   * Makes the next call of an operation fail: {@code mock.failNext(ADD_NOTE, 429).after(2)} fails
   * the third one.
   *
   * @param status an error that the vendor documents
   * @throws IllegalArgumentException when the vendor documents no such error; names those it does
   */
  public ForcedFailure failNext(Operation operation, int status) {
    return failNext(operation, new Failure.Status(status));
  }

  /** The same with a connection that breaks in place of an answer. */
  public ForcedFailure failNext(Operation operation, FaultKind fault) {
    return failNext(operation, new Failure.Broken(requireNonNull(fault, "fault is null")));
  }

  private ForcedFailure failNext(Operation operation, Failure failure) {
    requireNonNull(operation, "operation is null");
    return new ForcedFailure(controls(), ForcedOutcome.next(1, operation.id(), failure));
  }

  /**
   * The requests to the mock, the oldest first: the latest 1,000, or as many as its log holds.
   * Calls of the admin side are not among them.
   *
   * @throws IllegalStateException with {@link LeadmockConfig#strictWire()}, which keeps no log
   */
  public List<LoggedRequest> requests() {
    return server.requests().stream().map(LoggedRequest::of).toList();
  }

  /** Those to one operation. */
  public List<LoggedRequest> requests(Operation operation) {
    return requests().stream()
        .filter(request -> request.operation().equals(Optional.of(operation)))
        .toList();
  }

  /**
   * How the app treated the APIs since the last {@link #resetAll}, so in this test with {@code
   * LeadmockExtension}: the requests that name no session, judged by {@code
   * schemas/client-rules.yaml}, up to the latest one. {@code
   * assertThat(mock.scorecard().broken()).isEmpty()} says what went wrong.
   *
   * @throws IllegalStateException with {@link LeadmockConfig#strictWire()}, which keeps no log
   */
  public Scorecard scorecard() {
    return server.scorecards().of(Scorecards.SHARED);
  }

  /**
   * The same for the requests of one session, see docs/sessions.md.
   *
   * @param session its name; empty for the requests that name none
   * @throws IllegalArgumentException for a name that no request can have
   */
  public Scorecard scorecard(String session) {
    requireNonNull(session, "session is null");
    if (!session.equals(Scorecards.SHARED)) {
      Isolation.fault(List.of(session))
          .ifPresent(
              fault -> {
                throw new IllegalArgumentException(
                    "session is %s; expected %s".formatted(fault.got(), fault.expected()));
              });
    }
    return server.scorecards().of(session);
  }

  /**
   * The same for all requests since the start together, of all tests and sessions, when the app has
   * ended: what it has not done by now, such as a retry, it will not do. For {@code @AfterAll};
   * {@link #resetAll} does not clear it, {@link #clearScorecards} does.
   */
  public Scorecard finalScorecard() {
    return server.scorecards().ofAllAtTheEnd();
  }

  /** Forgets what the scorecards have seen, of all sessions and earlier tests. */
  public void clearScorecards() {
    server.scorecards().clear(Optional.empty());
  }

  /**
   * A client of the WireMock behind this mock, for stubs of your own, scenarios and verification.
   * Speaks HTTP to the admin side.
   *
   * @throws IllegalStateException when the admin side is closed, as other machines can reach the
   *     mock and there is no {@link LeadmockConfig#adminToken()}
   */
  public WireMock wireMock() {
    if (adminAccess() == AdminGuard.Access.CLOSED) {
      throw new IllegalStateException(
          "the admin side is closed, because other machines can reach this mock; open it with"
              + " withAdminToken");
    }
    return server.client(baseUrl(), config.adminToken());
  }

  /**
   * Puts leads of the user's own in the place of those that were put there before: by this, by the
   * configuration or by {@code PUT /__admin/leadmock/data}. Leads of files stay, below them. What
   * was written on these leads is forgotten. {@link #resetAll} brings those of the configuration
   * back.
   *
   * @throws IllegalArgumentException when something is wrong with one; says what and where, and
   *     nothing changes
   */
  public void putData(OwnLead... leads) {
    server.putData(Arrays.asList(requireNonNull(leads, "leads is null")));
  }

  /**
   * Restores the initial world: everything written is discarded, in all sessions. Stub mappings,
   * scenarios, journal, log and controls stay. {@code POST /__admin/leadmock/reset} does the same.
   */
  public void reset() {
    server.reset();
  }

  /**
   * Restores the state at start: the world, the controls, stub mappings and scenarios (those of
   * {@link LeadmockConfig#stubs()} stay), the journal, the log, the scorecards (but not {@link
   * #finalScorecard}) and WireMock's global settings. {@code POST /__admin/reset} does the same.
   */
  public void resetAll() {
    server.resetAll();
  }

  /**
   * Asks balancers to send no more requests here, as {@code GET /__admin/leadmock/ready} tells
   * them; those that come are answered until it is closed.
   */
  public void drain() {
    server.drain();
  }

  /** Whether the mock has not stopped yet, see {@link #awaitStop()}. */
  public boolean isRunning() {
    return server.isRunning();
  }

  /**
   * Waits until the mock has stopped, either by {@code POST /__admin/shutdown} or because another
   * thread closed it.
   *
   * @throws InterruptedException if the waiting thread is interrupted
   */
  public void awaitStop() throws InterruptedException {
    server.awaitStop();
  }

  /**
   * Stops the mock, also on an interrupted thread, which stays interrupted.
   *
   * @throws IllegalStateException if WireMock, which starts in the background, failed to start;
   *     thrown on the first call only
   */
  @Override
  public void close() {
    uninterrupted(
        () -> {
          try {
            server.close();
          } finally {
            store.ifPresent(SharedStore::close);
          }
          return this;
        });
  }
}
