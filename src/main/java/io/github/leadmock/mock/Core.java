package io.github.leadmock.mock;

import io.github.leadmock.console.RequestLog;
import io.github.leadmock.front.Inbound;
import io.github.leadmock.operation.Header;
import io.github.leadmock.service.Backend;
import io.github.leadmock.service.Conversation;
import io.github.leadmock.service.Cors;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What all ways to an answer share.
 *
 * @param settings how the two APIs behave
 * @param backend the two APIs
 * @param files our stub mappings and templates
 * @param stubs the same mappings as WireMock has them
 * @param conversation answers requests
 * @param cors which pages may read the answers
 * @param screening what a front door and WireMock's side tell each other
 * @param ledger where answered requests are written down; empty under strict wire
 */
record Core(
    MockSettings settings,
    Backend backend,
    StubFiles files,
    BundledStubs stubs,
    Conversation conversation,
    Cors cors,
    Screening screening,
    Optional<Ledger> ledger) {

  /** For pages of other origins to read, and with a link to the log, as ours are. */
  List<Header> unmatchedHeaders(Inbound request, UUID id) {
    List<Header> headers = new ArrayList<>(cors.headers(request.method(), request::header));
    if (ledger.isPresent()) {
      headers.add(Conversation.explanation(request.origin(), id));
    }
    return headers;
  }

  static Core of(MockSettings settings) {
    Backend backend =
        new Backend(
            settings.world(),
            settings.auth(),
            settings.isolation(),
            settings.sessions(),
            settings.controls());
    StubFiles files = new StubFiles();
    boolean strictWire = settings.strictWire();
    return new Core(
        settings,
        backend,
        files,
        new BundledStubs(files),
        new Conversation(backend, files.mappings(), strictWire),
        new Cors(settings.cors(), strictWire),
        new Screening(),
        strictWire
            ? Optional.empty()
            : Optional.of(
                new Ledger(new RequestLog(), new Corrections(backend.apis(), files.routes()))));
  }
}
