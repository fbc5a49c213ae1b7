package io.github.leadmock.mock;

import com.github.tomakehurst.wiremock.extension.Extension;
import com.github.tomakehurst.wiremock.extension.ExtensionFactory;
import com.github.tomakehurst.wiremock.extension.WireMockServices;
import java.util.List;

/**
 * Leadmock as an extension of WireMock. A stock WireMock with service scanning on finds it by
 * itself and sets it up from system properties (see README, "In a stock WireMock"); our own server
 * makes it with settings.
 */
public final class LeadmockExtensionFactory implements ExtensionFactory {

  private final Backend backend;
  private final BundledStubs stubs;
  private final Screening screening;
  private final boolean strictWire;

  /**
   * Made by the service loader.
   *
   * @throws IllegalArgumentException when a system property {@code leadmock.*} cannot be used
   */
  public LeadmockExtensionFactory() {
    this(MockSettings.fromProperties(System.getProperties()), new BundledStubs(), new Screening());
  }

  LeadmockExtensionFactory(MockSettings settings, BundledStubs stubs, Screening screening) {
    this.backend = new Backend(settings);
    this.stubs = stubs;
    this.screening = screening;
    this.strictWire = settings.strictWire();
  }

  @Override
  public List<Extension> create(WireMockServices services) {
    Exchanges exchanges = new Exchanges();
    // One class an interface: WireMock keeps scanned extensions in hash order.
    return List.of(
        stubs,
        new OperationTransformer(backend, stubs, exchanges, screening),
        new ReplyModel(exchanges),
        new Finish(stubs, exchanges, strictWire),
        new WorldReset(backend, !strictWire));
  }

  /** Brings the initial world back. */
  void reset() {
    backend.reset();
  }
}
