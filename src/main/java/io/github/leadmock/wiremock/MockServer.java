package io.github.leadmock.wiremock;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.Options;
import com.github.tomakehurst.wiremock.http.HttpServerFactory;
import io.github.leadmock.admin.AdminGuard;
import io.github.leadmock.control.ControlPanel;
import io.github.leadmock.engine.Dispatcher;
import io.github.leadmock.engine.Engine;
import io.github.leadmock.engine.FastPath;
import io.github.leadmock.engine.MockSettings;
import io.github.leadmock.engine.VendorApis;
import io.github.leadmock.tls.Https;
import io.github.leadmock.wiremock.http.AdminFilter;
import io.github.leadmock.wiremock.http.GuardedServer;
import io.github.leadmock.wiremock.http.LazyWireMock;
import io.github.leadmock.wiremock.http.RequestBodyFilter;
import io.github.leadmock.wiremock.stubs.BundledStubs;
import io.github.leadmock.wiremock.stubs.BundledStubsKeeper;
import io.github.leadmock.wiremock.stubs.NoFiles;
import io.github.leadmock.wiremock.stubs.StubsFolder;
import io.github.leadmock.wiremock.stubs.UserStubDetector;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A running mock: WireMock with our extension, behind a server of our choice. Owns ports and
 * threads until it is closed; closing twice does no harm. Thread-safe.
 */
public final class MockServer implements AutoCloseable {

  /** What the log gets when there is no memory left: the mock may not go on as it should. */
  public static final String OUT_OF_MEMORY =
      "out of memory; give Java a larger heap (-Xmx), or keep less with --max-notes and"
          + " --max-note-bytes";

  private final RunningServer server;
  private final VendorApis vendors;
  private final Optional<StubsFolder> stubs;
  private final int port;
  private final OptionalInt httpsPort;
  private final AdminGuard.Access adminAccess;
  private final FullReset fullReset;
  private final MemoryStores stores;
  private final CountDownLatch stopped;

  private MockServer(
      RunningServer server,
      VendorApis vendors,
      Optional<StubsFolder> stubs,
      AdminGuard.Access adminAccess,
      FullReset fullReset,
      MemoryStores stores,
      CountDownLatch stopped) {
    this.server = server;
    this.vendors = vendors;
    this.stubs = stubs;
    this.adminAccess = adminAccess;
    this.fullReset = fullReset;
    this.stores = stores;
    this.stopped = stopped;
    this.port = server.port();
    this.httpsPort = server.httpsPort();
  }

  /**
   * Starts a mock; it answers when this returns. Behind our own server and without a folder,
   * WireMock may come a little later: what needs it waits, and is answered 503 when it cannot be
   * started.
   *
   * @param bindAddress the address or host name to listen on
   * @param port the port to listen on, 0 for a free one
   * @param adminToken what opens the admin API when other machines can reach it
   * @param folder the user's own stub mappings and files
   * @param https where to serve HTTPS too
   * @param choice which HTTP server to put in front
   * @param settings how the two APIs behave
   * @param log takes what went wrong inside, a line each
   * @throws UncheckedIOException when the address is unknown, the port cannot be had or the folder
   *     is not there
   */
  public static MockServer start(
      String bindAddress,
      int port,
      Optional<String> adminToken,
      Optional<Path> folder,
      Optional<Https> https,
      ServerChoice choice,
      MockSettings settings,
      Consumer<String> log) {
    ListenAddress place = new ListenAddress(bindAddress, port, https);
    return start(place, adminToken, folder, choice, settings, log, () -> {});
  }

