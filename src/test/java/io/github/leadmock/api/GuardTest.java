package io.github.leadmock.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.leadmock.Cites;
import io.github.leadmock.RequestBuilder;
import io.github.leadmock.api.ErrorTable.Row;
import io.github.leadmock.message.JsonText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GuardTest {

  private static final ErrorTable ERRORS =
      new ErrorTable(
          List.of(row(400, true), row(401, true), row(405, false), row(429, true), row(503, true)));

  private final Guard guard = guard(Optional.of(credentials -> credentials.user().equals("jane")));

  @Test
  @Cites({"ML-FO-01", "LF-FO-01"})
  void forcesADocumentedStatus() {
    Reply.Failure forced = forced("code=429");
    assertThat(forced.status()).isEqualTo(429);
    assertThat(forced.rule()).isEqualTo("R-429, R-FORCED");
    assertThat(forced.hint())
        .isEqualTo("Forced by the request header Prefer: code=429; nothing was read or changed.");
    assertThat(forced.headers()).containsExactly(Map.entry("X-Row", "429"));
    assertThat(forced.model()).containsEntry("message", "\"message 429\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "code",
        "code=405",
        "code=404",
        "code=201",
        "code=999",
        "code=42",
        "code=4290",
        "code=-429",
        "code=\u0664\u0662\u0669",
        "code=x",
        "code=99999999999",
        "code=0429"
      })
  @Cites({"ML-FO-02", "LF-FO-02"})
  void refusesAStatusThatIsNotDocumented(String prefer) {
    String given = prefer.substring(Math.min(prefer.length(), "code=".length()));
    if (prefer.equals("code")) {
      given = "";
    }
    Reply.Failure refusal = forced(prefer);
    assertThat(refusal.status()).isEqualTo(400);
    assertThat(refusal.rule()).isEqualTo("R-NOT-FORCED");
    assertThat(refusal.model())
        .containsEntry(
            "message",
            JsonText.of(
                "Prefer: code="
                    + given
                    + ": the vendor documents no such status; expected 200 or one of [400, 401,"
                    + " 429, 503]"));
    assertThat(refusal.hint())
        .isEqualTo(
            "Send Prefer: code=N with a status that the vendor documents; expected 200 or one of"
                + " [400, 401, 429, 503].");
  }

  @ParameterizedTest
  @ValueSource(strings = {"code=200", "code=\"200\"", "respond-async", "", "foo; code=429"})
  void forcesNothingForOtherPreferences(String prefer) {
    assertThat(forcedBy(RequestBuilder.get().header("Prefer", prefer).build())).isEmpty();
  }

  @Test
  void forcesNothingWithoutTheHeader() {
    assertThat(forcedBy(RequestBuilder.get().build())).isEmpty();
  }

  @Test
  void findsTheHeaderInAnyLetterCase() {
    assertThat(forcedBy(RequestBuilder.get().header("pREFER", "code=429").build())).isPresent();
  }

  @Test
  void acceptsValidCredentials() {
    assertThat(guard.unauthenticated(RequestBuilder.get().credentials("jane", "x").build()))
        .isEmpty();
  }

  @Test
  @Cites({"ML-AU-01", "LF-AU-01"})
  void refusesOtherCredentials() {
    assertThat(guard.unauthenticated(RequestBuilder.get().build())).contains(refusal("Log in."));
    assertThat(guard.unauthenticated(RequestBuilder.get().credentials("john", "x").build()))
        .contains(refusal("john, log in."));
    assertThat(
            guard.unauthenticated(
                RequestBuilder.get().header("Authorization", "Bearer jane").build()))
        .contains(
            refusal(
                "The Authorization header is not well-formed: expected the scheme Basic. Log in."));
  }

  @ParameterizedTest
  @CsvSource({
    "Basic %%%, expected Base64 after Basic",
    "Basic am9z6UBleGFtcGxlLmNvbTp4, 'expected user:token in UTF-8'",
    "Basic amFuZQ==, expected user:token with a colon between the two",
    "Basic amFuZTo=, expected user:token with both parts"
  })
  void saysWhatIsWrongWithAHeader(String authorization, String problem) {
    assertThat(
            guard.unauthenticated(
                RequestBuilder.get().header("Authorization", authorization).build()))
        .contains(
            refusal("The Authorization header is not well-formed: %s. Log in.".formatted(problem)));
  }

  @Test
  void wantsOneHeader() {
    RequestBuilder twice = RequestBuilder.get().credentials("jane", "x").credentials("jane", "x");
    assertThat(guard.unauthenticated(twice.build()))
        .contains(
            refusal(
                "The Authorization header is not well-formed: expected one such header. Log in."));
  }

  private static Reply refusal(String hint) {
    return new Reply.Failure(
        401,
        "R-AUTH",
        hint,
        Map.of("X-Row", "401"),
        Map.of("status", "401", "message", "\"no valid credentials in the Authorization header\""));
  }

  @Test
  void needsNoCredentialsWhenAuthenticationIsOff() {
    assertThat(guard(Optional.empty()).unauthenticated(RequestBuilder.get().build())).isEmpty();
  }

  @Test
  @Cites({"ML-SE-02", "LF-SE-02"})
  void refusesAnInvalidSessionName() {
    Request request = RequestBuilder.get().header("x-leadmock-session", "a b").build();

    Reply.Failure refusal = (Reply.Failure) guard.misnamed(request).orElseThrow();

    assertThat(refusal.status()).isEqualTo(400);
    assertThat(refusal.rule()).isEqualTo("R-SESSION");
    assertThat(refusal.model())
        .containsEntry(
            "message",
            "\"X-Leadmock-Session is 'a b'; expected 1 to 64 letters, digits or any of . _ : @ -\"");
    assertThat(refusal.hint())
        .isEqualTo(
            "Send one header X-Leadmock-Session with 1 to 64 letters, digits or any of . _ : @ -, or none to use the shared session.");
  }

  @Test
  void acceptsARequestWithAndWithoutASession() {
    assertThat(guard.misnamed(RequestBuilder.get().build())).isEmpty();
    assertThat(guard.misnamed(RequestBuilder.get().header("X-Leadmock-Session", "a").build()))
        .isEmpty();
  }

  private Optional<Reply> forcedBy(Request request) {
    return guard.refusedWish(request).or(() -> guard.grantedWish(request));
  }

  private Reply.Failure forced(String prefer) {
    return (Reply.Failure)
        forcedBy(RequestBuilder.get().header("Prefer", prefer).build()).orElseThrow();
  }

  private static Guard guard(Optional<Predicate<Credentials>> accepted) {
    return guard(ERRORS, accepted);
  }

  /** A guard whose rules are named after their subjects. */
  static Guard guard(ErrorTable errors, Optional<Predicate<Credentials>> accepted) {
    return new Guard(
        errors,
        new Guard.Rules(
            "R-FORCED",
            "R-NOT-FORCED",
            "R-DELAY",
            "R-SWITCHED",
            "R-LIMITED",
            "R-SESSION",
            "R-AUTH"),
        new Isolation(Isolation.Mode.NONE, true),
        accepted,
        given -> given.map(login -> login.user() + ", log in.").orElse("Log in."));
  }

  private static Row row(int status, boolean documented) {
    return new Row(
        status,
        documented,
        "R-" + status,
        "message " + status,
        Map.of("X-Row", String.valueOf(status)),
        Map.of());
  }
}
