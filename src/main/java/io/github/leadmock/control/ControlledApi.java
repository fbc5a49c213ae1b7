package io.github.leadmock.control;

import static java.util.Objects.requireNonNull;

import io.github.leadmock.api.Api;
import io.github.leadmock.api.ConsoleMark;
import io.github.leadmock.api.Prefer;
import io.github.leadmock.api.Reply;
import io.github.leadmock.api.Request;
import io.github.leadmock.control.Decision.Interference;
import java.util.Optional;
import java.util.Set;

/**
 * One vendor's API under the controls. What a request asks for itself ({@code Prefer}) goes first,
 * then the switches, then the API. Thread-safe.
 */
public final class ControlledApi {

  private final Api api;
  private final ControlPanel panel;
  private final boolean sparesConsole;

  /**
   * An API with its switches.
   *
   * @param sparesConsole whether requests that the console marks as its own meet no switch
   */
  public ControlledApi(Api api, ControlPanel panel, boolean sparesConsole) {
    this.sparesConsole = sparesConsole;
    this.api = requireNonNull(api, "api is null");
    this.panel = requireNonNull(panel, "panel is null");
  }

  /** The API by itself. */
  public Api api() {
    return api;
  }

  /**
   * Answers a request.
   *
   * @param operation the operation that it is for; empty when it is for none
   * @param allowed the methods that its path has
   */
  public Outcome answer(String operation, Request request, Set<String> allowed) {
    Optional<Long> wished = Prefer.delayMillis(request);
    Optional<Reply> refused = api.refusedWish(request);
    if (refused.isPresent()) {
      return natural(refused.get(), wished.orElseGet(() -> delay(request)));
    }
    Optional<Reply> granted = api.grantedWish(request);
    if (granted.isPresent()) {
      return new Outcome(
          granted.get(),
          Cause.FORCED,
          Optional.empty(),
          Optional.empty(),
          wished.orElseGet(() -> delay(request)));
    }
    // Almost always nothing is on: then nobody looks for the mark.
    Decision decision =
        panel.controls().leavesRequestsAlone() || isSpared(request)
            ? Decision.NONE
            : panel.decide(api, operation);
    long delay = wished.orElse(decision.delayMillis());
    return decision
        .interference()
        .map(interference -> disturbed(interference, delay, operation, request, allowed))
        .orElseGet(() -> natural(reply(operation, request, allowed), delay));
  }

  /**
   * Refuses a request that cannot be taken at all.
   *
   * @param message for the error's body
   * @param hint for the developer
   */
  public Outcome refuse(Request request, String message, String hint) {
    return natural(
        api.unacceptable(message, hint),
        Prefer.delayMillis(request).orElseGet(() -> delay(request)));
  }

  private long delay(Request request) {
    return isSpared(request) ? 0 : panel.delay();
  }

  /** Whoever looks at a mock through the console does not want to be in the way of a test. */
  private boolean isSpared(Request request) {
    return sparesConsole && !request.header(ConsoleMark.HEADER).isEmpty();
  }

  private static Outcome natural(Reply reply, long delayMillis) {
    Cause cause = reply instanceof Reply.Failure ? Cause.NATURAL : Cause.NONE;
    return new Outcome(reply, cause, reply.change(), Optional.empty(), delayMillis);
  }

  private Outcome disturbed(
      Interference interference,
      long delay,
      String operation,
      Request request,
      Set<String> allowed) {
    boolean happens =
        api.writes(operation)
            && interference.failure().mayHaveHappened()
            && panel.controls().failedWrites() == FailedWrites.HAPPEN;
    Optional<Reply> happened =
        happens ? Optional.of(reply(operation, request, allowed)) : Optional.empty();
    Optional<String> change = happened.flatMap(Reply::change);
    String after = happens ? "the write itself took its course" : "nothing was read or changed";
    String hint = "Not your request: made to fail %s; %s.".formatted(interference.why(), after);
    if (interference.failure() instanceof Failure.Status failure) {
      Reply reply =
          interference.retryAfterSeconds() > 0
              ? api.limited(failure.status(), interference.retryAfterSeconds(), hint)
              : api.switched(failure.status(), hint);
      return new Outcome(reply, interference.cause(), change, Optional.empty(), delay);
    }
    FaultKind kind = ((Failure.Broken) interference.failure()).kind();
    // Half of an answer is half of the true one; a write that did not happen has none but an error.
    Reply reply =
        happened.orElseGet(
            () ->
                api.writes(operation)
                    ? api.switched(500, hint)
                    : reply(operation, request, allowed));
    return new Outcome(reply, interference.cause(), change, Optional.of(kind), delay);
  }

  private Reply reply(String operation, Request request, Set<String> allowed) {
    return operation.isEmpty()
        ? api.performUnknown(request, allowed)
        : api.perform(operation, request);
  }
}
