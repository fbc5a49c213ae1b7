package io.github.leadmock.api;

import static java.util.Objects.requireNonNull;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What stands before every operation of an API: a forced outcome first, whatever else the request
 * is worth, then the name of its session, then authentication. None changes state. Thread-safe.
 */
public final class Guard {

  private final ErrorTable errors;
  private final Rules rules;
  private final Isolation isolation;
  private final Optional<Predicate<Credentials>> accepted;
  private final Function<Optional<Credentials>, String> authenticationHint;

  /**
   * A guard.
   *
   * @param errors the vendor's errors
   * @param rules the rules that the guard's answers come from
   * @param isolation which sessions a request may name
   * @param accepted which credentials may pass; empty when nobody is asked for any
   * @param authenticationHint what a newcomer reads who sent these, or no well-formed ones
   */
  public Guard(
      ErrorTable errors,
      Rules rules,
      Isolation isolation,
      Optional<Predicate<Credentials>> accepted,
      Function<Optional<Credentials>, String> authenticationHint) {
    this.errors = requireNonNull(errors, "errors is null");
    this.rules = requireNonNull(rules, "rules is null");
    this.isolation = requireNonNull(isolation, "isolation is null");
    this.accepted = requireNonNull(accepted, "accepted is null");
    this.authenticationHint = requireNonNull(authenticationHint, "authenticationHint is null");
  }

  /**
   * The rules behind a guard's answers.
   *
   * @param forced a documented status is answered on demand
   * @param notForced an undocumented one is refused
   * @param delay an answer waits on demand, within a limit
   * @param switched the mock's controls make a call fail
   * @param limited the mock's controls limit the rate of calls
   * @param session a session that cannot be named so is refused
   * @param authentication credentials are needed
   */
  public record Rules(
      String forced,
      String notForced,
      String delay,
      String switched,
      String limited,
      String session,
      String authentication) {}

  /** The refusal of a request that asks for an outcome or a delay that there is not. */
  Optional<Reply> refusedWish(Request request) {
    return impossibleWish(request)
        .map(wish -> wish.name().equals(Preference.CODE) ? noSuchStatus(wish) : noSuchDelay(wish));
  }

  /** What a request asks for that there is not. */
  Optional<Preference> impossibleWish(Request request) {
    return Preference.of(request, Preference.CODE)
        .filter(wish -> !wish.value().equals("200") && status(wish).isEmpty())
        .or(
            () ->
                Preference.of(request, Preference.DELAY)
                    .filter(wish -> Prefer.millis(wish.value()).isEmpty()));
  }

  /** The answer that the request asks for by {@code Prefer: code=...}, if it does and can. */
  Optional<Reply> grantedWish(Request request) {
    return Preference.of(request, Preference.CODE)
        .flatMap(wish -> status(wish).map(status -> forcedFailure(status, wish)));
  }

  /** An error that a switch of the mock asks for. */
  Reply.Failure switched(int status, String hint) {
    return made(status, rules.switched(), hint, Map.of());
  }

  /** The same because of a rate limit. */
  Reply.Failure limited(int status, long retryAfterSeconds, String hint) {
    return made(
        status, rules.limited(), hint, Map.of("Retry-After", String.valueOf(retryAfterSeconds)));
  }

  private Optional<Integer> status(Preference wish) {
    return wish.value().matches("[1-5][0-9][0-9]")
        ? Optional.of(Integer.valueOf(wish.value())).filter(errors::documents)
        : Optional.empty();
  }

  private Reply noSuchStatus(Preference wish) {
    String expected = "expected 200 or one of " + errors.documented();
    return errors.failure(
        400,
        rules.notForced(),
        "%s: the vendor documents no such status; %s".formatted(wish.text(), expected),
        "Send %s with a status that the vendor documents; %s.".formatted(wish.text("N"), expected));
  }

  private Reply noSuchDelay(Preference wish) {
    String expected = "expected whole milliseconds from 0 to " + Prefer.MAX_DELAY_MILLIS;
    return errors.failure(
        400,
        rules.delay(),
        "%s: no such delay; %s".formatted(wish.text(), expected),
        "Send %s for a second; %s.".formatted(wish.text("1000"), expected));
  }

  /** The refusal of a request that names a session in a way that is not possible. */
  Optional<Reply> misnamed(Request request) {
    return isolation
        .fault(request)
        .map(
            fault ->
                errors.failure(
                    400,
                    rules.session(),
                    fault.message(),
                    "Send one header %s with %s, or none to share what all others see."
                        .formatted(Isolation.HEADER, fault.expected())));
  }

  /** Which sessions a request may name. */
  Isolation isolation() {
    return isolation;
  }

  /** The session that a request is about; none when it is refused before that matters. */
  Optional<String> session(Request request) {
    if (isolation.fault(request).isPresent()) {
      return Optional.empty();
    }
    WriteScope owner = isolation.owner(request);
    return owner.session().or(() -> owner.user().filter(user -> mayPass(request)));
  }

  private boolean mayPass(Request request) {
    return !asks() || passes(request.header("Authorization"));
  }

  /** Whether anybody is asked for credentials. */
  boolean asks() {
    return accepted.isPresent();
  }

  private boolean passes(List<String> authorization) {
    Optional<Credentials> given = Credentials.fromHeaders(authorization);
    return accepted.filter(predicate -> given.filter(predicate).isPresent()).isPresent();
  }

  /** The refusal of a request without credentials that may pass. */
  Optional<Reply> unauthenticated(Request request) {
    return mayPass(request)
        ? Optional.empty()
        : Optional.of(
            errors.failure(
                401,
                rules.authentication(),
                "no valid credentials in the Authorization header",
                authenticationHint.apply(
                    Credentials.fromHeaders(request.header("Authorization")))));
  }

  private Reply forcedFailure(int status, Preference wish) {
    return made(
        status,
        rules.forced(),
        "Forced by the %s %s; nothing was read or changed.".formatted(wish.place(), wish.text()),
        Map.of());
  }

  private Reply.Failure made(int status, String rule, String hint, Map<String, String> headers) {
    Reply.Failure failure = errors.failure(status);
    Map<String, String> all = new HashMap<>(failure.headers());
    all.putAll(headers);
    return new Reply.Failure(
        failure.status(), failure.rule() + ", " + rule, hint, all, failure.model());
  }
}
