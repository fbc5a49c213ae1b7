package io.github.leadmock.metroleads;

import io.github.leadmock.api.Api;
import io.github.leadmock.api.AuthPolicy;
import io.github.leadmock.api.Credentials;
import io.github.leadmock.api.Guard;
import io.github.leadmock.api.Isolation;
import io.github.leadmock.api.Operation;
import io.github.leadmock.vendor.VendorApi;
import io.github.leadmock.world.DocumentedLead;
import io.github.leadmock.world.Timelines;
import io.github.leadmock.world.Tokens;
import io.github.leadmock.world.Tokens.Validity;
import io.github.leadmock.world.World;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** The MetroLeads API. */
public final class MetroLeads {

  private MetroLeads() {}

  /** The error statuses that the vendor documents, in ascending order. */
  public static List<Integer> errorStatuses() {
    return Errors.TABLE.documented();
  }

  /** The leads in the vendor's document, to be added to the world. */
  public static List<DocumentedLead> documentedLeads() {
    return Examples.documentedLeads();
  }

  /** The API, backed by a world. */
  public static Api api(World world, AuthPolicy policy, Isolation isolation) {
    Timelines timelines = world.timelines();
    Map<String, Operation> operations = new LinkedHashMap<>();
    operations.put("list-events", new ListEvents().on(timelines, isolation));
    operations.put("list-comments", new ListComments().on(timelines, isolation));
    operations.put("add-note", new AddNote().on(timelines, isolation));
    operations.put("update-note", new UpdateNote().on(timelines, isolation));
    operations.put("remove-note", new RemoveNote().on(timelines, isolation));
    operations.put("issue-token", new IssueToken(world.tokens(), policy));
    Guard guard =
        new Guard(
            Errors.TABLE,
            new Guard.Rules(
                "ML-FO-01", "ML-FO-02", "ML-FO-04", "ML-CH-01", "ML-CH-02", "ML-SE-02", "ML-AU-01"),
            isolation,
            policy.mode() == AuthPolicy.Mode.OFF
                ? Optional.empty()
                : Optional.of(accepted(world.tokens(), policy)),
            given ->
                given.map(login -> tokenFlaw(login, world.tokens(), policy)).orElse("")
                    + authenticationHint(policy));
    return new Api(
        VendorApi.METROLEADS.key(),
        Errors.TABLE,
        guard,
        operations,
        new Api.RoutingRules("ML-ER-04", "ML-ER-03", "ML-ER-06"),
        () -> workingCredentials(world.tokens(), policy));
  }

  private static Credentials workingCredentials(Tokens tokens, AuthPolicy policy) {
    Credentials login = policy.workingPair();
    return policy.mode() == AuthPolicy.Mode.ISSUED
        ? new Credentials(login.user(), tokens.issue(login.user()).toString())
        : login;
  }

  /** If credentials are listed, listed users may also use tokens issued to them (rule ML-AU-07). */
  private static Predicate<Credentials> accepted(Tokens tokens, AuthPolicy policy) {
    Predicate<Credentials> issued =
        given ->
            Ids.parse(given.token())
                .filter(token -> policy.listsUser(given.user()))
                .filter(
                    token ->
                        tokens.validity(token, given.user(), policy.tokenLife()) == Validity.VALID)
                .isPresent();
    return policy.mode() == AuthPolicy.Mode.ISSUED ? issued : issued.or(policy::lists);
  }

  /**
   * What is wrong with a token, as a sentence followed by a space; empty if it may be a password.
   */
  private static String tokenFlaw(Credentials given, Tokens tokens, AuthPolicy policy) {
    Validity validity =
        Ids.parse(given.token())
            .map(token -> tokens.validity(token, given.user(), policy.tokenLife()))
            .orElse(Validity.UNKNOWN);
    return switch (validity) {
      case VALID -> "This user is not one of those that the mock was started with. ";
      case EXPIRED -> "This token has expired (--token-ttl says how long a token is valid). ";
      case FROM_LATER -> "This token was issued later than the time on the mock's clock. ";
      case OF_ANOTHER_USER -> "This token was issued to another user. ";
      case UNKNOWN ->
          policy.mode() == AuthPolicy.Mode.ISSUED
              ? "The password is not a token that this mock issued. "
              : "";
    };
  }

  private static String authenticationHint(AuthPolicy policy) {
    if (policy.mode() == AuthPolicy.Mode.ISSUED) {
      return "Get a token with GET /auth/issue_token?username=EMAIL&password=PASSWORD, then send HTTP Basic with"
          + " EMAIL:TOKEN (curl -u EMAIL:TOKEN).";
    }
    if (!policy.credentials().isEmpty()) {
      return "Send HTTP Basic with one of the pairs that the mock was started with (--credential), for example"
          + " curl -u EMAIL:TOKEN.";
    }
    return "Send HTTP Basic with any e-mail address and any token, for example curl -u you@example.com:secret.";
  }
}
