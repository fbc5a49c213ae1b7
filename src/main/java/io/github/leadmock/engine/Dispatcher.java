package io.github.leadmock.engine;

import io.github.leadmock.admin.AdminGuard;
import io.github.leadmock.admin.ErrorResponses;
import io.github.leadmock.admin.Health;
import io.github.leadmock.admin.Readiness;
import io.github.leadmock.control.Cause;
import io.github.leadmock.journal.LogEntry;
import io.github.leadmock.message.BodyProblem;
import io.github.leadmock.message.Header;
import io.github.leadmock.message.JsonText;
import io.github.leadmock.message.JsonTree;
import io.github.leadmock.message.LenientUrl;
import io.github.leadmock.message.PlainWords;
import io.github.leadmock.server.RequestHandler;
import io.github.leadmock.server.ServerRequest;
import io.github.leadmock.server.ServerResponse;
import io.github.leadmock.store.StoreFailure;
import io.github.leadmock.stubs.MissingBody;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Decides who answers a request to our own server: the admin side behind its guard, the fast path,
 * or WireMock's stubs. Protects WireMock from malformed bodies in the same way as the filter of its
 * own server does. Thread-safe.
 */
public final class Dispatcher implements RequestHandler {

  private static final String ADMIN = "/__admin";

  /** The sentence in an error of WireMock's admin API; possessive, since users' texts are in it. */
  private static final Pattern DETAIL =
      Pattern.compile("(\"detail\" : )(\"(?:[^\"\\\\]++|\\\\.)*+\")");

  private static final StoreFailure OVERLOADED =
      StoreFailure.refused("too many requests wait for the store");

  private final FastPath direct;
  private final WireMockSide wireMock;
  private final AdminGuard guard;
  private final Function<String, Optional<ServerResponse>> pages;
  private final Readiness readiness;
  private final Engine engine;
  private final Optional<StoreThreads> storeThreads;

  /** An answer with the whole journal takes many times its size while WireMock prints it. */
  private final ReentrantLock journalTurn = new ReentrantLock();

  /**
   * Creates a dispatcher.
   *
   * @param pages finds further pages of the admin side, by their path below it
   * @param readiness whether the mock is to get requests
   */
  public Dispatcher(
      FastPath direct,
      WireMockSide wireMock,
      AdminGuard guard,
      Function<String, Optional<ServerResponse>> pages,
      Readiness readiness,
      Engine engine) {
    this.direct = direct;
    this.wireMock = wireMock;
    this.guard = guard;
    this.pages = pages;
    this.readiness = readiness;
    this.engine = engine;
    this.storeThreads = engine.store().map(store -> new StoreThreads());
  }

  @Override
  public Optional<ServerResponse> atOnce(ServerRequest request) {
    if (request.method().equals("CONNECT")) {
      // Without it, Jetty would keep the connection open as if it were a tunnel now.
      return Optional.of(
          ErrorResponses.error(501, "this server is not a proxy: it does not support CONNECT")
              .withHeaders(List.of(new Header("Connection", "close"))));
    }
    if (request.method().equals("OPTIONS") && request.path().equals("*")) {
      return Optional.of(
          new ServerResponse(
              204, List.of(new Header("Allow", "GET, HEAD, POST, OPTIONS")), new byte[0]));
    }
    if (isAdmin(request.canonicalPath())) {
      return Optional.empty();
    }
    return storeThreads.isPresent() && storeThreads.get().isFull() && direct.mayWait(request)
        ? direct.refuse(request, OVERLOADED)
        : direct.answerAtOnce(request);
  }

  @Override
  public Optional<Executor> executor(ServerRequest request) {
    return storeThreads
        .filter(threads -> !isAdmin(request.canonicalPath()) && direct.mayWait(request))
        .map(threads -> threads);
  }

