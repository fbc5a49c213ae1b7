package io.github.leadmock.engine;

import io.github.leadmock.admin.BuildVersion;
import io.github.leadmock.admin.MockDescription;
import io.github.leadmock.api.Api;
import io.github.leadmock.journal.RequestLog;
import io.github.leadmock.message.Header;
import io.github.leadmock.scorecard.Scorecards;
import io.github.leadmock.server.ServerRequest;
import io.github.leadmock.store.SharedStore;
import io.github.leadmock.stubs.StubFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What both ways to a response share.
 *
 * @param settings how the two APIs behave
 * @param vendors the two APIs
 * @param files our stub mappings and templates
 * @param handler answers requests
 * @param cors which pages may read the responses
 * @param context passes data between the server and our WireMock extensions
 * @param logger logs answered requests; empty under strict wire
 * @param store what replicas share; empty if everything is kept in this process
 * @param scorecards judge the clients by that log; empty under strict wire
 */
public record Engine(
    MockSettings settings,
    VendorApis vendors,
    StubFiles files,
    ApiHandler handler,
    Cors cors,
    RequestContext context,
    Optional<RequestLogger> logger,
    Optional<SharedStore> store,
    Optional<Scorecards> scorecards) {

  /**
   * The headers of a response that no API gave: CORS, and a link to its log entry, as for an API's
   * response.
   */
  public List<Header> unmatchedHeaders(ServerRequest request, UUID id) {
    return unmatchedHeaders(request.method(), request::header, request.origin(), id);
  }

  /**
   * The same.
   *
   * @param header returns the first value of a header of the request, or null
   * @param origin the scheme and host that the client used
   * @param id identifies the request in the log
   */
  public List<Header> unmatchedHeaders(
      String method, UnaryOperator<@Nullable String> header, String origin, UUID id) {
    List<Header> headers = new ArrayList<>(cors.headers(method, header));
    handler.replica().ifPresent(headers::add);
    if (logger.isPresent()) {
      headers.add(ApiHandler.explanation(origin, id));
    }
    return headers;
  }

  /** Restores the world, controls, log and scorecards to their state at start. */
  public void resetAll() {
    vendors.resetAll();
    // Before the log is cleared: they have not read its end yet.
    scorecards.ifPresent(Scorecards::begin);
    logger.ifPresent(asked -> asked.log().clear());
  }

  /**
   * The mock as the admin API describes it.
   *
   * @param apis the APIs that are served
   */
  public MockDescription description(List<Api> apis) {
    return new MockDescription(
        BuildVersion.TEXT,
        settings.world(),
        settings.auth(),
        settings.isolate(),
        settings.sessions(),
        vendors.world(),
        vendors.ownLeads(),
        apis,
        files.routes(),
        () -> vendors.panel().controls().on(),
        store.map(SharedStore::replicas));
  }

  /** An engine that keeps everything in this process. */
  public static Engine of(MockSettings settings) {
    return of(settings, Optional.empty(), List.of());
  }

  /**
   * An engine whose state is in a store, if there is one.
   *
   * @param observers are told of each request
   */
  public static Engine of(
      MockSettings settings, Optional<SharedStore> store, List<Observer> observers) {
    VendorApis vendors =
        new VendorApis(
            settings.world(),
            settings.auth(),
            settings.isolation(),
            settings.sessions(),
            settings.controls(),
            settings.data().leads(),
            store);
    StubFiles files = new StubFiles(vendors.apis());
    boolean strictWire = settings.strictWire();
    Optional<RequestLogger> logger =
        strictWire
            ? Optional.empty()
            : Optional.of(
                new RequestLogger(
                    new RequestLog(), new Corrections(vendors.apis(), files.routes()), observers));
    Optional<Scorecards> scorecards = logger.map(RequestLogger::log).map(Scorecards::new);
    scorecards.ifPresent(cards -> vendors.beforeReset(cards::interrupt));
    return new Engine(
        settings,
        vendors,
        files,
        new ApiHandler(
            vendors, files.mappings(), strictWire, store.map(shared -> shared.replicas().self())),
        new Cors(settings.cors(), strictWire),
        new RequestContext(),
        logger,
        store,
        scorecards);
  }
}
