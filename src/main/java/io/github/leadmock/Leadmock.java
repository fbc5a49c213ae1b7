package io.github.leadmock;

import static java.util.Objects.requireNonNull;

import io.github.leadmock.admin.AdminGuard;
import io.github.leadmock.control.ControlPanel;
import io.github.leadmock.wiremock.MockServer;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A running mock of both APIs, to embed in a program or a test. Thread-safe; closing it frees the
 * port, closing it twice does no harm.
 */
public final class Leadmock implements AutoCloseable {

  private final LeadmockConfig config;
  private final MockServer server;

  private Leadmock(LeadmockConfig config, MockServer server) {
    this.config = config;
    this.server = server;
  }

  /**
   * Starts a mock; it answers when this returns. What goes wrong inside is not shown.
   *
   * @throws java.io.UncheckedIOException when the address is unknown, the port cannot be had or the
   *     folder of stubs is not there; says which and why
   */
  public static Leadmock start(LeadmockConfig config) {
    return start(config, line -> {});
  }

  /**
   * Starts a mock; it answers when this returns.
   *
   * @param log takes what went wrong inside, a line each, on any thread
   * @throws java.io.UncheckedIOException when the address is unknown, the port cannot be had or the
   *     folder of stubs is not there; says which and why
   */
  public static Leadmock start(LeadmockConfig config, Consumer<String> log) {
    requireNonNull(log, "log is null");
    return new Leadmock(
        config,
        MockServer.start(
            config.bindAddress(),
            config.port(),
            config.adminToken(),
            config.stubs(),
            config.https(),
            config.front(),
            config.settings(),
            log));
  }

  /** The port it listens on. */
  public int port() {
    return server.port();
  }

  /** Where both APIs are: put it in place of the vendor's scheme and host. */
  public URI baseUrl() {
    return url("http", port());
  }

  /** Where both APIs are by HTTPS; empty when that is not served. */
  public Optional<URI> httpsUrl() {
    return server.httpsPort().stream().mapToObj(port -> url("https", port)).findFirst();
  }

  /** Where the web console is; empty when nobody can open it. */
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
   * The switches of the mock, to be changed while it runs: latency, errors and broken connections
   * at random, a rate limit, outcomes for the next calls, the clock.
   */
  public ControlPanel controls() {
    return server.controls();
  }

  /**
   * Brings the initial world back: what was written is gone, in all sessions. Stub mappings,
   * scenarios, journal, log and switches stay. {@code POST /__admin/leadmock/reset} does the same.
   */
  public void reset() {
    server.reset();
  }

  /**
   * Brings everything back to how it was at the start: the world, the switches, stub mappings and
   * scenarios (those of {@link LeadmockConfig#stubs()} stay), the journal, the log, WireMock's
   * global settings. {@code POST /__admin/reset} does the same.
   */
  public void resetAll() {
    server.resetAll();
  }

  /**
   * Waits until the mock has stopped: because a client asked for it with {@code POST
   * /__admin/shutdown}, or because another thread closed it.
   *
   * @throws InterruptedException when the waiting thread is interrupted
   */
  public void awaitStop() throws InterruptedException {
    server.awaitStop();
  }

  /**
   * Stops the mock.
   *
   * @throws IllegalStateException when WireMock, which starts behind the mock, could not be
   *     started; the first time only
   */
  @Override
  public void close() {
    server.close();
  }
}
