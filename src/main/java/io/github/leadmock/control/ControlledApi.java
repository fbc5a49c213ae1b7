package io.github.leadmock.control;

import static java.util.Objects.requireNonNull;

import io.github.leadmock.api.Api;
import io.github.leadmock.api.ConsoleMark;
import io.github.leadmock.api.Prefer;
import io.github.leadmock.api.Reply;
import io.github.leadmock.api.Request;
import io.github.leadmock.control.Decision.Interference;
import io.github.leadmock.store.StoreFailure;
import java.util.Map;
import java.util.Optional;

/**
 * One vendor's API under the mock's controls. What a request asks for itself ({@code Prefer}) takes
 * precedence, then the controls, then the API. Thread-safe.
 */
public final class ControlledApi {

  private final Api api;
  private final ControlPanel panel;
  private final boolean sparesConsole;

  /**
   * An API with its controls.
   *
   * @param sparesConsole whether the controls leave requests from the console alone
   */
  public ControlledApi(Api api, ControlPanel panel, boolean sparesConsole) {
    this.sparesConsole = sparesConsole;
    this.api = requireNonNull(api, "api is null");
    this.panel = requireNonNull(panel, "panel is null");
  }

  /** The API without controls. */
  public Api api() {
    return api;
  }

  /**
   * Answers a request.
   *
   * @param operation the operation; empty if the request matches none
   * @param others the path's operations for other methods, see {@link Api#performUnknown}
   */
  public Outcome answer(String operation, Request request, Map<String, String> others) {
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
    // Usually all controls are off; then the console's header need not be looked up.
    Decision decision =
        panel.controls().leavesRequestsAlone() || isSpared(request)
            ? Decision.NONE
            : panel.decide(api, operation);
    long delay = wished.orElse(decision.delayMillis());
    return decision
        .interference()
        .map(interference -> disturbed(interference, delay, operation, request, others))
        .orElseGet(() -> natural(reply(operation, request, others), delay));
  }

  /**
   * Tells a client that the store did not do what its request needs.
   *
   * @param operation the operation; empty if the request matches none
   */
  public Outcome unavailable(String operation, StoreFailure failure) {
    boolean happened = failure.mayHaveHappened() && api.writes(operation);
    return new Outcome(
        api.unavailable(
            "Not your request: %s; %s."
                .formatted(
                    failure.reason(),
                    happened
                        ? "the write may have taken effect: look before you send it again"
                        : "nothing was changed, send it again later")),
        Cause.STORE,
        Optional.empty(),
        Optional.empty(),
        0);
  }

  /**
   * Refuses a request for which the mock has no memory at present.
   *
   * @param hint what to do about it
   */
  public Outcome busy(String hint) {
    return natural(api.unavailable(hint), 0);
  }

  /** Whether a request may have to wait for a store, if there is one. */
  public boolean usesStore(String operation) {
    return api.usesNotes(operation) || !panel.controls().leavesRequestsAlone();
  }

  /**
   * Refuses a request that cannot be processed at all.
   *
   * @param message the message of the error's body
   * @param hint the hint for the developer
   */
  public Outcome refuse(Request request, String message, String hint) {
    return natural(
        api.unacceptable(message, hint),
        Prefer.delayMillis(request).orElseGet(() -> delay(request)));
  }

  /**
   * What the switches want of a request that another server answers.
   *
   * @param operation the operation that it is for; empty when it is for none
   */
  public Detour detour(String operation) {
    if (panel.controls().leavesRequestsAlone()) {
      return Detour.NONE;
    }
    Decision decision = panel.decide(api, operation);
    return decision
        .interference()
        .map(interference -> detour(operation, decision.delayMillis(), interference))
        .orElseGet(
            () -> new Detour(decision.delayMillis(), Optional.empty(), false, Optional.empty()));
  }

