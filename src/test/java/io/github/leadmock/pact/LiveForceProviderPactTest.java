package io.github.leadmock.pact;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import au.com.dius.pact.provider.junit5.PactVerificationContext;
import au.com.dius.pact.provider.junit5.PactVerificationInvocationContextProvider;
import au.com.dius.pact.provider.junitsupport.Provider;
import au.com.dius.pact.provider.junitsupport.State;
import au.com.dius.pact.provider.junitsupport.VerificationReports;
import au.com.dius.pact.provider.junitsupport.loader.PactFolder;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Replays the LiveForce pact against our mock, or the server named by -Dcontract.base-url. */
@Provider(Wire.LIVEFORCE)
@PactFolder("schemas/liveforce/pacts")
@VerificationReports({})
@ExtendWith(ContractTargetExtension.class)
@Timeout(60)
class LiveForceProviderPactTest {

  private final ContractTarget target;

  LiveForceProviderPactTest(ContractTarget target) {
    this.target = target;
  }

  @BeforeEach
  void aimAtTheServer(PactVerificationContext context) {
    assumeTrue(
        target.leadId().isPresent(),
        "SKIPPED: no lead of LiveForce; add -D%s=ID".formatted(ContractTarget.LEAD_ID));
    context.setTarget(ReplayTarget.of(target.baseUrl(), response -> {}));
  }

  @TestTemplate
  @ExtendWith(PactVerificationInvocationContextProvider.class)
  void meets(PactVerificationContext context) {
    Replay.of(context, target.login());
  }

  @State(States.CREDENTIALS)
  Map<String, Object> credentials() {
    return Map.of("authorization", target.authorization());
  }

  @State(States.SUMMARY)
  Map<String, Object> summary() {
    return Map.of("lead_id", target.leadId().orElseThrow());
  }

  @State(States.NO_SUMMARY)
  Map<String, Object> noSummary() {
    return Map.of("lead_id", LiveForceConsumerPactTest.UNKNOWN);
  }
}
