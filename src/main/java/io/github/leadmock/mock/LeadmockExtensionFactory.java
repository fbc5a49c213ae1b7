package io.github.leadmock.mock;

import com.github.tomakehurst.wiremock.common.Notifier;
import com.github.tomakehurst.wiremock.extension.Extension;
import com.github.tomakehurst.wiremock.extension.ExtensionFactory;
import com.github.tomakehurst.wiremock.extension.WireMockServices;
import com.github.tomakehurst.wiremock.http.HttpServerFactory;
import io.github.leadmock.console.AdminApi;
import io.github.leadmock.console.Mocked;
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
  private final Optional<StubsFolder> folder;
  private final List<Extension> more;

  /**
   * Made by the service loader.
   *
   * @throws IllegalArgumentException when a system property {@code leadmock.*} cannot be used
   */
  public LeadmockExtensionFactory() {
    this(Core.of(MockSettings.fromProperties(System.getProperties())), Optional.empty(), List.of());
  }

  /**
   * Made by our own server.
   *
   * @param more further extensions, an HTTP server among them; none for a stock WireMock
   */
  LeadmockExtensionFactory(Core core, Optional<StubsFolder> folder, List<Extension> more) {
    this.core = core;
    this.folder = folder;
    this.more = List.copyOf(more);
  }

  @Override
  public List<Extension> create(WireMockServices services) {
    Exchanges exchanges = new Exchanges();
    boolean strictWire = core.settings().strictWire();
    // One class an interface: WireMock keeps scanned extensions in hash order.
    List<Extension> extensions = new ArrayList<>();
    extensions.add(new StubLoader(folder, core.stubs(), services.getTemplateEngine()));
    extensions.add(
        new OperationTransformer(
            core.conversation(),
            core.files(),
            exchanges,
            core.screening(),
            core.cors(),
            templates(services)));
    extensions.add(new ReplyModel(exchanges));
    extensions.add(
        new Finish(
            core.files(),
            core.conversation(),
            exchanges,
            core.screening(),
            strictWire,
            Optional.of(core.cors()).filter(ours -> !services.getOptions().getStubCorsEnabled())));
    extensions.add(new WorldReset(core.backend(), !strictWire));
    extensions.add(new ControlRoutes(core.backend().panel(), !strictWire));
    core.ledger()
        .ifPresent(
            ledger -> {
              extensions.add(new Recorder(ledger, exchanges, core.screening()));
              extensions.add(new ConsoleRoutes(new AdminApi(mocked(), ledger.log()), ledger.log()));
              extensions.add(new ConsolePages());
            });
    extensions.addAll(more);
    if (more.isEmpty()) {
      Notifier notifier = services.getOptions().notifier();
      core.backend().world().timelines().logTo(line -> notifier.error("leadmock: " + line));
      stockServer(services).ifPresent(extensions::add);
    }
    return extensions;
  }

  private Mocked mocked() {
    return new Mocked(
        BuildVersion.TEXT,
        core.settings().world(),
        core.settings().auth(),
        core.settings().isolate(),
        core.settings().sessions(),
        core.backend().world(),
        core.backend().apis(),
        core.files().routes(),
        () -> core.backend().panel().controls().on());
  }

  private Templates templates(WireMockServices services) {
    return folder
        .map(own -> Templates.in(own.files()))
        .orElseGet(() -> Templates.in(Path.of(services.getFiles().getPath())));
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
            core.files()::owns,
            fault -> notifier.error("leadmock: a fault of the mock", fault));
    return Optional.of(new GuardedServer(frontDoor, Optional.empty()));
  }
}
