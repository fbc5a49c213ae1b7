package io.github.leadmock.proxy;

import io.github.leadmock.admin.AdminGuard;
import io.github.leadmock.admin.ListenAddress;
import io.github.leadmock.api.AuthPolicy;
import io.github.leadmock.api.Isolation;
import io.github.leadmock.contract.Rule;
import io.github.leadmock.data.OwnData;
import io.github.leadmock.engine.CorsPolicy;
import io.github.leadmock.engine.Engine;
import io.github.leadmock.engine.MockSettings;
import io.github.leadmock.recording.RecordedCall;
import io.github.leadmock.server.JettyServer;
import io.github.leadmock.server.Limits;
import io.github.leadmock.server.Upstream;
import io.github.leadmock.verify.Certificates;
import io.github.leadmock.verify.Finding;
import io.github.leadmock.verify.Report;
import io.github.leadmock.verify.TrafficCheck;
import io.github.leadmock.world.NoteLimits;
import io.github.leadmock.world.SessionLimits;
import io.github.leadmock.world.WorldConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/**
 * A running proxy: between an app and a server, and a witness of what passes. Owns ports and
 * threads from its start until it is closed; closing twice does no harm. Thread-safe.
 */
public final class ProxyServer implements AutoCloseable {

  private final JettyServer server;
  private final TrafficCheck check;
  private final Checker checker;
  private final AdminGuard.Access adminAccess;
  private final CountDownLatch stopped;

  private ProxyServer(
      JettyServer server,
      TrafficCheck check,
      Checker checker,
      AdminGuard.Access adminAccess,
      CountDownLatch stopped) {
    this.server = server;
    this.check = check;
    this.checker = checker;
    this.adminAccess = adminAccess;
    this.stopped = stopped;
  }

  /**
   * Starts a proxy; it listens when this returns.
   *
   * @param findings takes what is found, as it comes, each cause once; on a thread of the proxy
   * @param recorder takes what has passed whole, secrets and all; on the same thread
   * @param log takes what went wrong inside, a line each
   * @throws UncheckedIOException when the address is unknown or the port cannot be had
   */
  public static ProxyServer start(
      ProxySettings settings,
      Consumer<List<Finding>> findings,
      Consumer<RecordedCall> recorder,
      Consumer<String> log) {
    ListenAddress place =
        new ListenAddress(settings.bindAddress(), settings.port(), settings.https());
    AdminGuard guard = place.guard(settings.adminToken());
    TrafficCheck check =
        new TrafficCheck(settings.api(), settings.upstream(), settings.failOn(), settings.strict());
    Consumer<Throwable> faults = fault -> log.accept("a fault of the proxy itself: " + fault);
    Checker checker = new Checker(check, findings, faults);
    Engine engine = Engine.of(engineSettings(settings));
    CountDownLatch stopped = new CountDownLatch(1);
    ProxyAdmin admin = new ProxyAdmin(settings, guard, engine, check, checker, stopped::countDown);
    JettyServer server =
        JettyServer.proxy(
            settings.bindAddress(),
            settings.port(),
            settings.https(),
            Limits.DEFAULTS,
            ProxyAdmin::owns,
            admin,
            new Upstream(
                settings.upstream(), Certificates.context(settings.trust()), settings.silence()),
            new Inspector(settings, engine, check, checker, recorder),
            faults);
    try {
      server.start();
    } catch (IOException taken) {
      server.close();
      checker.close();
      throw place.unavailable(taken);
    }
    return new ProxyServer(server, check, checker, guard.access(), stopped);
  }

  /** The switches and the knowledge of requests are those of a mock, whose data nobody asks for. */
  private static MockSettings engineSettings(ProxySettings settings) {
    return new MockSettings(
        new WorldConfig(MockSettings.DEFAULT_SEED, 1, Clock.systemUTC(), new NoteLimits(1, 1)),
        AuthPolicy.REQUIRED,
        Isolation.Mode.NONE,
        SessionLimits.DEFAULT,
        false,
        CorsPolicy.OFF,
        settings.controls(),
        OwnData.NONE);
  }

  /** The port that it listens on. */
  public int port() {
    return server.port();
  }

  /** The port that it listens on for HTTPS, if it does. */
  public Optional<Integer> httpsPort() {
    return server.securePort();
  }

  /** Who may call the admin side. */
  public AdminGuard.Access adminAccess() {
    return adminAccess;
  }

  /** Waits until a client shuts it down, or until it is closed. */
  public void awaitStop() throws InterruptedException {
    stopped.await();
  }

  /**
   * What the traffic has come to so far: findings of rules that are at least as sure as {@link
   * Rule.Status} of the settings fail it.
   */
  public Report report() {
    checker.settle();
    return check.report();
  }

  @Override
  public void close() {
    server.close();
    checker.close();
    stopped.countDown();
  }
}
