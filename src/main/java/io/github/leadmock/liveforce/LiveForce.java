package io.github.leadmock.liveforce;

import io.github.leadmock.api.Api;
import io.github.leadmock.api.AuthPolicy;
import io.github.leadmock.api.Guard;
import io.github.leadmock.api.Isolation;
import io.github.leadmock.vendor.VendorApi;
import io.github.leadmock.world.World;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The LiveForce API. */
public final class LiveForce {

  /** The id of the documented example lead (rule LF-SU-02). */
  public static final String DOCUMENTED_ID = "1";

  private LiveForce() {}

  /** The error statuses that the vendor documents, in ascending order. */
  public static List<Integer> errorStatuses() {
    return Errors.TABLE.documented();
  }

  /**
   * What the API answers about a lead: the members of {@code data} by the vendor's names, ready
   * JSON text each or a map of the same kind; empty when there is no such lead.
   */
  public static Optional<Map<?, ?>> members(World world, String id) {
    return new ShowSummary(world.summaries())
        .find(id)
        .map(model -> (Map<?, ?>) model.getOrDefault("lead", Map.of()));
  }

  /**
   * The API, backed by a world. LiveForce documents no call that issues tokens, so ISSUED means
   * REQUIRED here.
   */
  public static Api api(World world, AuthPolicy policy, Isolation isolation) {
    Guard guard =
        new Guard(
            Errors.TABLE,
            new Guard.Rules(
                "LF-FO-01", "LF-FO-02", "LF-FO-04", "LF-CH-01", "LF-CH-02", "LF-SE-02", "LF-AU-01"),
            isolation,
            policy.mode() == AuthPolicy.Mode.OFF ? Optional.empty() : Optional.of(policy::lists),
            given -> authenticationHint(policy));
    return new Api(
        VendorApi.LIVEFORCE.key(),
        Errors.TABLE,
        guard,
        Map.of("lead-summary", new ShowSummary(world.summaries())),
        new Api.RoutingRules("LF-ER-04", "LF-ER-03", "LF-ER-06"),
        policy::workingPair);
  }

  private static String authenticationHint(AuthPolicy policy) {
    return policy.credentials().isEmpty()
        ? "Send HTTP Basic with any client id and any token, for example curl -u my-client-id:secret."
        : "Send HTTP Basic with one of the pairs that the mock was started with (--credential), for example"
            + " curl -u CLIENT_ID:TOKEN.";
  }
}
