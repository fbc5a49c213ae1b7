package io.github.leadmock.mock;

import com.github.tomakehurst.wiremock.common.Notifier;
import com.github.tomakehurst.wiremock.extension.Extension;
import com.github.tomakehurst.wiremock.extension.ExtensionFactory;
import com.github.tomakehurst.wiremock.extension.WireMockServices;
import com.github.tomakehurst.wiremock.http.HttpServerFactory;
import io.github.leadmock.console.AdminApi;
import io.github.leadmock.console.Mocked;
import io.github.leadmock.console.RequestLog;
import io.github.leadmock.control.ControlPanel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Leadmock as an extension of WireMock. A stock WireMock with service scanning on finds it by
 * itself and sets it up from system properties (see README, "In a stock WireMock"); our own server
 * makes it with settings.
 */
public final class LeadmockExtensionFactory implements ExtensionFactory {

  private final Backend backend;
  private final BundledStubs stubs;
  private final Screening screening;
  private final Optional<HttpServerFactory> server;
  private final MockSettings settings;
  private final Cors cors;
  private final Optional<StubsFolder> folder;

  /**
   * Made by the service loader.
   *
   * @throws IllegalArgumentException when a system property {@code leadmock.*} cannot be used
   */
  public LeadmockExtensionFactory() {
    this(
        MockSettings.fromProperties(System.getProperties()),
        new BundledStubs(),
        new Screening(),
        Optional.empty(),
        Optional.empty());
  }

  LeadmockExtensionFactory(
      MockSettings settings,
      BundledStubs stubs,
      Screening screening,
      Optional<StubsFolder> folder,
      Optional<HttpServerFactory> server) {
    this.backend = new Backend(settings);
    this.stubs = stubs;
    this.screening = screening;
    this.folder = folder;
    this.server = server;
    this.settings = settings;
    this.cors = new Cors(settings.cors(), settings.strictWire());
  }

  @Override
  public List<Extension> create(WireMockServices services) {
    Exchanges exchanges = new Exchanges();
    // One class an interface: WireMock keeps scanned extensions in hash order.
    List<Extension> extensions = new ArrayList<>();
    extensions.add(new StubLoader(folder, stubs, services.getTemplateEngine()));
    extensions.add(
        new OperationTransformer(backend, stubs, exchanges, screening, cors, templates(services)));
    extensions.add(new ReplyModel(exchanges));
    extensions.add(
        new Finish(
            stubs,
            exchanges,
            screening,
            settings.strictWire(),
            Optional.of(cors).filter(ours -> !services.getOptions().getStubCorsEnabled())));
    extensions.add(new WorldReset(backend, !settings.strictWire()));
    extensions.add(new ControlRoutes(backend.panel(), !settings.strictWire()));
    if (!settings.strictWire()) {
      RequestLog log = new RequestLog();
      extensions.add(new Recorder(log, exchanges, new Corrections(backend.apis(), stubs.routes())));
      extensions.add(new ConsoleRoutes(new AdminApi(mocked(), log), log));
      extensions.add(new ConsolePages());
    }
    server.or(() -> stockServer(services)).ifPresent(extensions::add);
    return extensions;
  }

  private Mocked mocked() {
    @Nullable String version = getClass().getPackage().getImplementationVersion();
    return new Mocked(
        version == null ? "(not from a jar)" : version,
        settings.world(),
        settings.auth(),
        settings.isolate(),
        settings.sessions(),
        backend.world(),
        backend.apis(),
        stubs.routes(),
        () -> backend.panel().controls().on());
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
            screening,
            stubs::owns,
            fault -> notifier.error("leadmock: a fault of the mock", fault));
    return Optional.of(new GuardedServer(frontDoor, Optional.empty()));
  }

  /** The switches. */
  ControlPanel panel() {
    return backend.panel();
  }

  /** Brings the initial world back. */
  void reset() {
    backend.reset();
  }
}
