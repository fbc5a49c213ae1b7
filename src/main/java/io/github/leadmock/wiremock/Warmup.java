package io.github.leadmock.wiremock;

import io.github.leadmock.engine.Engine;
import io.github.leadmock.engine.FastPath;
import io.github.leadmock.engine.MockSettings;
import io.github.leadmock.message.Header;
import io.github.leadmock.message.RequestBody;
import io.github.leadmock.server.JettyServer;
import io.github.leadmock.server.Limits;
import io.github.leadmock.server.RequestHandler;
import io.github.leadmock.server.ServerRequest;
import io.github.leadmock.wiremock.stubs.BundledStubs;
import io.github.leadmock.wiremock.stubs.NoFiles;
import io.github.leadmock.wiremock.stubs.UserStubDetector;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/**
 * Loads what a mock with our own server needs for its start and its first answer, and discards the
 * result; a mock started later in the same process starts faster.
 */
public final class Warmup {

  private Warmup() {}

  /** Tasks that can run concurrently. */
  public static List<Runnable> tasks() {
    return List.of(Warmup::answer, Warmup::makeServer);
  }

  /** Answers a sample request. */
  private static void answer() {
    Engine engine = Engine.of(MockSettings.fromProperties(new Properties()));
    MemoryStores stores = new MemoryStores(new NoFiles(), Optional.empty());
    BundledStubs stubs = new BundledStubs(engine.files());
    UserStubDetector watch = new UserStubDetector(stubs, stores, false);
    new FastPath(engine, watch::isUntouched, FastPathServeEvent.into(stores.journal(), stubs))
        .answer(documented());
  }

  /** Creates a server without starting it. */
  private static void makeServer() {
    RequestHandler nobody = (request, outlet) -> {};
    new JettyServer("127.0.0.1", 0, Optional.empty(), Limits.DEFAULTS, nobody, fault -> {}).close();
  }

  private static ServerRequest documented() {
    String path = "/api/v1/leads/summary/1";
    return new ServerRequest(
        "GET",
        "http",
        "localhost",
        80,
        path,
        path,
        null,
        List.of(new Header("Authorization", "Basic eW91OnNlY3JldA==")),
        "HTTP/1.1",
        "127.0.0.1",
        0,
        RequestBody.NONE,
        System.nanoTime());
  }
}