  private Detour detour(String operation, long delay, Interference interference) {
    boolean writes = api.writes(operation);
    boolean happens =
        writes
            && interference.failure().mayHaveHappened()
            && panel.controls().failedWrites() == FailedWrites.APPLY;
    Optional<FaultKind> fault =
        interference.failure() instanceof Failure.Broken broken
            ? Optional.of(broken.kind())
            : Optional.empty();
    // Half of an answer is half of the true one, which a read may well fetch.
    boolean passes = happens || (!writes && fault.equals(Optional.of(FaultKind.TRUNCATED)));
    String hint =
        "Not caused by your request: failed %s; %s."
            .formatted(
                interference.why(),
                passes ? "the server received it anyway" : "it was not forwarded");
    Reply.Failure failure =
        interference.failure() instanceof Failure.Status status
            ? interference.retryAfterSeconds() > 0
                ? api.limited(status.status(), interference.retryAfterSeconds(), hint)
                : api.switched(status.status(), hint)
            : api.switched(500, hint);
    return new Detour(delay, Optional.of(failure), passes, fault);
  }

  /**
   * What becomes of a request on its way to another server.
   *
   * @param delayMillis how long it has to wait
   * @param failure how it fails; empty when it takes its ordinary course
   * @param passes whether it is sent on all the same: then a failure, but for a fault, takes the
   *     place of the answer
   * @param fault how its connection breaks, if it does
   */
  public record Detour(
      long delayMillis,
      Optional<Reply.Failure> failure,
      boolean passes,
      Optional<FaultKind> fault) {

    static final Detour NONE = new Detour(0, Optional.empty(), false, Optional.empty());
  }

  private long delay(Request request) {
    return isSpared(request) ? 0 : panel.delay();
  }

  /** Requests from the console must not interfere with a test. */
  private boolean isSpared(Request request) {
    return sparesConsole && ConsoleMark.isIn(request.header(ConsoleMark.HEADER));
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
      Map<String, String> others) {
    boolean happens =
        api.writes(operation)
            && interference.failure().mayHaveHappened()
            && panel.controls().failedWrites() == FailedWrites.APPLY;
    Optional<Reply> happened =
        happens ? Optional.of(reply(operation, request, others)) : Optional.empty();
    Optional<String> change = happened.flatMap(Reply::change);
    String hint =
        "Not caused by your request: failed %s; %s.".formatted(interference.why(), after(happened));
    if (interference.failure() instanceof Failure.Status failure) {
      Reply reply =
          interference.retryAfterSeconds() > 0
              ? api.limited(failure.status(), interference.retryAfterSeconds(), hint)
              : api.switched(failure.status(), hint);
      return new Outcome(reply, interference.cause(), change, Optional.empty(), delay);
    }
    FaultKind kind = ((Failure.Broken) interference.failure()).kind();
    // A truncated response is half of the real one; a write that did not take effect has none, so
    // half of an error is sent.
    Reply reply =
        happened
            .or(
                () ->
                    api.writes(operation)
                        ? Optional.empty()
                        : Optional.of(reply(operation, request, others)))
            .map(natural -> explained(natural, interference, kind))
            .orElseGet(() -> api.switched(500, hint));
    return new Outcome(reply, interference.cause(), change, Optional.of(kind), delay);
  }

  /** What happened to the request apart from the failure. */
  private static String after(Optional<Reply> happened) {
    return happened
        .map(
            reply ->
                reply instanceof Reply.Failure refused
                    ? "but without that it would have been refused with %s: %s"
                        .formatted(refused.status(), unstopped(refused.hint()))
                    : "the write itself took effect")
        .orElse("nothing was read or changed");
  }

  private static String unstopped(String sentence) {
    return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
  }

  /** If a refused request also gets no complete response, the hint names both causes. */
  private static Reply explained(Reply natural, Interference interference, FaultKind kind) {
    return natural instanceof Reply.Failure refused
        ? refused.withHint(
            "%s In addition, a fault (%s) was injected %s."
                .formatted(refused.hint(), kind.word(), interference.why()))
        : natural;
  }

  private Reply reply(String operation, Request request, Map<String, String> others) {
    return operation.isEmpty()
        ? api.performUnknown(request, others)
        : api.perform(operation, request);
  }
}
