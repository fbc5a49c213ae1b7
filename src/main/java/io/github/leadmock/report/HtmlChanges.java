package io.github.leadmock.report;

import io.github.leadmock.baseline.Changes;
import io.github.leadmock.baseline.FindingKey;
import io.github.leadmock.baseline.Review;
import java.util.List;

/** What has changed: findings fixed since the baseline, and new or gone since an earlier run. */
final class HtmlChanges {

  private static final List<String> HEADINGS = List.of("Rule", "Case", "No longer found");

  private final HtmlParts parts;
  private final Review run;

  HtmlChanges(HtmlParts parts, Review run) {
    this.parts = parts;
    this.run = run;
  }

  /** Writes nothing if there is nothing to compare with. */
  void write() {
    if (!run.fixed().isEmpty()) {
      parts.section("fixed", "Fixed", this::fixed);
    }
    run.changes().ifPresent(changes -> parts.section("changes", "Changes", () -> since(changes)));
  }

  private void fixed() {
    parts.hint("In the baseline, but no longer found: --write-baseline removes them.");
    parts.table(HEADINGS, rows(run.fixed()));
  }

  private void since(Changes changes) {
    parts.hint(Words.of(changes) + ".");
    if (!changes.gone().isEmpty()) {
      parts.table(HEADINGS, rows(changes.gone()));
    }
  }

  private static List<List<String>> rows(List<FindingKey> keys) {
    return keys.stream().map(key -> List.of(key.cause().rule(), key.caseId(), key.says())).toList();
  }
}
