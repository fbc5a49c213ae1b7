package io.github.leadmock.wiremock;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.client.WireMockBuilder;
import com.github.tomakehurst.wiremock.core.Options;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.HttpServerFactory;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.leadmock.admin.AdminGuard;
import io.github.leadmock.admin.ListenAddress;
import io.github.leadmock.admin.Readiness;
import io.github.leadmock.control.ControlPanel;
import io.github.leadmock.data.DataFolder;
import io.github.leadmock.data.OwnLead;
import io.github.leadmock.engine.Dispatcher;
import io.github.leadmock.engine.Engine;
import io.github.leadmock.engine.FastPath;
import io.github.leadmock.engine.MockSettings;
import io.github.leadmock.engine.Observer;
import io.github.leadmock.engine.RequestLogger;
import io.github.leadmock.journal.LogEntry;
import io.github.leadmock.journal.RequestLog;
import io.github.leadmock.message.Header;
import io.github.leadmock.scorecard.ScorecardFormats;
import io.github.leadmock.scorecard.Scorecards;
import io.github.leadmock.server.ServerResponse;
import io.github.leadmock.store.SharedStore;
import io.github.leadmock.tls.Https;
import io.github.leadmock.wiremock.http.AdminFilter;
import io.github.leadmock.wiremock.http.GuardedServer;
import io.github.leadmock.wiremock.http.LazyWireMock;
import io.github.leadmock.wiremock.http.LogText;
import io.github.leadmock.wiremock.http.OwnServer;
import io.github.leadmock.wiremock.http.RequestBodyFilter;
import io.github.leadmock.wiremock.http.RunningServer;
import io.github.leadmock.wiremock.http.StockServer;
import io.github.leadmock.wiremock.stubs.BundledStubs;
import io.github.leadmock.wiremock.stubs.BundledStubsKeeper;
import io.github.leadmock.wiremock.stubs.NoFiles;
import io.github.leadmock.wiremock.stubs.StubsFolder;
import io.github.leadmock.wiremock.stubs.UserStubDetector;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A running mock: WireMock with our extension, behind the chosen server. Owns ports and threads
 * until it is closed; may be closed twice. Thread-safe.
 */
public final class MockServer implements AutoCloseable {

  /** The log line when memory is exhausted; the mock may not work correctly from then on. */
  public static final String OUT_OF_MEMORY =
      "out of memory; give Java a larger heap (-Xmx), or keep less with --max-notes and"
          + " --max-note-bytes; stub mappings may also have too large bodies, or one answer, such as"
          + " that of a stub's template, is too large";

  private final RunningServer server;
  private final Engine engine;
  private final Optional<StubsFolder> stubs;
  private final Optional<DataFolder> data;
  private final int port;
  private final OptionalInt httpsPort;
  private final AdminGuard.Access adminAccess;
  private final FullReset fullReset;
  private final MemoryStores stores;
  private final Readiness readiness;
  private final CountDownLatch stopped;

  private MockServer(
      RunningServer server,
      Engine engine,
      Optional<StubsFolder> stubs,
      Optional<DataFolder> data,
      AdminGuard.Access adminAccess,
      FullReset fullReset,
      MemoryStores stores,
      Readiness readiness,
      CountDownLatch stopped) {
    this.readiness = readiness;
    this.server = server;
    this.engine = engine;
    this.stubs = stubs;
    this.data = data;
    this.adminAccess = adminAccess;
    this.fullReset = fullReset;
    this.stores = stores;
    this.stopped = stopped;
    this.port = server.port();
    this.httpsPort = server.httpsPort();
  }

  /**
   * Starts a mock, which accepts requests when this returns. Behind our own server and without a
   * folder, WireMock may start a little later: requests that need it wait, and get 503 if it cannot
   * be started.
   *
   * @param bindAddress the address or host name to listen on
   * @param port the port to listen on, 0 for a free one
   * @param adminToken the token that opens the admin API when other machines can reach it
   * @param folder the user's own stub mappings and files
   * @param https where to serve HTTPS too, if at all
   * @param choice the HTTP server to use
   * @param settings the behaviour of the two APIs
   * @param store what it shares with other replicas, if it does; the caller closes it
   * @param observers are told of each request
   * @param formats writes scorecards
   * @param log receives internal errors, one line each
   * @throws UncheckedIOException if the address is unknown, a port is not available or the folder
   *     does not exist
   */
  public static MockServer start(
      String bindAddress,
      int port,
      Optional<String> adminToken,
      Optional<Path> folder,
      Optional<Https> https,
      ServerChoice choice,
      MockSettings settings,
      Optional<SharedStore> store,
      List<Observer> observers,
      ScorecardFormats formats,
      Consumer<String> log) {
    ListenAddress place = new ListenAddress(bindAddress, port, https);
    return start(
        place, adminToken, folder, choice, settings, store, observers, formats, log, () -> {});
  }

