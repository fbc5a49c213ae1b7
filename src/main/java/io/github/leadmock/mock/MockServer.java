package io.github.leadmock.mock;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.common.FatalStartupException;
import com.github.tomakehurst.wiremock.common.NetworkAddressRules;
import com.github.tomakehurst.wiremock.common.Notifier;
import com.github.tomakehurst.wiremock.core.Options.ChunkedEncodingPolicy;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.HttpServerFactory;
import com.github.tomakehurst.wiremock.store.DefaultStores;
import com.github.tomakehurst.wiremock.store.RequestJournalStore;
import io.github.leadmock.control.ControlPanel;
import io.github.leadmock.service.AdminGuard;
import io.github.leadmock.service.Backend;
import io.github.leadmock.tls.Https;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * A running mock: WireMock with our extension, behind a server of our choice. Owns ports and
 * threads until it is closed; closing twice does no harm. Thread-safe.
 */
public final class MockServer implements AutoCloseable {

  private final WireMockServer server;
  private final int port;
  private final OptionalInt httpsPort;
  private final Backend backend;
  private final Optional<StubsFolder> stubs;

  private MockServer(WireMockServer server, Backend backend, Optional<StubsFolder> stubs) {
    this.server = server;
    this.port = server.port();
    this.httpsPort =
        server.isHttpsEnabled() ? OptionalInt.of(server.httpsPort()) : OptionalInt.empty();
    this.backend = backend;
    this.stubs = stubs;
  }

  /**
   * Starts a mock; it answers when this returns.
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
    Optional<StubsFolder> own = folder.map(path -> new StubsFolder(path, log));
    Core core = Core.of(settings);
    MemoryStores stores =
        new MemoryStores(own.<NoFiles>map(StubsFolder::files).orElseGet(NoFiles::new));
    StubWatch watch = new StubWatch(core.stubs(), stores, own.isPresent());
    AdminGuard guard =
        new AdminGuard(bindAddress, resolve(bindAddress).isLoopbackAddress(), adminToken);
    Consumer<Throwable> faults = fault -> log.accept(stackTrace(fault));
    HttpServerFactory front =
        switch (choice) {
          case LEADMOCK ->
              new OwnServer(
                  https, guard, core, new DirectWay(core, watch, stores.journal()), faults);
          case WIREMOCK ->
              new GuardedServer(
                  new FrontDoor(core.screening(), core.stubs()::owns, faults),
                  Optional.of(new AdminFilter(guard)));
        };
    LeadmockExtensionFactory extension =
        new LeadmockExtensionFactory(core, own, List.of(watch, front));
    WireMockConfiguration options =
        WireMockConfiguration.options()
            .bindAddress(bindAddress)
            .port(port)
            .fileSource(stores.files())
            .withStores(stores)
            .extensions(extension)
            .httpClientFactory(new LateHttpClient())
            .notifier(new LogNotifier(log))
            // Half of the time of a request went into log text that nobody sees.
            .stubRequestLoggingDisabled(true)
            .useChunkedTransferEncoding(ChunkedEncodingPolicy.NEVER)
            .gzipDisabled(true)
            .asynchronousResponseEnabled(true)
            .jettyAcceptors(1)
            // A slow sender holds a thread until its connection has been silent for so long.
            .containerThreads(200)
            // A thousand clients may come at once: those that find no place try again after a
            // second.
            .jettyAcceptQueueSize(2_048)
            .jettyIdleTimeout(15_000L)
            // A stub mapping that proxies could reach whatever this machine can.
            .limitProxyTargets(new NoTargets());
    https.ifPresent(secure -> configure(options, secure));
    WireMockServer server = new WireMockServer(options);
    try {
      server.start();
    } catch (FatalStartupException | UncheckedIOException taken) {
      own.ifPresent(StubsFolder::close);
      stopHalfStarted(server);
      throw new UncheckedIOException(
          explained(bindAddress, port, https, taken), new IOException(taken));
    }
    return new MockServer(server, core.backend(), own);
  }

  /** The port it listens on. */
  public int port() {
    return port;
  }

