package io.github.leadmock.mock;

import io.github.leadmock.front.Front;
import io.github.leadmock.front.Inbound;
import io.github.leadmock.front.Limits;
import io.github.leadmock.front.Reception;
import io.github.leadmock.operation.Header;
import io.github.leadmock.service.Intake;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/**
 * Loads what a mock with our own front needs at its start and for its first answer, and keeps
 * nothing: one that is started afterwards in the same process starts sooner.
 */
public final class Preparation {

  private Preparation() {}

  /** What can be done at the same time. */
  public static List<Runnable> tasks() {
    return List.of(Preparation::answer, Preparation::makeFront);
  }

  /** Answers a request that nobody sent. */
  private static void answer() {
    Core core = Core.of(MockSettings.fromProperties(new Properties()));
    MemoryStores stores = new MemoryStores(new NoFiles());
    StubWatch watch = new StubWatch(core.stubs(), stores, false);
    new DirectWay(core, watch, stores.journal()).answer(documented());
  }

  /** Makes a front that never listens. */
  private static void makeFront() {
    Reception nobody = (request, outlet) -> {};
    new Front("127.0.0.1", 0, Optional.empty(), Limits.DEFAULTS, nobody, fault -> {}).close();
  }

  private static Inbound documented() {
    String path = "/api/v1/leads/summary/1";
    return new Inbound(
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
        Intake.NONE,
        System.nanoTime());
  }
}
