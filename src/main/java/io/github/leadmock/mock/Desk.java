package io.github.leadmock.mock;

import io.github.leadmock.front.Answer;
import io.github.leadmock.front.Inbound;
import io.github.leadmock.front.Reception;
import io.github.leadmock.operation.Header;
import io.github.leadmock.service.Address;
import io.github.leadmock.service.AdminGuard;
import io.github.leadmock.service.Complaint;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Says who answers a request of our own front: the admin side behind its guard, we directly, or
 * WireMock's stubs. Takes the same care of WireMock as the front door of its own server.
 * Thread-safe.
 */
final class Desk implements Reception {

  private static final String ADMIN = "/__admin";

  private final DirectWay direct;
  private final LateWireMock wireMock;
  private final AdminGuard guard;
  private final AdminPages pages = new AdminPages();
  private final Core core;

  Desk(DirectWay direct, LateWireMock wireMock, AdminGuard guard, Core core) {
    this.direct = direct;
    this.wireMock = wireMock;
    this.guard = guard;
    this.core = core;
  }

  @Override
  public Optional<Answer> atOnce(Inbound request) {
    if (request.method().equals("CONNECT")) {
      return Optional.of(Answers.error(501, "this server is no proxy: it does not take CONNECT"));
    }
    if (request.method().equals("OPTIONS") && request.path().equals("*")) {
      return Optional.of(
          new Answer(204, List.of(new Header("Allow", "GET, HEAD, POST, OPTIONS")), new byte[0]));
    }
    return isAdmin(request.canonicalPath()) ? Optional.empty() : direct.answer(request);
  }

  @Override
  public void receive(Inbound request, Consumer<Answer> outlet) {
    if (isAdmin(request.canonicalPath())) {
      if (Health.isAsked(request.method(), request.canonicalPath())) {
        outlet.accept(Health.answer());
        return;
      }
      Optional<AdminGuard.Refusal> objection = guard.objection(caller(request));
      if (objection.isPresent()) {
        outlet.accept(Answers.of(objection.get()));
        return;
      }
      elsewhere(request, outlet, () -> serveAdmin(request, outlet));
      return;
    }
    if (core.files().owns(Address.mend(request.path()))) {
      wireMock.serve(outlet, handlers -> serveOurs(request, outlet, handlers.stubs()));
      return;
    }
    elsewhere(request, outlet, () -> serveElse(request, outlet));
  }

  /** Where no API answers in its own words, what cannot be taken is refused here. */
  private static void elsewhere(Inbound request, Consumer<Answer> outlet, Runnable serve) {
    Optional<Complaint> complaint = request.intake().complaint();
    if (complaint.isPresent()) {
      outlet.accept(Answers.error(413, complaint.get().message()));
      return;
    }
    serve.run();
  }

  private void serveAdmin(Inbound request, Consumer<Answer> outlet) {
    if (request.canonicalPath().equals(ADMIN)) {
      outlet.accept(new Answer(302, List.of(new Header("Location", ADMIN + "/")), new byte[0]));
      return;
    }
    Optional<Answer> page = pages.find(request.canonicalPath().substring(ADMIN.length()));
    if (page.isPresent()) {
      outlet.accept(page.get());
      return;
    }
    // curl -d calls everything a form, and WireMock would take JSON for one.
    boolean json = request.path().startsWith(ADMIN + "/leadmock/") && hasBody(request);
    wireMock.serve(
        outlet,
        handlers -> {
          try {
            handlers
                .admin()
                .handle(
                    new WireRequest(asGet(request), ADMIN, json),
                    answer -> outlet.accept(explained(answer)));
          } catch (RuntimeException tripped) {
            if (request.path().startsWith(ADMIN + "/leadmock/")) {
              throw tripped;
            }
            outlet.accept(notTaken(tripped));
          }
        });
  }

  /**
   * WireMock trips over parameters and bodies that it does not expect, and its notifier has said
   * so.
   */
  private static Answer notTaken(RuntimeException tripped) {
    String reason =
        tripped.getMessage() == null ? tripped.getClass().getSimpleName() : tripped.getMessage();
    return Answers.error(
        400,
        "WireMock cannot make sense of this call: %s; look at its parameters and its body"
            .formatted(reason.lines().findFirst().orElse("").strip()));
  }

  /** WireMock has nothing to say of what its admin side has not. */
  private static Answer explained(Answer answer) {
    return answer.status() == 404 && answer.body().length() == 0
        ? Answers.error(404, Answers.NO_ADMIN_RESOURCE)
        : answer;
  }

  /**
   * HEAD is GET without the body (RFC 9110, section 9.3.2), which the front leaves out. WireMock's
   * admin side has no routes for it.
   */
  private static Inbound asGet(Inbound request) {
    return request.method().equals("HEAD") ? request.withMethod("GET") : request;
  }

  private static boolean isRead(String method) {
    return method.equals("GET") || method.equals("HEAD");
  }

  private void serveElse(Inbound request, Consumer<Answer> outlet) {
    wireMock.serve(
        outlet,
        handlers -> {
          try {
            handlers.stubs().handle(new WireRequest(request, "", false), outlet);
          } catch (MissingBody missing) {
            outlet.accept(Answers.error(500, String.valueOf(missing.getMessage())));
          }
        });
  }

  /**
   * WireMock may fail on what it cannot make sense of before any operation is asked, such as JSON
   * that calls itself a form, as the documented curl call sends it. The request then goes in again
   * as plain bytes; a user's own stub that matches a well-formed form or multipart body still gets
   * to see it.
   */
  private void serveOurs(Inbound request, Consumer<Answer> outlet, Handover stubs) {
    Screening screening = core.screening();
    boolean harmless = !request.intake().isUnderstood(request.header("Content-Type"));
    AtomicBoolean cut = new AtomicBoolean();
    Consumer<Answer> cutting =
        answer -> outlet.accept(cut.get() ? answer.withFault(Answer.Fault.TRUNCATED) : answer);
    try {
      screening.arrive(request.method(), request.arrival());
      screening.offerTruncation(() -> cut.set(true));
      request.intake().complaint().ifPresent(screening::set);
      stubs.handle(new WireRequest(request, "", harmless), cutting);
    } catch (MissingBody missing) {
      outlet.accept(Answers.error(500, String.valueOf(missing.getMessage())));
    } catch (RuntimeException tripped) {
      if (screening.isReached() || harmless) {
        throw tripped;
      }
      stubs.handle(new WireRequest(request, "", true), cutting);
    } finally {
      screening.clear();
    }
  }

  private static boolean hasBody(Inbound request) {
    return request.intake().body().length > 0;
  }

  private static boolean isAdmin(String path) {
    return path.equals(ADMIN) || path.startsWith(ADMIN + "/");
  }

  /** HTTP/2 has no Host header; what it has instead is the request's host. */
  private static AdminGuard.Caller caller(Inbound request) {
    @Nullable String host = request.header("Host");
    return new AdminGuard.Caller(
        isRead(request.method()) && ConsolePages.isFile(request.path()),
        host == null ? request.host() + ":" + request.port() : host,
        request.header("Origin"),
        request.header("Sec-Fetch-Site"),
        request.header("Sec-Fetch-Mode"),
        request.header("Authorization"));
  }
}
