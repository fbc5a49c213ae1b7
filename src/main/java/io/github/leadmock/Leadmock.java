package io.github.leadmock;

import static java.util.Objects.requireNonNull;

import io.github.leadmock.mock.MockServer;
import java.net.URI;
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
   * @throws java.io.UncheckedIOException when the address is unknown or the port cannot be had;
   *     says which and why
   */
  public static Leadmock start(LeadmockConfig config) {
    return start(config, line -> {});
  }

  /**
   * Starts a mock; it answers when this returns.
   *
   * @param log takes what went wrong inside, a line each, on any thread
   * @throws java.io.UncheckedIOException when the address is unknown or the port cannot be had;
   *     says which and why
   */
  public static Leadmock start(LeadmockConfig config, Consumer<String> log) {
    requireNonNull(log, "log is null");
    return new Leadmock(
        config,
        MockServer.start(
            config.bindAddress(),
            config.port(),
            config.adminToken(),
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
    String host = isEveryAddress() ? LeadmockConfig.LOOPBACK : config.bindAddress();
    return URI.create(
        "http://%s:%s".formatted(host.contains(":") ? "[" + host + "]" : host, port()));
  }

  private boolean isEveryAddress() {
    return Set.of("0.0.0.0", "::").contains(config.bindAddress());
  }

  /** Brings the initial world back: what was written is gone. Stub mappings stay. */
  public void reset() {
    server.reset();
  }

  @Override
  public void close() {
    server.close();
  }
}
