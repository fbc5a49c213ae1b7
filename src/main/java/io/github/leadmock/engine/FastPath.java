package io.github.leadmock.engine;

import io.github.leadmock.api.Reply;
import io.github.leadmock.api.Request;
import io.github.leadmock.control.Cause;
import io.github.leadmock.control.FaultKind;
import io.github.leadmock.control.Outcome;
import io.github.leadmock.journal.LogEntry;
import io.github.leadmock.message.Header;
import io.github.leadmock.message.LenientUrl;
import io.github.leadmock.message.RequestBody;
import io.github.leadmock.server.ServerRequest;
import io.github.leadmock.server.ServerResponse;
import io.github.leadmock.store.StoreFailure;
import io.github.leadmock.stubs.Mapping;
import io.github.leadmock.stubs.Mappings;
import io.github.leadmock.stubs.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Answers requests to our own operations without WireMock's matching and templating, byte for byte
 * as WireMock would with our stub mappings, and leaves them to WireMock if anything of the user's
 * could apply. This is settled before the request has any effect. Our server loads no third-party
 * extensions that filter or observe requests; if it did, they would have to be called here.
 * Thread-safe.
 */
public final class FastPath {

  private final Engine engine;
  private final BooleanSupplier onlyOurStubs;
  private final Journal journal;
  private final boolean shared;
  private final RenderedBodyCache rendered = new RenderedBodyCache();

  /**
   * Creates the fast path.
   *
   * @param onlyOurStubs whether nothing of the user's could apply to a request
   * @param journal records answered requests
   */
  public FastPath(Engine engine, BooleanSupplier onlyOurStubs, Journal journal) {
    this.engine = engine;
    this.onlyOurStubs = onlyOurStubs;
    this.journal = journal;
    this.shared = engine.store().isPresent();
  }

  /** Records the requests that were answered here, with secrets unmasked. */
  public interface Journal {

    /**
     * Adds a request.
     *
     * @param mapping the id of the mapping that matched
     * @param nanos the time to the response, in nanoseconds
     */
    void add(UUID id, ServerRequest request, UUID mapping, ServerResponse answer, long nanos);
  }

  /**
   * The response; empty if WireMock has to answer, or if the request may have to wait for the
   * store.
   */
  Optional<ServerResponse> answerAtOnce(ServerRequest inbound) {
    return shared && mayWait(inbound) ? Optional.empty() : answer(inbound);
  }

  /** Whether a request may have to wait for the store. */
  boolean mayWait(ServerRequest inbound) {
    String path = LenientUrl.mend(inbound.path());
    return shared
        && engine.files().owns(path)
        && (!onlyOurStubs.getAsBoolean()
            || isForWireMock(inbound)
            || engine
                .files()
                .mappings()
                .find(inbound.method(), path)
                .filter(match -> engine.handler().usesStore(match.mapping().target()))
                .isPresent());
  }

  /** The refusal of a request that would have to wait too long for the store. */
  Optional<ServerResponse> refuse(ServerRequest inbound, StoreFailure failure) {
    String path = LenientUrl.mend(inbound.path());
    return engine
        .files()
        .mappings()
        .find(inbound.method(), path)
        .filter(match -> match.mapping().isPrintable())
        .map(match -> answer(inbound, path, match, Optional.of(failure)));
  }

  /** The response; empty if WireMock has to answer. */
  public Optional<ServerResponse> answer(ServerRequest inbound) {
    if (!onlyOurStubs.getAsBoolean() || isForWireMock(inbound)) {
      return Optional.empty();
    }
    String path = LenientUrl.mend(inbound.path());
    return engine
        .files()
        .mappings()
        .find(inbound.method(), path)
        .filter(match -> match.mapping().isPrintable())
        .map(match -> answer(inbound, path, match, Optional.empty()));
  }

  /** Only WireMock's own code can create journal entries for cookies and multipart bodies. */
  private static boolean isForWireMock(ServerRequest inbound) {
    @Nullable String type = inbound.header("Content-Type");
    return inbound.has("Cookie") || (type != null && RequestBody.isMultipart(type));
  }

