package io.github.leadmock.operation;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What stands before every operation of an API: a forced outcome first, whatever else the request
 * is worth, then authentication. Neither changes state. Thread-safe.
 */
public final class Guard {

  private final ErrorTable errors;
  private final Rules rules;
  private final Optional<Predicate<Credentials>> accepted;
  private final String authenticationHint;

  /**
   * A guard.
   *
   * @param errors the vendor's errors
   * @param rules the rules that the guard's answers come from
   * @param accepted which credentials may pass; empty when nobody is asked for any
   * @param authenticationHint what a newcomer reads who sent none that may pass
   */
  public Guard(
      ErrorTable errors,
      Rules rules,
      Optional<Predicate<Credentials>> accepted,
      String authenticationHint) {
    this.errors = requireNonNull(errors, "errors is null");
    this.rules = requireNonNull(rules, "rules is null");
    this.accepted = requireNonNull(accepted, "accepted is null");
    this.authenticationHint = requireNonNull(authenticationHint, "authenticationHint is null");
  }

  /**
   * The rules behind a guard's answers.
   *
   * @param forced a documented status is answered on demand
   * @param notForced an undocumented one is refused
   * @param authentication credentials are needed
   */
  public record Rules(String forced, String notForced, String authentication) {}

  /** The answer that the request asks for by {@code Prefer: code=...}, if it does. */
  Optional<Reply> forced(Request request) {
    Optional<String> code = Prefer.parameter(request.header("Prefer"), "code");
    if (code.isEmpty() || code.get().equals("200")) {
      return Optional.empty();
    }
    if (code.get().matches("[1-5]\\d\\d") && errors.documents(Integer.parseInt(code.get()))) {
      return Optional.of(forcedFailure(Integer.parseInt(code.get())));
    }
    String expected = "expected 200 or one of " + errors.documented();
    return Optional.of(
        errors.failure(
            400,
            rules.notForced(),
            "Prefer: code=%s: the vendor documents no such status; %s"
                .formatted(code.get(), expected),
            "Send Prefer: code=N with a status that the vendor documents; " + expected + "."));
  }

  /** Whether a failure was asked for. */
  boolean isForced(Reply.Failure failure) {
    return failure.rule().endsWith(", " + rules.forced());
  }

  /** Whether anybody is asked for credentials. */
  boolean asks() {
    return accepted.isPresent();
  }

  /** Whether the {@code Authorization} headers hold credentials that may pass. */
  boolean passes(List<String> authorization) {
    Optional<Credentials> given = Credentials.fromHeaders(authorization);
    return accepted.filter(predicate -> given.filter(predicate).isPresent()).isPresent();
  }

  /** The refusal of a request without credentials that may pass. */
  Optional<Reply> unauthenticated(Request request) {
    return !asks() || passes(request.header("Authorization"))
        ? Optional.empty()
        : Optional.of(
            errors.failure(
                401,
                rules.authentication(),
                "no valid credentials in the Authorization header",
                authenticationHint));
  }

  private Reply forcedFailure(int status) {
    Reply.Failure failure = errors.failure(status);
    return new Reply.Failure(
        failure.status(),
        failure.rule() + ", " + rules.forced(),
        "Forced by the request header Prefer: code=" + status + "; nothing was read or changed.",
        failure.headers(),
        failure.model());
  }
}
