package io.github.leadmock.baseline;

import io.github.leadmock.verify.Report;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What has changed since an earlier run of the same API. Immutable.
 *
 * @param since when that run began
 * @param fresh what it did not find, though it ran the case
 * @param gone what it found and its case now lacks, in order
 * @param same what both found
 */
public record Changes(
    Instant since, Set<FindingKey> fresh, List<FindingKey> gone, Set<FindingKey> same) {

  /** Copies the collections. */
  public Changes {
    fresh = Set.copyOf(fresh);
    gone = List.copyOf(gone);
    same = Set.copyOf(same);
  }

  /** Compares; empty when the earlier report has no run of the API. */
  static Optional<Changes> between(EarlierReport earlier, Report now) {
    return earlier
        .findings(now.api())
        .map(before -> between(earlier.started(now.api()).orElseThrow(), before, Findings.of(now)));
  }

  private static Changes between(Instant since, Findings before, Findings now) {
    Set<FindingKey> fresh = new TreeSet<>(now.keys());
    fresh.removeAll(before.keys());
    // Nobody can say of what was not looked at then that it is new.
    fresh.removeIf(key -> !before.run().contains(key.caseId()));
    Set<FindingKey> same = new TreeSet<>(now.keys());
    same.retainAll(before.keys());
    return new Changes(
        since, fresh, before.keys().stream().filter(now::lacks).sorted().toList(), same);
  }
}
