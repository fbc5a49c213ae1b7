package io.github.leadmock.baseline;

import io.github.leadmock.verify.Report;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The differences from an earlier run against the same API. Between a strict run and one that is
 * not, nothing is new or gone: each finds what the other does not look for. Immutable.
 *
 * @param since when that run started
 * @param fresh new findings in cases that the earlier run also ran
 * @param gone findings that are gone, in cases that ran to completion, in order
 * @param same findings of both runs
 */
public record Changes(
    Instant since, Set<FindingKey> fresh, List<FindingKey> gone, Set<FindingKey> same) {

  /** Copies the collections. */
  public Changes {
    fresh = Set.copyOf(fresh);
    gone = List.copyOf(gone);
    same = Set.copyOf(same);
  }

  /** Compares two runs; empty if the earlier report has no run of the API. */
  static Optional<Changes> between(EarlierReport earlier, Report now) {
    return earlier
        .findings(now.api())
        .map(before -> between(earlier.started(now.api()).orElseThrow(), before, Findings.of(now)));
  }

  private static Changes between(Instant since, Findings before, Findings now) {
    Set<FindingKey> same = new TreeSet<>(now.keys());
    same.retainAll(before.keys());
    if (before.strict() != now.strict()) {
      return new Changes(since, Set.of(), List.of(), same);
    }
    Set<FindingKey> fresh = new TreeSet<>(now.keys());
    fresh.removeAll(before.keys());
    // If the earlier run skipped the case, its findings are not known to be new.
    fresh.removeIf(key -> !before.run().contains(key.caseId()));
    return new Changes(
        since, fresh, before.keys().stream().filter(now::lacks).sorted().toList(), same);
  }
}