  @Override
  public void receive(ServerRequest request, Consumer<ServerResponse> outlet) {
    if (isAdmin(request.canonicalPath())) {
      if (Health.isAsked(request.method(), request.canonicalPath())) {
        outlet.accept(Health.answer());
        return;
      }
      if (!engine.settings().strictWire()
          && Readiness.isAsked(request.method(), request.canonicalPath())) {
        outlet.accept(readiness.answer());
        return;
      }
      Optional<AdminGuard.Refusal> objection = guard.objection(AdminGuard.Caller.of(request));
      if (objection.isPresent()) {
        outlet.accept(ErrorResponses.of(objection.get()));
        return;
      }
      request
          .intake()
          .complaint()
          .ifPresentOrElse(
              problem -> outlet.accept(refusal(problem)), () -> serveAdmin(request, outlet));
      return;
    }
    if (engine.files().owns(LenientUrl.mend(request.path()))) {
      Optional<ServerResponse> answer =
          storeThreads.isPresent() ? direct.answer(request) : Optional.empty();
      if (answer.isPresent()) {
        outlet.accept(answer.get());
        return;
      }
      wireMock.serve(
          logging(request, outlet), handlers -> serveOurs(request, outlet, handlers.stubs()));
      return;
    }
    request
        .intake()
        .complaint()
        .ifPresentOrElse(
            problem ->
                outlet.accept(logged(request, Cause.NATURAL, problem.hint(), refusal(problem))),
            () -> serveElse(request, outlet));
  }

  /** Refuses a body that cannot be processed, where no API does so in the vendor's own format. */
  private static ServerResponse refusal(BodyProblem problem) {
    return ErrorResponses.error(problem.status(), problem.message());
  }

  /** An outlet for what is answered for want of WireMock. */
  private Consumer<ServerResponse> logging(ServerRequest request, Consumer<ServerResponse> outlet) {
    return answer ->
        outlet.accept(
            logged(
                request,
                Cause.NATURAL,
                "Not your request: WireMock, which was to answer it, is not running.",
                answer));
  }

  private void serveAdmin(ServerRequest request, Consumer<ServerResponse> outlet) {
    if (request.canonicalPath().equals(ADMIN)) {
      outlet.accept(
          new ServerResponse(302, List.of(new Header("Location", ADMIN + "/")), new byte[0]));
      return;
    }
    Optional<ServerResponse> page = pages.apply(request.canonicalPath().substring(ADMIN.length()));
    if (page.isPresent()) {
      outlet.accept(
          ErrorResponses.wrongMethod(request.method(), request.canonicalPath(), List.of("GET"))
              .orElseGet(page::get));
      return;
    }
    // curl -d labels every body as a form, and WireMock would parse JSON as one.
    boolean json = request.path().startsWith(ADMIN + "/leadmock/") && hasBody(request);
    boolean printsJournal = request.canonicalPath().startsWith(ADMIN + "/requests");
    wireMock.serve(
        outlet,
        handlers -> {
          if (printsJournal) {
            journalTurn.lock();
          }
          try {
            handlers
                .admin()
                .handle(asGet(request), json, answer -> outlet.accept(explained(request, answer)));
          } catch (StoreFailure failure) {
            outlet.accept(ErrorResponses.error(503, failure.reason() + "; try again later"));
          } catch (RuntimeException tripped) {
            if (request.path().startsWith(ADMIN + "/leadmock/")) {
              throw tripped;
            }
            // Its notifier has logged it in a line.
            outlet.accept(ErrorResponses.error(400, WireMockFailure.badCall(tripped)));
          } finally {
            if (printsJournal) {
              journalTurn.unlock();
            }
          }
        });
  }

  /**
   * WireMock answers 404 without a body when there is no such admin resource, and in Java's words
   * when it cannot read a document.
   */
  private ServerResponse explained(ServerRequest request, ServerResponse answer) {
    if (answer.status() == 422) {
      String body = new String(answer.body().bytes(), StandardCharsets.UTF_8);
      String plain =
          DETAIL
              .matcher(body)
              .replaceAll(
                  found ->
                      Matcher.quoteReplacement(
                          found.group(1)
                              + JsonText.of(
                                  PlainWords.of(JsonTree.read(found.group(2)).stringValue()))));
      return new ServerResponse(
          answer.status(), answer.headers(), plain.getBytes(StandardCharsets.UTF_8));
    }
    if (answer.status() != 404 || answer.body().length() > 0) {
      return answer;
    }
    boolean strict = engine.settings().strictWire();
    String path = request.canonicalPath();
    return (strict && !Health.isAsked("GET", path)
            ? Optional.<ServerResponse>empty()
            : ErrorResponses.wrongMethod(request.method(), path))
        .orElseGet(
            () ->
                ErrorResponses.error(
                    404, ErrorResponses.noAdminResource(request.method(), path, strict)));
  }

