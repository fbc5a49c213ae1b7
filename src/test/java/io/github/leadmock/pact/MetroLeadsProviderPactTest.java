package io.github.leadmock.pact;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import au.com.dius.pact.core.model.Interaction;
import au.com.dius.pact.provider.junit5.PactVerificationContext;
import au.com.dius.pact.provider.junit5.PactVerificationInvocationContextProvider;
import au.com.dius.pact.provider.junitsupport.Provider;
import au.com.dius.pact.provider.junitsupport.State;
import au.com.dius.pact.provider.junitsupport.VerificationReports;
import au.com.dius.pact.provider.junitsupport.loader.PactFolder;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Replays the MetroLeads pact against our mock, or the server named by -Dcontract.base-url. */
@Provider(Wire.METROLEADS)
@PactFolder("schemas/metroleads/pacts")
@VerificationReports({})
@ExtendWith(ContractTargetExtension.class)
@Timeout(60)
class MetroLeadsProviderPactTest {

  private final ContractTarget target;
  private Map<String, Object> values = Map.of();
  private Optional<OwnNotes> notes = Optional.empty();

  MetroLeadsProviderPactTest(ContractTarget target) {
    this.target = target;
  }

  /** Here and not in a state's method, because only from here can an interaction be skipped. */
  @BeforeEach
  void enterStates(PactVerificationContext context) {
    assumeTrue(
        target.company().isPresent() && target.lead().isPresent(),
        "SKIPPED: no lead of MetroLeads; add -D%s=UUID and -D%s=UUID"
            .formatted(ContractTarget.COMPANY, ContractTarget.LEAD));
    boolean writes = isWrite(context.getInteraction());
    assumeTrue(
        target.allowWrites() || !writes,
        "SKIPPED: it writes; allow it with -D%s=true".formatted(ContractTarget.ALLOW_WRITES));
    OwnNotes own = new OwnNotes(MetroLeadsStates.client(target));
    notes = Optional.of(own);
    context.setTarget(
        ReplayTarget.of(
            target.baseUrl(),
            response -> {
              if (writes) {
                own.lookAt(response);
              }
            }));
    MetroLeadsStates states = new MetroLeadsStates(target, own);
    values = new HashMap<>();
    context
        .getInteraction()
        .getProviderStates()
        .forEach(state -> values.putAll(states.enter(state)));
  }

  private static boolean isWrite(Interaction interaction) {
    // A read of a note needs one first.
    return interaction.getProviderStates().stream()
            .anyMatch(state -> States.NOTE.equals(state.getName()))
        || !interaction.asSynchronousRequestResponse().getRequest().getMethod().equals("GET");
  }

  @AfterEach
  void removeOwnNotes() {
    notes.ifPresent(OwnNotes::removeAll);
  }

  @TestTemplate
  @ExtendWith(PactVerificationInvocationContextProvider.class)
  void meets(PactVerificationContext context) {
    Replay.of(context, target.login());
  }

  @State({
    States.CREDENTIALS,
    States.LOGIN,
    States.LEAD,
    States.LEAD_WITH_EVENTS,
    States.NO_LEAD,
    States.LISTED_EVENT,
    States.COMMENTED_EVENT,
    States.NO_EVENT,
    States.NOTE,
    States.NO_NOTE,
    States.REFUSES_BAD_START
  })
  Map<String, Object> valuesOfTheStates() {
    return values;
  }
}
