package io.github.leadmock.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.leadmock.RequestBuilder;
import io.github.leadmock.api.ErrorTable.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ApiTest {

  private static final Reply SUCCESS = new Reply.Success(Map.of("done", "true"));

  private final List<Request> answered = new ArrayList<>();
  private final Operation operation =
      request -> {
        answered.add(request);
        return SUCCESS;
      };
  private final Api api =
      new Api(
          "acme",
          ERRORS,
          GuardTest.guard(ERRORS, Optional.of(credentials -> true)),
          Map.of("closed", operation, "open", new Open(operation)),
          new Api.RoutingRules("R-PATH", "R-METHOD", "R-TAKE"),
          () -> new Credentials("jane", "x"));

  private static final ErrorTable ERRORS =
      new ErrorTable(List.of(row(400), row(401), row(404), row(405), row(429), row(500)));

  @Test
  void answersARequestThatPassesTheGuard() {
    Request request = RequestBuilder.get().credentials("jane", "x").build();
    assertThat(api.answer("closed", request)).isEqualTo(SUCCESS);
    assertThat(answered).containsExactly(request);
  }

  @Test
  void needsNoCredentialsForAnOpenOperation() {
    assertThat(api.answer("open", RequestBuilder.get().build())).isEqualTo(SUCCESS);
    assertThat(status(api.answer("closed", RequestBuilder.get().build()))).isEqualTo(401);
    assertThat(answered).hasSize(1);
  }

  @Test
  void refusesAMisnamedSessionBeforeItAsksForCredentials() {
    Request request = RequestBuilder.get().header("X-Leadmock-Session", "").build();
    assertThat(status(api.answer("closed", request))).isEqualTo(400);
    assertThat(status(api.answer("open", request))).isEqualTo(400);
    assertThat(status(api.answerUnknown(request, Map.of()))).isEqualTo(400);
    assertThat(answered).isEmpty();
  }

  @Test
  void forcesAnOutcomeBeforeItAsksForCredentialsAndBeforeTheOperation() {
    Request request = RequestBuilder.get().header("Prefer", "code=429").build();
    assertThat(status(api.answer("closed", request))).isEqualTo(429);
    assertThat(status(api.answer("open", request))).isEqualTo(429);
    assertThat(status(api.answerUnknown(request, Map.of()))).isEqualTo(429);
    assertThat(answered).isEmpty();
  }

  @Test
  void checksCredentialsBeforeItRevealsWhichPathsExist() {
    Request nobody = RequestBuilder.get().build();
    assertThat(status(api.answerUnknown(nobody, Map.of()))).isEqualTo(401);
    assertThat(status(api.answerUnknown(nobody, Map.of("POST", "add-note")))).isEqualTo(401);
  }

  @Test
  void answersAnUnknownPath() {
    Reply.Failure failure =
        (Reply.Failure)
            api.answerUnknown(RequestBuilder.get().credentials("jane", "x").build(), Map.of());
    assertThat(failure.status()).isEqualTo(404);
    assertThat(failure.rule()).isEqualTo("R-PATH");
    assertThat(failure.model()).containsEntry("message", "\"no such resource\"");
    assertThat(failure.hint())
        .isEqualTo(
            "No documented operation of acme has this path; see ./leadmock leads for paths to"
                + " try.");
  }

  @Test
  void answersAnotherMethodOnAKnownPath() {
    Request request = RequestBuilder.get().credentials("jane", "x").build();
    Map<String, String> others = new TreeMap<>(Map.of("PUT", "read", "POST", "write"));
    Reply.Failure failure = (Reply.Failure) api.answerUnknown(request, others);
    assertThat(failure.status()).isEqualTo(405);
    assertThat(failure.rule()).isEqualTo("R-METHOD");
    assertThat(failure.model())
        .containsEntry(
            "message", "\"method GET is not valid for this resource; expected POST, PUT\"");
    assertThat(failure.hint()).isEqualTo("Send this request with POST, PUT.");
  }

  @Test
  void refusesARequestThatCannotBeProcessed() {
    Reply.Failure refusal = api.unacceptable("too large", "Send less.");
    assertThat(refusal.status()).isEqualTo(400);
    assertThat(refusal.rule()).isEqualTo("R-TAKE");
    assertThat(refusal.hint()).isEqualTo("Send less.");
    assertThat(refusal.model()).containsEntry("message", "\"too large\"");
  }

  @Test
  void rejectsAnUnknownOperation() {
    assertThatIllegalStateException()
        .isThrownBy(() -> api.answer("other", RequestBuilder.get().build()))
        .withMessageStartingWith(
            "a stub mapping names the operation 'other' of acme; expected one of [")
        .withMessageContainingAll("open", "closed");
  }

  @Test
  void hasItsNameAndThoseOfItsOperations() {
    assertThat(api.name()).isEqualTo("acme");
    assertThat(api.operations()).containsExactlyInAnyOrder("open", "closed");
  }

  private static int status(Reply reply) {
    return ((Reply.Failure) reply).status();
  }

  private static Row row(int status) {
    return new Row(status, true, "R-" + status, "message", Map.of(), Map.of());
  }

  /** The same operation, without credentials. */
  private record Open(Operation operation) implements Operation {

    @Override
    public Reply answer(Request request) {
      return operation.answer(request);
    }

    @Override
    public boolean isOpen() {
      return true;
    }
  }
}
