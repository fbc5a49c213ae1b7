package io.github.leadmock.api;

import static java.util.Objects.requireNonNull;

import io.github.leadmock.api.Correction.Login;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One vendor's operations behind their guard. Thread-safe. */
public final class Api {

  private final String name;
  private final ErrorTable errors;
  private final Guard guard;
  private final Map<String, Operation> operations;
  private final Set<String> open;
  private final Set<String> writes;
  private final RoutingRules routing;
  private final Advisor advisor;

  /**
   * An API.
   *
   * @param name {@code metroleads} or {@code liveforce}, the name of its folder in {@code stubs/}
   * @param operations what it does, by the names that stub mappings use
   * @param open the operations that ask for no credentials
   * @param writes the operations that change the state
   * @param routing the rules behind 404 and 405 of paths and methods that are no operation
   * @param advisor knows valid requests
   */
  public Api(
      String name,
      ErrorTable errors,
      Guard guard,
      Map<String, Operation> operations,
      Set<String> open,
      Set<String> writes,
      RoutingRules routing,
      Advisor advisor) {
    this.name = requireNonNull(name, "name is null");
    this.errors = requireNonNull(errors, "errors is null");
    this.guard = requireNonNull(guard, "guard is null");
    this.operations = Map.copyOf(operations);
    this.open = Set.copyOf(open);
    this.writes = Set.copyOf(writes);
    this.routing = requireNonNull(routing, "routing is null");
    this.advisor = requireNonNull(advisor, "advisor is null");
  }

  /**
   * The rules behind answers to requests that reach no operation.
   *
   * @param notFound an unknown path
   * @param methodNotAllowed a known path with another method
   * @param unacceptable a request that is refused before it reaches an operation: too large, not
   *     decodable
   */
  public record RoutingRules(String notFound, String methodNotAllowed, String unacceptable) {}

  /** The name that stub mappings and rules use. */
  public String name() {
    return name;
  }

  /** The names of the operations. */
  public Set<String> operations() {
    return operations.keySet();
  }

  /** A pair that may pass, now and here. */
  public Credentials workingCredentials() {
    return advisor.workingCredentials();
  }

  /** Whether an operation changes the state. */
  public boolean writes(String operation) {
    return writes.contains(operation);
  }

  /** The error statuses that the vendor documents, in order. */
  public List<Integer> statuses() {
    return errors.documented();
  }

  /** The refusal of a request that asks for an outcome or a delay that there is not. */
  public Optional<Reply> refusedWish(Request request) {
    return guard.refusedWish(request);
  }

  /** The answer that a request asks for itself, if it does and can. */
  public Optional<Reply> grantedWish(Request request) {
    return guard.grantedWish(request);
  }

  /**
   * The error that a switch of the mock asks for, whatever the request is worth.
   *
   * @param status one of {@link #statuses()}
   * @param hint names the switch
   */
  public Reply.Failure switched(int status, String hint) {
    return guard.switched(status, hint);
  }

  /** The same because of a rate limit, with the whole seconds after which to come again. */
  public Reply.Failure limited(int status, long retryAfterSeconds, String hint) {
    return guard.limited(status, retryAfterSeconds, hint);
  }

  /**
   * The name of the session, or of the user, whose own writes a request is about; empty when it is
   * about what all share, and when nobody let it in.
   */
  public Optional<String> session(Request request) {
    return guard.session(request);
  }

  /** Answers a request to an operation, or as it asks to be answered itself. */
  public Reply answer(String operation, Request request) {
    return wish(request).orElseGet(() -> perform(operation, request));
  }

  /** The same for a request that asks for no outcome of its own, which nobody looks for again. */
  public Reply perform(String operation, Request request) {
    @Nullable Operation chosen = operations.get(operation);
    if (chosen == null) {
      throw new IllegalStateException(
          "a stub mapping names the operation '%s' of %s; expected one of %s"
              .formatted(operation, name, operations.keySet()));
    }
    return guard
        .misnamed(request)
        .or(() -> open.contains(operation) ? Optional.empty() : guard.unauthenticated(request))
        .orElseGet(() -> chosen.answer(Preference.removedFrom(request)));
  }

  /**
   * Answers a request that is no operation.
   *
   * @param others the operations that the path does have, by their methods; empty for an unknown
   *     path
   */
  public Reply answerUnknown(Request request, Map<String, String> others) {
    return wish(request).orElseGet(() -> performUnknown(request, others));
  }

