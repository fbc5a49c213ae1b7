package io.github.leadmock.mock;

import io.github.leadmock.service.Backend;
import io.github.leadmock.service.Conversation;

/**
 * What all ways to an answer share.
 *
 * @param backend the two APIs
 * @param stubs our stub mappings
 * @param conversation answers requests
 * @param screening what a front door and WireMock's side tell each other
 * @param strictWire whether to send nothing that tells the mock from the vendor
 */
record Core(
    Backend backend,
    BundledStubs stubs,
    Conversation conversation,
    Screening screening,
    boolean strictWire) {

  static Core of(MockSettings settings) {
    Backend backend = new Backend(settings.world(), settings.auth());
    BundledStubs stubs = new BundledStubs();
    boolean strictWire = settings.strictWire();
    return new Core(
        backend,
        stubs,
        new Conversation(backend, stubs.routes(), strictWire),
        new Screening(),
        strictWire);
  }
}
