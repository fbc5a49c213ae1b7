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
import io.github.leadmock.service.AdminGuard;
import io.github.leadmock.service.Backend;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A running mock: WireMock with our extension, behind a server of our choice. Owns a port and
 * threads until it is closed; closing twice does no harm. Thread-safe.
 */
public final class MockServer implements AutoCloseable {

  private final WireMockServer server;
  private final int port;
  private final Backend backend;

  private MockServer(WireMockServer server, Backend backend) {
    this.server = server;
    this.port = server.port();
    this.backend = backend;
  }

  /**
   * Starts a mock; it answers when this returns.
   *
   * @param bindAddress the address or host name to listen on
   * @param port the port to listen on, 0 for a free one
   * @param adminToken what opens the admin API when other machines can reach it
   * @param choice which HTTP server to put in front
   * @param settings how the two APIs behave
   * @param log takes what went wrong inside, a line each
   * @throws UncheckedIOException when the address is unknown or the port cannot be had
   */
  public static MockServer start(
      String bindAddress,
      int port,
      Optional<String> adminToken,
      ServerChoice choice,
      MockSettings settings,
      Consumer<String> log) {
    Core core = Core.of(settings);
    MemoryStores stores = new MemoryStores();
    StubWatch watch = new StubWatch(core.stubs(), stores);
    DirectWay direct = new DirectWay(core, watch, stores.journal());
    AdminGuard guard =
        new AdminGuard(bindAddress, resolve(bindAddress).isLoopbackAddress(), adminToken);
    LeadmockExtensionFactory extension =
        new LeadmockExtensionFactory(
            core, List.of(watch, factory(choice, guard, core, direct, log)));
    WireMockServer server =
        new WireMockServer(
            WireMockConfiguration.options()
                .bindAddress(bindAddress)
                .port(port)
                .fileSource(new NoFiles())
                .withStores(stores)
                .extensions(extension)
                .notifier(new LogNotifier(log))
                // Half of the time of a request went into log text that nobody sees.
                .stubRequestLoggingDisabled(true)
                .useChunkedTransferEncoding(ChunkedEncodingPolicy.NEVER)
                .gzipDisabled(true)
                .asynchronousResponseEnabled(true)
                .jettyAcceptors(1)
                // A slow sender holds a thread until its connection has been silent for so long.
                .containerThreads(200)
                .jettyIdleTimeout(15_000L)
                // A stub mapping that proxies could reach whatever this machine can.
                .limitProxyTargets(new NoTargets()));
    try {
      server.start();
    } catch (FatalStartupException | UncheckedIOException taken) {
      stopHalfStarted(server);
      throw new UncheckedIOException(
          "cannot listen on %s:%s: %s".formatted(bindAddress, port, advised(cause(taken))),
          new IOException(taken));
    }
    return new MockServer(server, core.backend());
  }

  private static HttpServerFactory factory(
      ServerChoice choice, AdminGuard guard, Core core, DirectWay direct, Consumer<String> log) {
    Consumer<Throwable> faults = fault -> log.accept(stackTrace(fault));
    return switch (choice) {
      case LEADMOCK -> new OwnServer(Optional.empty(), guard, core, direct, faults);
      case WIREMOCK ->
          new GuardedServer(
              new FrontDoor(core.screening(), core.stubs()::owns, faults),
              Optional.of(new AdminFilter(guard)));
    };
  }

  /** The port it listens on. */
  public int port() {
    return port;
  }

  /** Brings the initial world back. */
  public void reset() {
    backend.reset();
  }

  @Override
  public void close() {
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

  private static String advised(String cause) {
    return cause.contains("in use")
        ? cause + "; is another mock running? (--port)"
        : cause + "; is it an address of this machine? (--bind)";
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

    MemoryStores() {
      super(new NoFiles());
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
