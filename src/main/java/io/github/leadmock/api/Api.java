package io.github.leadmock.api;

import static java.util.Objects.requireNonNull;

import io.github.leadmock.api.Correction.Login;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One vendor's operations behind their guard. Thread-safe. */
public final class Api {

  private final String name;
  private final ErrorTable errors;
  private final Guard guard;
  private final Map<String, Operation> operations;
  private final RoutingRules routing;
  private final Supplier<Credentials> workingCredentials;

  /**
   * An API.
   *
   * @param name {@code metroleads} or {@code liveforce}, the name of its folder in {@code stubs/}
   * @param operations the operations, by the names that stub mappings use, in the order in which
   *     they are listed
   * @param routing the rules behind 404 for unknown paths and 405 for unknown methods
   * @param workingCredentials returns credentials that are currently accepted
   */
  public Api(
      String name,
      ErrorTable errors,
      Guard guard,
      Map<String, Operation> operations,
      RoutingRules routing,
      Supplier<Credentials> workingCredentials) {
    this.name = requireNonNull(name, "name is null");
    this.errors = requireNonNull(errors, "errors is null");
    this.guard = requireNonNull(guard, "guard is null");
    this.operations = Collections.unmodifiableMap(new LinkedHashMap<>(operations));
    this.routing = requireNonNull(routing, "routing is null");
    this.workingCredentials = requireNonNull(workingCredentials, "workingCredentials is null");
  }

  /**
   * The rules behind replies to requests that reach no operation.
   *
   * @param notFound an unknown path
   * @param methodNotAllowed a known path with another method
   * @param unacceptable a request that is refused before it reaches an operation, because it is too
   *     large or cannot be decoded
   */
  public record RoutingRules(String notFound, String methodNotAllowed, String unacceptable) {}

  /** The name that stub mappings and rules use. */
  public String name() {
    return name;
  }

  /** The names of the operations, in the order in which they are listed. */
  public Set<String> operations() {
    return operations.keySet();
  }

  /** Credentials that are accepted at the moment; issues a token if only issued ones are. */
  public Credentials workingCredentials() {
    return workingCredentials.get();
  }

  /** Whether an operation changes state. */
  public boolean writes(String operation) {
    @Nullable Operation chosen = operations.get(operation);
    return chosen != null && chosen.writes();
  }

  /** The error statuses that the vendor documents, in ascending order. */
  public List<Integer> statuses() {
    return errors.documented();
  }

  /**
   * Refuses a request that asks for an outcome or a delay that is not available; empty otherwise.
   */
  public Optional<Reply> refusedWish(Request request) {
    return guard.refusedWish(request);
  }

  /**
   * The error that the request itself asks for; empty if it asks for none, or for one that is not
   * available.
   */
  public Optional<Reply> grantedWish(Request request) {
    return guard.grantedWish(request);
  }

  /**
   * The error that one of the mock's controls asks for, regardless of the request.
   *
   * @param status one of {@link #statuses()}
   * @param hint names the control
   */
  public Reply.Failure switched(int status, String hint) {
    return guard.switched(status, hint);
  }

  /** The error for an exceeded rate limit, with the number of seconds after which to retry. */
  public Reply.Failure limited(int status, long retryAfterSeconds, String hint) {
    return guard.limited(status, retryAfterSeconds, hint);
  }

  /** The error of a mock that cannot do what is asked at present, and asks to retry. */
  public Reply.Failure unavailable(String hint) {
    return guard.unavailable(hint);
  }

  /** Whether an operation reads or writes what users wrote. */
  public boolean usesNotes(String operation) {
    @Nullable Operation chosen = operations.get(operation);
    return chosen != null && chosen.usesNotes();
  }

  /**
   * The session that the request names, or else its user if the credentials are accepted; empty if
   * the request concerns shared data or its session name is invalid.
   */
  public Optional<String> session(Request request) {
    return guard.session(request);
  }

  /**
   * Answers a request to an operation, with the outcome that the request itself asks for if there
   * is one.
   */
  public Reply answer(String operation, Request request) {
    return requestedOutcome(request).orElseGet(() -> perform(operation, request));
  }

  /** Answers a request that asks for no outcome of its own; this is not checked again. */
  public Reply perform(String operation, Request request) {
    Operation chosen = operation(operation);
    return guard
        .misnamed(request)
        .or(() -> chosen.isOpen() ? Optional.empty() : guard.unauthenticated(request))
        .orElseGet(() -> chosen.answer(Preference.removedFrom(request)));
  }