  private ServerResponse answer(
      ServerRequest inbound, String path, Mappings.Match match, Optional<StoreFailure> failure) {
    String method = inbound.method();
    UUID id = randomId();
    long start = System.nanoTime();
    if (engine.cors().isPreflight(method, inbound::header)) {
      ServerResponse answer =
          new ServerResponse(204, engine.cors().headers(method, inbound::header), new byte[0]);
      long nanos = System.nanoTime() - start;
      journal.add(id, inbound, match.mapping().id(), answer, nanos);
      engine
          .logger()
          .ifPresent(
              logger ->
                  logger.write(
                      RequestLogger.Seen.of(id, inbound, answer, nanos),
                      Optional.of(match.mapping().target().api()),
                      new LogEntry.Outcome(
                          Cause.NONE, "", "", Optional.empty(), Optional.empty(), 0),
                      true));
      return answer;
    }
    Request request = request(inbound, match.variables());
    Mapping.Target target = match.mapping().target();
    Exchange exchange =
        failure.isPresent()
            ? engine.handler().refuse(id, target, request, path, failure.get())
            : engine.handler().answer(id, target, request, path, inbound.intake().complaint());
    ServerResponse answer;
    try {
      answer = printed(inbound, match.mapping(), exchange);
    } catch (RuntimeException | Error failed) {
      exchange.release();
      throw failed;
    }
    long nanos = System.nanoTime() - start;
    journal.add(id, inbound, match.mapping().id(), answer, nanos);
    engine
        .logger()
        .ifPresent(
            logger -> logger.write(RequestLogger.Seen.of(id, inbound, answer, nanos), exchange));
    return answer;
  }

  private ServerResponse printed(ServerRequest inbound, Mapping mapping, Exchange exchange) {
    Reply reply = exchange.reply();
    boolean failed = reply instanceof Reply.Failure;
    Template template = (failed ? mapping.error() : mapping.success()).orElseThrow();
    List<Header> headers = new ArrayList<>(mapping.headers());
    headers.addAll(engine.handler().headers(exchange, inbound::origin));
    headers.addAll(engine.cors().headers(inbound.method(), inbound::header));
    return new ServerResponse(
        reply instanceof Reply.Failure failure ? failure.status() : mapping.target().status(),
        null,
        headers,
        exchange.room().isEmpty()
            ? rendered.of(template, reply)
            : rendered.of(template, reply).then(exchange::release),
        pace(inbound, exchange.outcome()),
        exchange.outcome().fault().map(FastPath::fault));
  }

  /** A delay starts when the request arrives. */
  private static ServerResponse.Pace pace(ServerRequest inbound, Outcome outcome) {
    if (outcome.delayMillis() == 0) {
      return ServerResponse.Pace.AT_ONCE;
    }
    long passed = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - inbound.arrival());
    return new ServerResponse.Pace(Math.max(0, outcome.delayMillis() - passed), 1, 0);
  }

  private static ServerResponse.Fault fault(FaultKind kind) {
    return switch (kind) {
      case RESET -> ServerResponse.Fault.RESET;
      case EMPTY -> ServerResponse.Fault.EMPTY;
      case TRUNCATED -> ServerResponse.Fault.TRUNCATED;
    };
  }

  private static Request request(ServerRequest inbound, Map<String, String> variables) {
    @Nullable String query = inbound.query();
    return RequestReader.read(
        inbound.method(),
        variables,
        query == null || query.isEmpty() ? null : LenientUrl.mend(query),
        inbound.headers(),
        inbound.intake().plain());
  }

  /** A random UUID (RFC 9562, version 4); it need not be unpredictable. */
  private static UUID randomId() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    return new UUID(
        (random.nextLong() & ~0xF000L) | 0x4000L, (random.nextLong() >>> 2) | (1L << 63));
  }
}