  /**
   * The same.
   *
   * @param beforeWireMock runs where WireMock starts, just before it: for tests, to hold it there
   *     or to make it fail
   */
  static MockServer start(
      ListenAddress place,
      Optional<String> adminToken,
      Optional<Path> folder,
      ServerChoice choice,
      MockSettings settings,
      Consumer<String> log,
      Runnable beforeWireMock) {
    Optional<StubsFolder> own = folder.map(path -> new StubsFolder(path, log));
    AdminGuard guard = place.guard(adminToken);
    Engine engine = Engine.of(settings);
    engine.vendors().world().timelines().logTo(log);
    BundledStubs bundled = new BundledStubs(engine.files());
    MemoryStores stores =
        new MemoryStores(own.<NoFiles>map(StubsFolder::files).orElseGet(NoFiles::new));
    UserStubDetector watch = new UserStubDetector(bundled, stores, own.isPresent());
    FullReset fullReset = new FullReset(engine, stores);
    RefusedAdminCalls refused = new RefusedAdminCalls(bundled::isUntouched, stores.files());
    BundledStubsKeeper keeper = new BundledStubsKeeper(bundled);
    CountDownLatch stopped = new CountDownLatch(1);
    Function<HttpServerFactory, WireMockServer> wireMock =
        http -> {
          beforeWireMock.run();
          LeadmockExtensionFactory extension =
              new LeadmockExtensionFactory(
                  engine, bundled, own, List.of(refused, fullReset, keeper, watch, http));
          WireMockServer server =
              new StoppableWireMock(
                  WireMockOptions.of(
                      place,
                      stores,
                      extension,
                      all ->
                          new UnmatchedRequests(
                              all,
                              watch,
                              guard.access() == AdminGuard.Access.CLOSED,
                              settings.strictWire()),
                      log),
                  stopped);
          watch.begin();
          return server;
        };
    Consumer<Throwable> faults =
        fault -> {
          if (fault instanceof OutOfMemoryError) {
            // Text of a stack trace would need what there is none of.
            log.accept(OUT_OF_MEMORY);
            return;
          }
          log.accept(LazyWireMock.stackTrace(fault));
        };
    try {
      RunningServer server =
          switch (choice) {
            case LEADMOCK -> {
              FastPath direct =
                  new FastPath(
                      engine,
                      watch::isUntouched,
                      FastPathServeEvent.into(stores.journal(), bundled));
              LazyWireMock late = new LazyWireMock(wireMock, engine::unmatchedHeaders, log);
              OwnServer ours =
                  new OwnServer(
                      place,
                      new Dispatcher(direct, late, guard, new SwaggerUi()::find, engine),
                      late,
                      faults);
              // Nothing may be answered before the user's own stubs are there.
              ours.start(own.isPresent());
              yield ours;
            }
            case WIREMOCK -> {
              RequestBodyFilter bodyFilter =
                  new RequestBodyFilter(engine.context(), engine.files()::owns, faults);
              GuardedServer stock =
                  new GuardedServer(bodyFilter, Optional.of(new AdminFilter(guard)));
              yield StockServer.start(wireMock.apply(stock), place);
            }
          };
      return new MockServer(
          server, engine.vendors(), own, guard.access(), fullReset, stores, stopped);
    } catch (RuntimeException failed) {
      own.ifPresent(StubsFolder::close);
      throw failed;
    }
  }

  /** The port it listens on. */
  public int port() {
    return port;
  }

  /** Who may call the admin side. */
  public AdminGuard.Access adminAccess() {
    return adminAccess;
  }

  /** The switches: latency, errors, faults, rate limit, forced outcomes, clock. */
  public ControlPanel controls() {
    return vendors.panel();
  }

  /** The port it listens on for HTTPS, if it does. */
  public OptionalInt httpsPort() {
    return httpsPort;
  }

  /** Brings the initial world back: what was written is gone. */
  public void reset() {
    vendors.reset();
  }

  /**
   * Brings back all that a client can change: the world, switches, stub mappings, scenarios,
   * journal, log and global settings.
   */
  public void resetAll() {
    fullReset.resetOurs();
    server
        .wireMock()
        .ifPresentOrElse(WireMockServer::resetToDefaultMappings, stores.journal()::clear);
  }

  /** Waits until the server has stopped: by {@code POST /__admin/shutdown}, or closed. */
  public void awaitStop() throws InterruptedException {
    stopped.await();
  }

  @Override
  public void close() {
    stubs.ifPresent(StubsFolder::close);
    server.close();
    stopped.countDown();
  }

  /**
   * WireMock that tells when it was stopped, as its own shutdown call does on a thread of its own.
   */
  private static final class StoppableWireMock extends WireMockServer {

    private final CountDownLatch stopped;

    StoppableWireMock(Options options, CountDownLatch stopped) {
      super(options);
      this.stopped = stopped;
    }

    @Override
    public void stop() {
      try {
        super.stop();
      } finally {
        stopped.countDown();
      }
    }
  }
}
