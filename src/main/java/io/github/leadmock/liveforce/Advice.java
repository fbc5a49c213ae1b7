package io.github.leadmock.liveforce;

import io.github.leadmock.api.Advisor;
import io.github.leadmock.api.AuthPolicy;
import io.github.leadmock.api.Credentials;
import io.github.leadmock.api.RequestCorrection;
import io.github.leadmock.world.Summaries;
import java.math.BigInteger;

/** Finds the existing lead nearest to an unknown one. */
final class Advice implements Advisor {

  private static final String LEAD = "lead_id";

  private final Summaries summaries;
  private final AuthPolicy policy;

  Advice(Summaries summaries, AuthPolicy policy) {
    this.summaries = summaries;
    this.policy = policy;
  }

  @Override
  public Credentials workingCredentials() {
    return policy.workingPair();
  }

  @Override
  public void mend(String operation, RequestCorrection correction) {
    String id = correction.variable(LEAD);
    if (!id.equals(LiveForce.DOCUMENTED_ID) && summaries.summary(id).isEmpty()) {
      correction.variable(LEAD, nearest(id));
    }
  }

  private String nearest(String id) {
    String digits = id.replaceAll("[^0-9]", "");
    if (digits.isEmpty()) {
      return LiveForce.DOCUMENTED_ID;
    }
    // Longer numbers exceed every id anyway.
    BigInteger number = new BigInteger(digits.length() > 30 ? digits.substring(0, 30) : digits);
    return number
        .max(new BigInteger(LiveForce.DOCUMENTED_ID))
        .min(BigInteger.valueOf(summaries.lastId()))
        .toString();
  }
}
