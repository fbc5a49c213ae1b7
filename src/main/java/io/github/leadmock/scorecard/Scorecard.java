package io.github.leadmock.scorecard;

import static java.util.Objects.requireNonNull;

import io.github.leadmock.scorecard.Verdict.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How a client treated the two APIs, as far as the mock has seen it. Immutable; contains no
 * secrets.
 *
 * @param session whose requests were judged; empty for those that name no session
 * @param requests how many were judged
 * @param missed how many requests, of any session, came too fast to be judged
 * @param verdicts one for each rule, in the order of the catalogue
 */
public record Scorecard(String session, long requests, long missed, List<Verdict> verdicts) {

  /** Copies the list. */
  public Scorecard {
    requireNonNull(session, "session is null");
    verdicts = List.copyOf(verdicts);
  }

  /** Both together, as of one client. */
  Scorecard and(Scorecard other) {
    List<Verdict> both = new ArrayList<>();
    for (int at = 0; at < verdicts.size(); at++) {
      both.add(verdicts.get(at).and(other.verdicts.get(at)));
    }
    return new Scorecard("", requests + other.requests, missed + other.missed, both);
  }

  /** The same of this session, with so many requests missed. */
  Scorecard of(String name, long calls) {
    return new Scorecard(name, requests, calls, verdicts);
  }

  /** The rules that were broken, each with its evidence. */
  public List<Verdict> broken() {
    return with(Outcome.BROKEN);
  }

  /** The rules that were kept. */
  public List<Verdict> kept() {
    return with(Outcome.KEPT);
  }

  /** The rules of which nothing was seen. */
  public List<Verdict> notSeen() {
    return with(Outcome.NOT_SEEN);
  }

  private List<Verdict> with(Outcome outcome) {
    return verdicts.stream().filter(verdict -> verdict.outcome() == outcome).toList();
  }

  /**
   * The verdict on one rule.
   *
   * @param rule its id, such as {@code CL-BO-01}
   * @throws IllegalArgumentException if there is no such rule; names those there are
   */
  public Verdict verdict(String rule) {
    return verdicts.stream()
        .filter(verdict -> verdict.id().equals(rule))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "there is no rule '%s' for clients; expected one of %s"
                        .formatted(
                            rule,
                            verdicts.stream().map(Verdict::id).collect(Collectors.joining(", ")))));
  }

  /** In one line. */
  @Override
  public String toString() {
    return "%s requests%s: %s kept, %s not seen, broken: %s"
        .formatted(
            requests,
            session.isEmpty() ? "" : " of session " + session,
            kept().size(),
            notSeen().size(),
            broken());
  }
}