  /**
   * HEAD is GET without the body (RFC 9110, section 9.3.2), which the server omits. WireMock's
   * admin side has no routes for HEAD.
   */
  private static ServerRequest asGet(ServerRequest request) {
    return request.method().equals("HEAD") ? request.withMethod("GET") : request;
  }

  private void serveElse(ServerRequest request, Consumer<ServerResponse> outlet) {
    wireMock.serve(
        logging(request, outlet),
        handlers -> {
          try {
            arrive(request);
            orFailed(request, outlet, () -> handlers.stubs().handle(request, false, outlet));
          } finally {
            engine.context().clear();
          }
        });
  }

  private void arrive(ServerRequest request) {
    engine
        .context()
        .arrive(request.method(), request.target(), request.arrival(), request.clientPort());
  }

  private void serveOurs(
      ServerRequest request, Consumer<ServerResponse> outlet, WireMockSide.Handler stubs) {
    RequestContext context = engine.context();
    AtomicBoolean cut = new AtomicBoolean();
    Consumer<ServerResponse> cutting =
        answer ->
            outlet.accept(cut.get() ? answer.withFault(ServerResponse.Fault.TRUNCATED) : answer);
    try {
      arrive(request);
      context.offerTruncation(() -> cut.set(true));
      request.intake().complaint().ifPresent(context::set);
      orFailed(request, outlet, () -> stubs.handle(request, false, cutting));
    } finally {
      context.clear();
    }
  }

  /** Answers a failure, and rethrows it for the error log unless it is a known one. */
  private void orFailed(ServerRequest request, Consumer<ServerResponse> outlet, Runnable serve) {
    try {
      serve.run();
    } catch (StoreFailure failure) {
      outlet.accept(
          logged(
              request,
              Cause.STORE,
              "Not your request: %s; send it again later.".formatted(failure.reason()),
              ErrorResponses.error(503, failure.reason() + "; try again later")));
    } catch (MissingBody missing) {
      outlet.accept(
          logged(
              request,
              Cause.STUB,
              "One of your stub mappings names a body file that cannot be used.",
              ErrorResponses.error(500, String.valueOf(missing.getMessage()))));
    } catch (RuntimeException tripped) {
      outlet.accept(failed(request, tripped));
      throw tripped;
    }
  }

  /**
   * Once a request is well-formed, WireMock fails only because of a stub mapping, template or
   * setting of the user's. The response says so and is logged; the caller rethrows for the error
   * log.
   */
  private ServerResponse failed(ServerRequest request, RuntimeException tripped) {
    return logged(
        request,
        Cause.STUB,
        "WireMock failed on it because of one of your stub mappings, templates or settings.",
        ErrorResponses.error(
            500,
            "WireMock failed on this request: %s; look at your stub mappings, templates and"
                    .formatted(WireMockFailure.reason(tripped))
                + " settings, or bring back the start with POST /__admin/reset"));
  }

  /** Logs an error that neither an API nor WireMock answered with, and links it to its entry. */
  private ServerResponse logged(
      ServerRequest request, Cause cause, String hint, ServerResponse error) {
    UUID id = UUID.randomUUID();
    ServerResponse response = error.withHeaders(engine.unmatchedHeaders(request, id));
    engine
        .logger()
        .ifPresent(
            logger ->
                logger.write(
                    RequestLogger.Seen.of(
                        id, request, response, System.nanoTime() - request.arrival()),
                    Optional.empty(),
                    new LogEntry.Outcome(cause, "", hint, Optional.empty(), Optional.empty(), 0),
                    true));
    return response;
  }

  private static boolean hasBody(ServerRequest request) {
    return request.intake().body().length > 0;
  }

  private static boolean isAdmin(String path) {
    return path.equals(ADMIN) || path.startsWith(ADMIN + "/");
  }
}
