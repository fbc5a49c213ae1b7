package io.github.leadmock.pact;

import static java.util.stream.Collectors.joining;

import au.com.dius.pact.core.matchers.BodyMismatch;
import au.com.dius.pact.core.matchers.BodyTypeMismatch;
import au.com.dius.pact.core.matchers.HeaderMismatch;
import au.com.dius.pact.core.matchers.Mismatch;
import au.com.dius.pact.core.model.IResponse;
import au.com.dius.pact.core.model.generators.Category;
import au.com.dius.pact.core.model.generators.Generator;
import au.com.dius.pact.core.model.matchingrules.MatchingRuleGroup;
import au.com.dius.pact.provider.VerificationFailureType;
import au.com.dius.pact.provider.VerificationFailureType.MismatchFailure;
import au.com.dius.pact.provider.junit5.PactVerificationContext;
import io.github.leadmock.pact.ContractTarget.Login;
import java.util.Map;
import java.util.Objects;

/** Replays an interaction, and on failure reports what deviates, without secrets. */
final class Replay {

  private Replay() {}

  static void of(PactVerificationContext context, Login login) {
    try {
      compareWithStates(context);
      context.verifyInteraction();
    } catch (AssertionError deviates) {
      throw new AssertionError(login.withoutSecrets(describe(context)));
    }
  }

  /**
   * Removes the matchers of members with a state's value: only without one does pact-jvm compare
   * with that value. The files keep them, because other languages know nothing else.
   */
  private static void compareWithStates(PactVerificationContext context) {
    IResponse response =
        Objects.requireNonNull(context.getInteraction().asSynchronousRequestResponse())
            .getResponse();
    Map<String, Generator> values = response.getGenerators().categoryFor(Category.BODY);
    if (values != null) {
      Map<String, MatchingRuleGroup> matchers =
          response.getMatchingRules().rulesForCategory("body").getMatchingRules();
      values.keySet().forEach(matchers::remove);
    }
  }

  private static String describe(PactVerificationContext context) {
    boolean showsBodies =
        context.getInteraction().getProviderStates().stream()
            .noneMatch(state -> States.LOGIN.equals(state.getName()));
    return context.getTestExecutionResult().stream()
        .flatMap(failed -> failed.getFailures().values().stream())
        .flatMap(failures -> failures.stream())
        .map(failure -> describe(failure, showsBodies))
        .distinct()
        .collect(
            joining(
                "\n  ",
                "'%s' is not answered as the contract says:\n  "
                    .formatted(context.getInteraction().getDescription()),
                ""));
  }

  private static String describe(VerificationFailureType failure, boolean showsBodies) {
    if (!(failure instanceof MismatchFailure mismatch)) {
      return failure.description();
    }
    Mismatch what = mismatch.getMismatch();
    if (!showsBodies && (what instanceof BodyMismatch || what instanceof BodyTypeMismatch)) {
      return what.type() + ": deviates; it is not shown, because a token may stand in it";
    }
    if (what instanceof BodyMismatch body) {
      return "body: %s: %s".formatted(body.getPath(), body.getMismatch());
    }
    if (what instanceof HeaderMismatch header) {
      return "header: %s: %s".formatted(header.getHeaderKey(), header.getMismatch());
    }
    return what.type() + ": " + what.description();
  }
}
