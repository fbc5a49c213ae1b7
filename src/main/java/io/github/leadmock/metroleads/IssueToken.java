package io.github.leadmock.metroleads;

import io.github.leadmock.api.AuthPolicy;
import io.github.leadmock.api.Credentials;
import io.github.leadmock.api.Operation;
import io.github.leadmock.api.Reply;
import io.github.leadmock.api.Request;
import io.github.leadmock.api.RequestCorrection;
import io.github.leadmock.message.JsonText;
import io.github.leadmock.world.Tokens;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Token-based authentication: issues an access token for a user name and a password. */
final class IssueToken implements Operation {

  private final Tokens tokens;
  private final AuthPolicy policy;

  IssueToken(Tokens tokens, AuthPolicy policy) {
    this.tokens = tokens;
    this.policy = policy;
  }

  @Override
  public Optional<Reply> refusal(Request request) {
    for (String name : List.of("username", "password")) {
      List<String> given = request.parameter(name);
      if (given.size() != 1 || given.get(0).isBlank()) {
        return Optional.of(
            Errors.badRequest(
                "ML-AU-06",
                "the parameter %s is %s"
                    .formatted(name, given.size() > 1 ? "given more than once" : "missing"),
                "Send GET /auth/issue_token?username=EMAIL&password=PASSWORD; percent-encode both."));
      }
    }
    return Optional.empty();
  }

  @Override
  public Reply answer(Request request) {
    return refusal(request).orElseGet(() -> issue(request));
  }

  private Reply issue(Request request) {
    Credentials login =
        new Credentials(request.parameter("username").get(0), request.parameter("password").get(0));
    if (!policy.lists(login)) {
      return Errors.TABLE.failure(
          401,
          "ML-AU-07",
          "unknown username or password",
          "Use one of the pairs that the mock was started with (--credential USER:PASSWORD).");
    }
    return new Reply.Success(Map.of("token", JsonText.of(tokens.issue(login.user()).toString())));
  }

  @Override
  public boolean writes() {
    return true;
  }

  @Override
  public boolean isOpen() {
    return true;
  }

  /**
   * The password is always the mock's own, so that nobody's real password appears in a suggestion.
   */
  @Override
  public void mend(RequestCorrection correction) {
    Credentials working = policy.workingPair();
    String user =
        first(correction.parameter("username")).filter(policy::listsUser).orElse(working.user());
    Optional<Credentials> listed =
        policy.credentials().stream().filter(pair -> pair.user().equals(user)).findFirst();
    correction.parameter("username", Optional.of(user));
    correction.parameter("password", Optional.of(listed.orElse(working).token()));
  }

  private static Optional<String> first(List<String> values) {
    return values.stream().filter(value -> !value.isBlank()).findFirst();
  }
}