  private Operation operation(String operation) {
    @Nullable Operation chosen = operations.get(operation);
    if (chosen == null) {
      throw new IllegalStateException(
          "a stub mapping names the operation '%s' of %s; expected one of %s"
              .formatted(operation, name, operations.keySet()));
    }
    return chosen;
  }

  /**
   * Answers a request that matches no operation.
   *
   * @param others the path's operations for other methods, by method; empty for an unknown path
   */
  public Reply answerUnknown(Request request, Map<String, String> others) {
    return requestedOutcome(request).orElseGet(() -> performUnknown(request, others));
  }

  /**
   * Answers a request that matches no operation and asks for no outcome of its own; this is not
   * checked again.
   */
  public Reply performUnknown(Request request, Map<String, String> others) {
    boolean isOpen =
        others.values().stream()
            .map(operations::get)
            .anyMatch(other -> other != null && other.isOpen());
    return guard
        .misnamed(request)
        .or(() -> isOpen ? Optional.empty() : guard.unauthenticated(request))
        .orElseGet(() -> unknown(request, others.keySet()));
  }

  /**
   * What is wrong with a request by itself, whatever data there is: its credentials, its ids, its
   * parameters, its body. Takes any well-formed credentials that the guard takes; changes nothing.
   */
  public List<Reply.Failure> objections(String operation, Request request) {
    Operation chosen = operation(operation);
    return Stream.of(
            chosen.isOpen() ? Optional.<Reply>empty() : guard.unauthenticated(request),
            chosen.refusal(request))
        .flatMap(Optional::stream)
        .filter(Reply.Failure.class::isInstance)
        .map(Reply.Failure.class::cast)
        .toList();
  }

  /**
   * The same of a request that is no operation.
   *
   * @param allowed the methods that the path does have; empty for an unknown path
   */
  public Reply.Failure objection(Request request, Set<String> allowed) {
    return (Reply.Failure) unknown(request, allowed);
  }

  private Optional<Reply> requestedOutcome(Request request) {
    return guard.refusedWish(request).or(() -> guard.grantedWish(request));
  }

  /** The refusal of a request that cannot be processed at all. */
  public Reply.Failure unacceptable(String message, String hint) {
    return errors.failure(400, routing.unacceptable(), message, hint);
  }

  /**
   * The valid request nearest to a refused one, given the current state of the world; empty if no
   * such request would be accepted before the mock is reset.
   *
   * @param failure the refusal
   * @param routes the routes of all operations
   */
  public Optional<Correction> correct(RawRequest sent, Reply.Failure failure, List<Route> routes) {
    RouteMatch fit =
        RouteMatch.nearest(
            routes.stream().filter(route -> route.api().equals(name)).toList(), sent);
    return correct(
        sent, fit, failure.rule().equals(routing.unacceptable()) ? List.of("body") : List.of());
  }

  /**
   * The valid request nearest to one that reached no API.
   *
   * @param apis all APIs
   * @param routes the routes of their operations
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

  /** Blames the faults in the order in which {@link #answer} checks for them. */
  private Optional<Correction> correct(RawRequest sent, RouteMatch fit, List<String> blamed) {
    Request request = sent.toRequest();
    Operation operation = operation(fit.route().operation());
    Login login = login(request, operation);
    RequestCorrection correction =
        new RequestCorrection(
            sent, fit, login, guard.isolation().mended(request, credentials(login, request)));
    blamed.forEach(correction::blame);
    guard.unavailable(request).map(Preference::field).ifPresent(correction::blame);
    if (guard.misnamed(request).isPresent()) {
      correction.blame("header " + Isolation.HEADER);
    }
    boolean asked = !(fit.pathFits() && operation.isOpen());
    if (asked && guard.unauthenticated(request).isPresent()) {
      correction.blame("header Authorization");
    }
    if (!fit.pathFits()) {
      correction.blame("path");
    } else if (!fit.methodFits()) {
      correction.blame("method");
    }
    operation.mend(correction);
    return correction.finish();
  }

  private Login login(Request request, Operation operation) {
    if (operation.isOpen()) {
      return new Login.Nobody();
    }
    if (!guard.asks()) {
      return guard.isolation().owner(request).user().isPresent()
          ? new Login.Same()
          : new Login.Nobody();
    }
    return guard.unauthenticated(request).isEmpty()
        ? new Login.Same()
        : new Login.Working(workingCredentials.get());
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
