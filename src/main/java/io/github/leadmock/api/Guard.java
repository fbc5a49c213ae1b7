package io.github.leadmock.api;

import static java.util.Objects.requireNonNull;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The checks before every operation of an API: first a forced outcome, regardless of the rest of
 * the request; then the session name; then authentication. None of them changes state. Thread-safe.
 */
public final class Guard {

  private final ErrorTable errors;
  private final Rules rules;
  private final Isolation isolation;
  private final Optional<Predicate<Credentials>> accepted;
  private final Function<Optional<Credentials>, String> authenticationHint;

  /**
   * Creates a guard.
   *
   * @param errors the vendor's errors
   * @param rules the rules behind the guard's replies
   * @param isolation which sessions a request may name
   * @param accepted which credentials are accepted; empty if none are needed
   * @param authenticationHint makes the hint for a request with these refused credentials, or
   *     without well-formed ones
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
   * The rules behind the guard's replies.
   *
   * @param forced a documented status can be forced
   * @param notForced an undocumented status cannot be forced
   * @param delay a response can be delayed on demand, up to a limit
   * @param switched the mock's controls make a call fail
   * @param limited the mock's controls limit the rate of calls
   * @param session an invalid session name is refused
   * @param authentication credentials are required
   */
  public record Rules(
      String forced,
      String notForced,
      String delay,
      String switched,
      String limited,
      String session,
      String authentication) {}

  /** Refuses a request that asks for an outcome or a delay that is not available. */
  Optional<Reply> refusedWish(Request request) {
    return unavailable(request)
        .map(
            preference ->
                preference.name().equals(Preference.CODE)
                    ? noSuchStatus(preference)
                    : noSuchDelay(preference));
  }

  /** The preference of a request that cannot be met. */
  Optional<Preference> unavailable(Request request) {
    return Preference.of(request, Preference.CODE)
        .filter(preference -> !preference.value().equals("200") && status(preference).isEmpty())
        .or(
            () ->
                Preference.of(request, Preference.DELAY)
                    .filter(preference -> Prefer.millis(preference.value()).isEmpty()));
  }

  /**
   * The error that the request asks for with {@code Prefer: code=...}; empty if it asks for none,
   * or for one that is not available.
   */
  Optional<Reply> grantedWish(Request request) {
    return Preference.of(request, Preference.CODE)
        .flatMap(preference -> status(preference).map(status -> forcedFailure(status, preference)));
  }

  /** An error that one of the mock's controls asks for. */
  Reply.Failure switched(int status, String hint) {
    return made(status, rules.switched(), hint, Map.of());
  }

  /** The error for an exceeded rate limit. */
  Reply.Failure limited(int status, long retryAfterSeconds, String hint) {
    return made(
        status, rules.limited(), hint, Map.of("Retry-After", String.valueOf(retryAfterSeconds)));
  }

  /** The error of a mock that cannot do it at present. */
  Reply.Failure unavailable(String hint) {
    Reply.Failure failure = errors.failure(503);
    Map<String, String> headers = new HashMap<>(failure.headers());
    headers.put("Retry-After", "1");
    return new Reply.Failure(503, failure.rule(), hint, headers, failure.model());
  }

  private Optional<Integer> status(Preference preference) {
    return preference.value().matches("[1-5][0-9][0-9]")
        ? Optional.of(Integer.valueOf(preference.value())).filter(errors::documents)
        : Optional.empty();
  }

  private Reply noSuchStatus(Preference preference) {
    String expected = "expected 200 or one of " + errors.documented();
    return errors.failure(
        400,
        rules.notForced(),
        "%s: the vendor documents no such status; %s".formatted(preference.text(), expected),
        "Send %s with a status that the vendor documents; %s."
            .formatted(preference.text("N"), expected));
  }

  private Reply noSuchDelay(Preference preference) {
    String expected = "expected whole milliseconds from 0 to " + Prefer.MAX_DELAY_MILLIS;
    return errors.failure(
        400,
        rules.delay(),
        "%s: no such delay; %s".formatted(preference.text(), expected),
        "Send %s for a second; %s.".formatted(preference.text("1000"), expected));
  }

  /** Refuses a request with an invalid session name. */
  Optional<Reply> misnamed(Request request) {
    return isolation
        .fault(request)
        .map(
            fault ->
                errors.failure(
                    400,
                    rules.session(),
                    fault.message(),
                    "Send one header %s with %s, or none to use the shared session."
                        .formatted(Isolation.HEADER, fault.expected())));
  }

  /** Which sessions a request may name. */
  Isolation isolation() {
    return isolation;
  }

  /**
   * The session that a request names, or else its user if the credentials are accepted; empty for
   * shared data or an invalid session name.
   */
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

  /** Whether credentials are needed. */
  boolean asks() {
    return accepted.isPresent();
  }

  private boolean passes(List<String> authorization) {
    Optional<Credentials> given = Credentials.fromHeaders(authorization);
    return accepted.filter(predicate -> given.filter(predicate).isPresent()).isPresent();
  }

  /** Refuses a request without accepted credentials. */
  Optional<Reply> unauthenticated(Request request) {
    if (mayPass(request)) {
      return Optional.empty();
    }
    List<String> authorization = request.header("Authorization");
    String problem =
        Credentials.problem(authorization)
            .map("The Authorization header is not well-formed: %s. "::formatted)
            .orElse("");
    return Optional.of(
        errors.failure(
            401,
            rules.authentication(),
            "no valid credentials in the Authorization header",
            problem + authenticationHint.apply(Credentials.fromHeaders(authorization))));
  }

  private Reply forcedFailure(int status, Preference preference) {
    return made(
        status,
        rules.forced(),
        "Forced by the %s %s; nothing was read or changed."
            .formatted(preference.place(), preference.text()),
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