  /** The same for a request that asks for no outcome of its own, which nobody looks for again. */
  public Reply performUnknown(Request request, Map<String, String> others) {
    boolean isOpen = others.values().stream().anyMatch(open::contains);
    return guard
        .misnamed(request)
        .or(() -> isOpen ? Optional.empty() : guard.unauthenticated(request))
        .orElseGet(() -> unknown(request, others.keySet()));
  }

  private Optional<Reply> wish(Request request) {
    return guard.refusedWish(request).or(() -> guard.grantedWish(request));
  }

  /** The refusal of a request that cannot be taken at all. */
  public Reply.Failure unacceptable(String message, String hint) {
    return errors.failure(400, routing.unacceptable(), message, hint);
  }

  /**
   * The nearest valid request to one that was refused, in the world as it is now; empty when none
   * would be taken before the mock is reset.
   *
   * @param failure how it was refused
   * @param routes where the operations of this API are
   */
  public Optional<Correction> correct(RawRequest sent, Reply.Failure failure, List<Route> routes) {
    RouteMatch fit =
        RouteMatch.nearest(
            routes.stream().filter(route -> route.api().equals(name)).toList(), sent);
    return correct(
        sent, fit, failure.rule().equals(routing.unacceptable()) ? List.of("body") : List.of());
  }

  /**
   * The nearest valid request to one that reached no API.
   *
   * @param apis all APIs
   * @param routes where their operations are
   */
  public static Optional<Correction> correctUnmatched(
      List<Api> apis, RawRequest sent, List<Route> routes) {
    RouteMatch fit = RouteMatch.nearest(routes, sent);
    return apis.stream()
        .filter(api -> api.name.equals(fit.route().api()))
        .findFirst()
        .orElseThrow()
        .correct(sent, fit, List.of("path"));
  }

  /** Blames what was wrong in the order in which {@link #answer} looks at it. */
  private Optional<Correction> correct(RawRequest sent, RouteMatch fit, List<String> blamed) {
    Request request = sent.toRequest();
    String operation = fit.route().operation();
    Login login = login(request, operation);
    RequestCorrection draft =
        new RequestCorrection(
            sent, fit, login, guard.isolation().mended(request, credentials(login, request)));
    blamed.forEach(draft::blame);
    guard.impossibleWish(request).map(Preference::field).ifPresent(draft::blame);
    if (guard.misnamed(request).isPresent()) {
      draft.blame("header " + Isolation.HEADER);
    }
    boolean asked = !(fit.pathFits() && open.contains(operation));
    if (asked && guard.unauthenticated(request).isPresent()) {
      draft.blame("header Authorization");
    }
    if (!fit.pathFits()) {
      draft.blame("path");
    } else if (!fit.methodFits()) {
      draft.blame("method");
    }
    advisor.mend(operation, draft);
    return draft.finish();
  }

  private Login login(Request request, String operation) {
    if (open.contains(operation)) {
      return new Login.Nobody();
    }
    if (!guard.asks()) {
      return guard.isolation().owner(request).user().isPresent()
          ? new Login.Same()
          : new Login.Nobody();
    }
    return guard.unauthenticated(request).isEmpty()
        ? new Login.Same()
        : new Login.Working(advisor.workingCredentials());
  }

  private static Optional<Credentials> credentials(Login login, Request request) {
    if (login instanceof Login.Working working) {
      return Optional.of(working.pair());
    }
    return login instanceof Login.Same
        ? Credentials.fromHeaders(request.header("Authorization"))
        : Optional.empty();
  }

  private Reply unknown(Request request, Set<String> allowed) {
    if (allowed.isEmpty()) {
      return errors.failure(
          404,
          routing.notFound(),
          "no such resource",
          "No documented operation of %s has this path; see ./leadmock leads for paths to try."
              .formatted(name));
    }
    String methods = String.join(", ", allowed);
    return errors.failure(
        405,
        routing.methodNotAllowed(),
        "method %s is not valid for this resource; expected %s"
            .formatted(request.method(), methods),
        allowed.stream()
            .filter(request.method()::equalsIgnoreCase)
            .findFirst()
            .map("Methods are case-sensitive (RFC 9110, section 9.1): send %s."::formatted)
            .orElseGet(() -> "Send this request with %s.".formatted(methods)));
  }
}
