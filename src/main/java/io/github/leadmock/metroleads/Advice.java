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

/** Corrects a request that MetroLeads refuses to the nearest valid one. */
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
  public void mend(String operation, RequestCorrection correction) {
    switch (operation) {
      case "list-events" -> {
        leads.mend(correction);
        ListEvents.mend(correction);
      }
      case "list-comments" -> leads.mendWithEvent(correction);
      case "add-note" -> {
        leads.mend(correction);
        mendText(correction);
      }
      case "update-note" -> {
        leads.mend(correction);
        mendText(correction);
        leads.mendWithNote(correction);
      }
      case "remove-note" -> leads.mendWithNote(correction);
      case "issue-token" -> login(correction);
      default -> throw new IllegalStateException("no advice for the operation " + operation);
    }
  }

  /** Replaces the text with one that the mock has space for; gives up while the mock is full. */
  private void mendText(RequestCorrection correction) {
    Lead lead = leads.lead(correction).orElseThrow();
    String text = NearestText.mend(correction, lead::mayEverHold);
    if (lead.fullFor(text).isPresent()) {
      correction.giveUp();
    }
  }

  /**
   * The password is always the mock's own, so that nobody's real password appears in a suggestion.
   */
  private void login(RequestCorrection correction) {
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