  /**
   * The same.
   *
   * @param beforeWireMock runs just before WireMock starts, on the same thread; for tests that
   *     delay the start or make it fail
   */
  static MockServer start(
      ListenAddress place,
      Optional<String> adminToken,
      Optional<Path> folder,
      ServerChoice choice,
      MockSettings settings,
      Optional<SharedStore> store,
      List<Observer> observers,
      ScorecardFormats formats,
      Consumer<String> log,
      Runnable beforeWireMock) {
    Optional<StubsFolder> own = folder.map(path -> new StubsFolder(path, log));
    AdminGuard guard = place.guard(adminToken);
    Engine engine = Engine.of(settings, store, observers);
    engine.vendors().world().timelines().logTo(log);
    Optional<DataFolder> data =
        settings.data().files().map(path -> new DataFolder(path, engine.vendors().ownLeads(), log));
    BundledStubs bundled = new BundledStubs(engine.files());
    MemoryStores stores =
        new MemoryStores(
            own.<NoFiles>map(StubsFolder::files).orElseGet(NoFiles::new),
            store.map(
                shared ->
                    new SharedStubs(
                        shared.documents(),
                        stub ->
                            bundled.isLoaded(stub)
                                || own.filter(mine -> mine.has(stub.getId())).isPresent())));
    Consumer<Supplier<Optional<WireMockServer>>> follow =
        server ->
            store.ifPresent(
                shared -> shared.replicas().follow(new ReplicaFollower(engine, stores, server)));
    UserStubDetector watch = new UserStubDetector(bundled, stores, own.isPresent());
    FullReset fullReset = new FullReset(engine, stores);
    FirstExtendedSettings extendedSettings = new FirstExtendedSettings(stores.getSettingsStore());
    RefusedAdminCalls refused =
        new RefusedAdminCalls(
            bundled::isUntouched, stores.files(), () -> stores.getStubStore().getAll().count());
    BundledStubsKeeper keeper =
        new BundledStubsKeeper(bundled, engine.vendors().panel()::isDrilled);
    CountDownLatch stopped = new CountDownLatch(1);
    Function<HttpServerFactory, WireMockServer> wireMock =
        http -> {
          beforeWireMock.run();
          LeadmockExtensionFactory extension =
              new LeadmockExtensionFactory(
                  engine,
                  bundled,
                  own,
                  formats,
                  List.of(refused, extendedSettings, fullReset, keeper, watch, http));
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
            // Formatting a stack trace would need memory too.
            log.accept(OUT_OF_MEMORY);
            return;
          }
          log.accept(LogText.stackTrace(fault));
        };
    Readiness readiness = new Readiness(() -> true, () -> true);
    try {
      data.ifPresent(DataFolder::start);
      // WireMock, whose extension would start it, may start much later.
      engine.scorecards().ifPresent(Scorecards::start);
      RunningServer server =
          switch (choice) {
            case LEADMOCK -> {
              FastPath direct =
                  new FastPath(
                      engine,
                      watch::isUntouched,
                      FastPathServeEvent.into(stores.journal(), bundled));
              LazyWireMock late = new LazyWireMock(wireMock, engine::unmatchedHeaders, log);
              readiness =
                  new Readiness(
                      () -> late.server().isPresent(),
                      () -> store.map(SharedStore::isReachable).orElse(true));
              OwnServer ours =
                  new OwnServer(
                      place,
                      new Dispatcher(direct, late, guard, pages(observers), readiness, engine),
                      late,
                      faults);
              observers.forEach(observer -> observer.begin(engine, ours::inFlight));
              // No request may be answered before the stubs of a folder or a store are loaded.
              ours.start(own.isPresent() || store.isPresent(), () -> follow.accept(late::server));
              yield ours;
            }
            case WIREMOCK -> {
              RequestBodyFilter bodyFilter =
                  new RequestBodyFilter(engine.context(), engine.files()::owns, faults);
              GuardedServer stock =
                  new GuardedServer(
                      bodyFilter,
                      Optional.of(new AdminFilter(guard)),
                      unmatched -> unmatchedHeaders(engine, unmatched));
              RunningServer running = StockServer.start(wireMock.apply(stock), place);
              follow.accept(running::wireMock);
              observers.forEach(observer -> observer.begin(engine, () -> 0));
              yield running;
            }
          };
      return new MockServer(
          server, engine, own, data, guard.access(), fullReset, stores, readiness, stopped);
    } catch (RuntimeException failed) {
      own.ifPresent(StubsFolder::close);
      data.ifPresent(DataFolder::close);
      engine.scorecards().ifPresent(Scorecards::close);
      throw failed;
    }
  }

  private static List<Header> unmatchedHeaders(Engine engine, ServeEvent event) {
    LoggedRequest request = event.getRequest();
    if (ServeEventLogger.status(event) < 400) {
      return List.of(); // The page for browsers is a success.
    }
    return engine.unmatchedHeaders(
        request.getMethod().getName(), request::getHeader, Requests.origin(request), event.getId());
  }

  /** The port for HTTP. */
  public int port() {
    return port;
  }

  /** Who may call the admin API. */
  public AdminGuard.Access adminAccess() {
    return adminAccess;
  }

  /** The controls: latency, errors, faults, rate limit, forced outcomes, clock. */
  public ControlPanel controls() {
    return engine.vendors().panel();
  }

  /**
   * The requests to it, the oldest first.
   *
   * @throws IllegalStateException under strict wire, which keeps no log
   */
  public List<LogEntry> requests() {
    RequestLogger logger =
        engine
            .logger()
            .orElseThrow(
                () -> new IllegalStateException("there is no log of requests with strictWire"));
    List<LogEntry> entries =
        new ArrayList<>(
            logger.log().after(0).entries().stream().map(RequestLog.Numbered::entry).toList());
    Collections.reverse(entries);
    return entries;
  }

  /**
   * How the clients treated it.
   *
   * @throws IllegalStateException under strict wire, which keeps no log to judge them by
   */
  public Scorecards scorecards() {
    return engine
        .scorecards()
        .orElseThrow(() -> new IllegalStateException("there is no scorecard with strictWire"));
  }

  /** A client of its admin side. */
  public WireMock client(URI baseUrl, Optional<String> adminToken) {
    WireMockBuilder client =
        WireMock.create()
            .scheme(baseUrl.getScheme())
            .host(baseUrl.getHost())
            .port(baseUrl.getPort());
    adminToken.ifPresent(
        token ->
            client.authenticator(
                () -> List.of(HttpHeader.httpHeader("Authorization", "Bearer " + token))));
    return client.build();
  }

  /** The port for HTTPS, if there is one. */
  public OptionalInt httpsPort() {
    return httpsPort;
  }

  /**
   * Puts leads of the user's own in the place of those that were put there before.
   *
   * @throws IllegalArgumentException when something is wrong with one
   */
  public void putData(List<OwnLead> leads) {
    engine.vendors().ownLeads().replace(leads);
  }

  /** Restores the initial world, discarding all writes. */
  public void reset() {
    engine.vendors().reset();
  }

  /**
   * Restores everything that a client can change: world, controls, stub mappings, scenarios,
   * journal, log and global settings.
   */
  public void resetAll() {
    fullReset.resetOurs();
    server
        .wireMock()
        .ifPresentOrElse(WireMockServer::resetToDefaultMappings, stores.journal()::clear);
  }

  /** Waits until the server has stopped, by {@code POST /__admin/shutdown} or {@link #close}. */
  public void awaitStop() throws InterruptedException {
    stopped.await();
  }

  /** Asks balancers to send no more requests here; those that come are answered. */
  public void drain() {
    readiness.drain();
  }

  private static Function<String, Optional<ServerResponse>> pages(List<Observer> observers) {
    SwaggerUi swagger = new SwaggerUi();
    return path ->
        observers.stream()
            .flatMap(observer -> observer.page(path).stream())
            .findFirst()
            .or(() -> swagger.find(path));
  }

  /** Whether it has not stopped yet. */
  public boolean isRunning() {
    return stopped.getCount() > 0;
  }

  @Override
  public void close() {
    stubs.ifPresent(StubsFolder::close);
    data.ifPresent(DataFolder::close);
    engine.scorecards().ifPresent(Scorecards::close);
    try {
      server.close();
    } finally {
      stopped.countDown();
    }
  }

  /**
   * A WireMock that reports being stopped, since its shutdown call stops it on a thread of its own.
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
