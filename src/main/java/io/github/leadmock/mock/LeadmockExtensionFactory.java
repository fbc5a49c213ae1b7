package io.github.leadmock.mock;

import com.github.tomakehurst.wiremock.common.Notifier;
import com.github.tomakehurst.wiremock.extension.Extension;
import com.github.tomakehurst.wiremock.extension.ExtensionFactory;
import com.github.tomakehurst.wiremock.extension.WireMockServices;
import com.github.tomakehurst.wiremock.http.HttpServerFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Leadmock as an extension of WireMock. A stock WireMock with service scanning on finds it by
 * itself and sets it up from system properties (see README, "In a stock WireMock"); our own server
 * makes it with settings.
 */
public final class LeadmockExtensionFactory implements ExtensionFactory {

  private final Core core;
  private final List<Extension> more;

  /**
   * Made by the service loader.
   *
   * @throws IllegalArgumentException when a system property {@code leadmock.*} cannot be used
   */
  public LeadmockExtensionFactory() {
    this(Core.of(MockSettings.fromProperties(System.getProperties())), List.of());
  }

  /**
   * Made by our own server.
   *
   * @param more further extensions, an HTTP server among them; none for a stock WireMock
   */
  LeadmockExtensionFactory(Core core, List<Extension> more) {
    this.core = core;
    this.more = List.copyOf(more);
  }

  @Override
  public List<Extension> create(WireMockServices services) {
    Exchanges exchanges = new Exchanges();
    BundledStubs stubs = core.stubs();
    // One class an interface: WireMock keeps scanned extensions in hash order.
    List<Extension> extensions = new ArrayList<>();
    extensions.add(stubs);
    extensions.add(
        new OperationTransformer(
            core.conversation(),
            stubs,
            exchanges,
            core.screening(),
            Path.of(services.getFiles().getPath())));
    extensions.add(new ReplyModel(exchanges));
    extensions.add(
        new Finish(
            stubs,
            core.conversation(),
            exchanges,
            core.strictWire(),
            !services.getOptions().getStubCorsEnabled()));
    extensions.add(new WorldReset(core.backend(), !core.strictWire()));
    extensions.addAll(more);
    if (more.isEmpty()) {
      stockServer(services).ifPresent(extensions::add);
    }
    return extensions;
  }

  /**
   * The front door for a stock server: without it the documented curl call fails before any
   * extension is asked. Only the standalone jar has the servlet classes under this name.
   */
  private Optional<HttpServerFactory> stockServer(WireMockServices services) {
    try {
      Class.forName("wiremock.jakarta.servlet.Filter");
    } catch (ClassNotFoundException notStandalone) {
      return Optional.empty();
    }
    Notifier notifier = services.getOptions().notifier();
    FrontDoor frontDoor =
        new FrontDoor(
            core.screening(),
            core.stubs()::owns,
            fault -> notifier.error("leadmock: a fault of the mock", fault));
    return Optional.of(new GuardedServer(frontDoor, Optional.empty()));
  }
}
