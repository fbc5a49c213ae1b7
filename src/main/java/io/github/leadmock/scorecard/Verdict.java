package io.github.leadmock.scorecard;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What was seen of one rule. Immutable.
 *
 * @param rule the rule
 * @param outcome whether it was kept
 * @param timesBroken how often it was broken
 * @param timesKept how often it was kept where it could have been broken; not all is counted
 * @param evidence what shows that it is broken, the first few times
 */
public record Verdict(
    ClientRule rule, Outcome outcome, long timesBroken, long timesKept, List<Evidence> evidence) {

  /** Copies the list. */
  public Verdict {
    requireNonNull(rule, "rule is null");
    requireNonNull(outcome, "outcome is null");
    evidence = List.copyOf(evidence);
  }

  /** Whether a rule was kept. */
  public enum Outcome {
    /** It was, wherever it could have been broken. */
    KEPT,
    /** It was broken, for which there is evidence. */
    BROKEN,
    /** Nothing in the traffic tells. */
    NOT_SEEN;

    static Outcome of(long broken, long kept) {
      if (broken > 0) {
        return BROKEN;
      }
      return kept > 0 ? KEPT : NOT_SEEN;
    }

    /** The outcome in words. */
    public String words() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }

  /** Both together. */
  Verdict and(Verdict other) {
    return new Verdict(
        rule,
        Outcome.of(timesBroken + other.timesBroken, timesKept + other.timesKept),
        timesBroken + other.timesBroken,
        timesKept + other.timesKept,
        Stream.concat(evidence.stream(), other.evidence.stream())
            .limit(Marks.MOST_EVIDENCE)
            .toList());
  }

  /** The rule's id. */
  public String id() {
    return rule.id();
  }

  /** In one line, as an assertion that fails shows it. */
  @Override
  public String toString() {
    return "%s %s: %s%s"
        .formatted(
            rule.id(),
            outcome.words(),
            rule.says(),
            evidence.isEmpty() ? "" : " " + evidence.get(0));
  }
}
