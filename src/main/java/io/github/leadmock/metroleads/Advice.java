package io.github.leadmock.metroleads;

import io.github.leadmock.api.Advisor;
import io.github.leadmock.api.AuthPolicy;
import io.github.leadmock.api.Credentials;
import io.github.leadmock.api.RequestCorrection;
import io.github.leadmock.world.Lead;
import io.github.leadmock.world.Timelines;
import io.github.leadmock.world.Tokens;
import java.util.List;
import java.util.Optional;

/** Turns a request that MetroLeads refuses into the nearest one that it takes. */
final class Advice implements Advisor {

  private final NearestLead leads;
  private final Tokens tokens;
  private final AuthPolicy policy;

  Advice(Timelines timelines, Tokens tokens, AuthPolicy policy) {
    this.leads = new NearestLead(timelines);
    this.tokens = tokens;
    this.policy = policy;
  }

  @Override
  public Credentials workingCredentials() {
    Credentials login = policy.workingPair();
    return policy.mode() == AuthPolicy.Mode.ISSUED
        ? new Credentials(login.user(), tokens.issue(login.user()).toString())
        : login;
  }

  @Override
  public void mend(String operation, RequestCorrection draft) {
    switch (operation) {
      case "list-events" -> {
        leads.mend(draft);
        ListEvents.mend(draft);
      }
      case "list-comments" -> leads.mendWithEvent(draft);
      case "add-note" -> {
        leads.mend(draft);
        mendText(draft);
      }
      case "update-note" -> {
        leads.mend(draft);
        mendText(draft);
        leads.mendWithNote(draft);
      }
      case "remove-note" -> leads.mendWithNote(draft);
      case "issue-token" -> login(draft);
      default -> throw new IllegalStateException("no advice for the operation " + operation);
    }
  }

  /** A text that the mock has room for; none while the mock is full. */
  private void mendText(RequestCorrection draft) {
    Lead lead = leads.lead(draft).orElseThrow();
    String text = NearestText.mend(draft, lead::mayEverHold);
    if (lead.fullFor(text).isPresent()) {
      draft.giveUp();
    }
  }

  /** The password is always the mock's own: nobody's real one gets into a suggestion. */
  private void login(RequestCorrection draft) {
    Credentials working = policy.workingPair();
    String user =
        first(draft.parameter("username")).filter(policy::listsUser).orElse(working.user());
    Optional<Credentials> listed =
        policy.credentials().stream().filter(pair -> pair.user().equals(user)).findFirst();
    draft.parameter("username", Optional.of(user));
    draft.parameter("password", Optional.of(listed.orElse(working).token()));
  }

  private static Optional<String> first(List<String> values) {
    return values.stream().filter(value -> !value.isBlank()).findFirst();
  }
}