  /** The switches: latency, errors, faults, rate limit, forced outcomes, clock. */
  public ControlPanel controls() {
    return backend.panel();
  }

  /** The port it listens on for HTTPS, if it does. */
  public OptionalInt httpsPort() {
    return httpsPort;
  }

  /** Brings the initial world back. */
  public void reset() {
    backend.reset();
  }

  @Override
  public void close() {
    stubs.ifPresent(StubsFolder::close);
    server.stop();
  }

  /** Frees the threads; a server that did not start complains about being stopped. */
  private static void stopHalfStarted(WireMockServer server) {
    try {
      server.stop();
    } catch (Exception notStarted) {
      // What matters is why it did not start, and that is on its way to the caller.
    }
  }

  private static InetAddress resolve(String bindAddress) {
    try {
      return InetAddress.getByName(bindAddress);
    } catch (UnknownHostException unknown) {
      throw new UncheckedIOException(
          "cannot listen on %s: unknown address".formatted(bindAddress), unknown);
    }
  }

  private static void configure(WireMockConfiguration options, Https https) {
    options
        .httpsPort(https.port())
        .keystorePath(https.tls().keystore().toAbsolutePath().toString())
        .keystoreType(https.tls().type())
        .keystorePassword(https.tls().password())
        .keyManagerPassword(https.tls().password());
  }

  private static String explained(
      String bindAddress, int port, Optional<Https> https, Throwable taken) {
    boolean secure = https.filter(given -> names(taken, given.port())).isPresent();
    String cause = cause(taken);
    return "cannot listen on %s:%s: %s; %s"
        .formatted(
            bindAddress,
            secure ? https.orElseThrow().port() : port,
            cause,
            cause.contains("in use")
                ? "is another mock running? (%s)".formatted(secure ? "--https-port" : "--port")
                : "is it an address of this machine? (--bind)");
  }

  /** Which of the two ports could not be had, only the server's own message tells. */
  private static boolean names(Throwable taken, int port) {
    for (Throwable cause = taken; cause != null; cause = cause.getCause()) {
      if (String.valueOf(cause.getMessage()).endsWith(":" + port)) {
        return true;
      }
    }
    return false;
  }

  private static String cause(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return String.valueOf(cause.getMessage());
  }

  /** WireMock's own rules cannot refuse names and addresses at once. */
  private static final class NoTargets implements NetworkAddressRules {
    @Override
    public boolean isAllowed(String target) {
      return false;
    }

    @Override
    public boolean isAllowedAll() {
      return false;
    }
  }

  /** WireMock's stores in memory, with our journal. */
  private static final class MemoryStores extends DefaultStores {

    private final BoundedJournal journal =
        new BoundedJournal(BoundedJournal.MAX_ENTRIES, BoundedJournal.MAX_BYTES);

    private final NoFiles files;

    MemoryStores(NoFiles files) {
      super(files);
      this.files = files;
    }

    NoFiles files() {
      return files;
    }

    BoundedJournal journal() {
      return journal;
    }

    @Override
    public RequestJournalStore getRequestJournalStore() {
      return journal;
    }
  }

  /** Passes on errors only: WireMock's information repeats whole requests. */
  private record LogNotifier(Consumer<String> log) implements Notifier {

    // The client gets the same report; here it would be thirty lines for each request for a
    // favicon.
    private static final String NOT_MATCHED = "Request was not matched";

    @Override
    public void info(String message) {}

    @Override
    public void error(String message) {
      if (!message.contains(NOT_MATCHED)) {
        log.accept(message);
      }
    }

    @Override
    public void error(String message, Throwable fault) {
      log.accept(message + "\n" + stackTrace(fault));
    }
  }

  private static String stackTrace(Throwable fault) {
    StringWriter text = new StringWriter();
    fault.printStackTrace(new PrintWriter(text));
    return text.toString();
  }
}
