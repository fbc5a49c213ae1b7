package io.github.leadmock.wiremock;

import com.github.tomakehurst.wiremock.common.Notifier;
import com.github.tomakehurst.wiremock.extension.Extension;
import com.github.tomakehurst.wiremock.extension.ExtensionFactory;
import com.github.tomakehurst.wiremock.extension.WireMockServices;
import com.github.tomakehurst.wiremock.http.HttpServerFactory;
import io.github.leadmock.admin.AdminApi;
import io.github.leadmock.admin.ScorecardApi;
import io.github.leadmock.data.DataFolder;
import io.github.leadmock.engine.Engine;
import io.github.leadmock.engine.MockSettings;
import io.github.leadmock.scorecard.ScorecardFormats;
import io.github.leadmock.wiremock.http.GuardedServer;
import io.github.leadmock.wiremock.http.RequestBodyFilter;
import io.github.leadmock.wiremock.stubs.BundledStubs;
import io.github.leadmock.wiremock.stubs.StubLoader;
import io.github.leadmock.wiremock.stubs.StubsFolder;
import io.github.leadmock.wiremock.stubs.Templates;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Leadmock as an extension of WireMock. A stock WireMock with service scanning finds it and
 * configures it by system properties (see docs/stubs.md); our own server creates it with settings.
 */
public final class LeadmockExtensionFactory implements ExtensionFactory {

  private final Engine engine;
  private final BundledStubs stubs;
  private final Optional<StubsFolder> folder;
  private final ScorecardFormats formats;
  private final List<Extension> more;

  /**
   * Called by the service loader.
   *
   * @throws IllegalArgumentException if a system property {@code leadmock.*} is invalid
   */
  public LeadmockExtensionFactory() {
    this(Engine.of(MockSettings.fromProperties(System.getProperties())));
  }

  private LeadmockExtensionFactory(Engine engine) {
    this(
        engine,
        new BundledStubs(engine.files()),
        Optional.empty(),
        ScorecardFormats.NONE,
        List.of());
  }

  /**
   * Called by our own server.
   *
   * @param stubs our stub mappings in WireMock's form
   * @param formats writes scorecards
   * @param more further extensions, including an HTTP server; none for a stock WireMock
   */
  LeadmockExtensionFactory(
      Engine engine,
      BundledStubs stubs,
      Optional<StubsFolder> folder,
      ScorecardFormats formats,
      List<Extension> more) {
    this.engine = engine;
    this.stubs = stubs;
    this.folder = folder;
    this.formats = formats;
    this.more = List.copyOf(more);
  }

  @Override
  public List<Extension> create(WireMockServices services) {
    if (!services.getOptions().getResponseTemplatingEnabled()) {
      throw new IllegalStateException(
          "leadmock renders its answers with response templating, which is off; leave"
              + " --disable-response-templating (or templatingEnabled(false)) out");
    }
    boolean strictWire = engine.settings().strictWire();
    // WireMock keeps scanned extensions in hash order, so none of these may depend on the order.
    List<Extension> extensions = new ArrayList<>();
    extensions.add(new StubLoader(folder, stubs, services.getTemplateEngine()));
    extensions.add(
        new OperationTransformer(
            engine.handler(),
            engine.files(),
            engine.context(),
            engine.cors(),
            templates(services)));
    extensions.add(new ReplyModel(engine.context()));
    extensions.add(
        new ResponseFinisher(
            engine.files(),
            engine.handler(),
            engine.context(),
            strictWire,
            Optional.of(engine.cors())
                .filter(ours -> !services.getOptions().getStubCorsEnabled())));
    extensions.add(new WorldReset(engine.vendors(), !strictWire));
    extensions.add(new ControlRoutes(engine.vendors().panel(), !strictWire));
    engine
        .logger()
        .ifPresent(
            logger -> {
              extensions.add(new ServeEventLogger(logger, engine.context()));
              ScorecardApi scorecards =
                  new ScorecardApi(engine.scorecards().orElseThrow(), formats);
              scorecards.start();
              extensions.add(
                  new ConsoleRoutes(
                      new AdminApi(engine.description(engine.vendors().apis()), logger.log()),
                      scorecards,
                      logger.log(),
                      engine.store().isPresent()));
              extensions.add(new ConsolePages());
            });
    extensions.addAll(more);
    if (more.isEmpty()) {
      extensions.add(new StockReset(engine::resetAll));
      Notifier notifier = services.getOptions().notifier();
      engine.vendors().world().timelines().logTo(line -> notifier.error("leadmock: " + line));
      engine
          .settings()
          .data()
          .files()
          .map(
              path ->
                  new DataFolder(
                      path,
                      engine.vendors().ownLeads(),
                      line -> notifier.error("leadmock: " + line)))
          .ifPresent(DataFolder::start);
      stockServer(services).ifPresent(extensions::add);
    }
    return extensions;
  }

  private Templates templates(WireMockServices services) {
    return folder
        .map(own -> Templates.in(own.files()))
        .orElseGet(() -> Templates.in(Path.of(services.getFiles().getPath())));
  }

  /**
   * The body filter for a stock server: without it, the documented curl call fails before any
   * extension is called. Only the standalone jar has the servlet classes under this name.
   */
  private Optional<HttpServerFactory> stockServer(WireMockServices services) {
    try {
      Class.forName("wiremock.jakarta.servlet.Filter");
    } catch (ClassNotFoundException notStandalone) {
      return Optional.empty();
    }
    return Optional.of(Standalone.server(engine, services.getOptions().notifier()));
  }

  /**
   * Apart: Java loads what this names when it checks this class, and would refuse the whole factory
   * in the thin jar of WireMock, which has the servlet classes under their own names.
   */
  private static final class Standalone {

    private Standalone() {}

    static HttpServerFactory server(Engine engine, Notifier notifier) {
      RequestBodyFilter bodyFilter =
          new RequestBodyFilter(
              engine.context(),
              engine.files()::owns,
              fault -> notifier.error("leadmock: a fault of the mock", fault));
      return new GuardedServer(bodyFilter, Optional.empty(), unmatched -> List.of());
    }
  }
}
