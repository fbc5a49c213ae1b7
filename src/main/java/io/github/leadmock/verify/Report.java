package io.github.leadmock.verify;

import static java.util.Objects.requireNonNull;

import io.github.leadmock.contract.Rule;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a run has come to. Immutable; holds no secret.
 *
 * @param api {@code metroleads} or {@code liveforce}
 * @param baseUrl the server that was checked, without user information
 * @param version Leadmock's own version
 * @param started when the run began
 * @param took how long it was
 * @param strict whether the server was held to the letter of the documents
 * @param failOn the run fails on findings of rules that are at least as sure as this
 * @param writes whether writes were allowed
 * @param requests how many requests were sent
 * @param cases in the order they ran, skipped ones included
 * @param readings which of several sensible readings the server follows, one for each assumed point
 *     that was seen
 * @param ledger the notes that the run created, with what became of them
 * @param trouble why the run could not begin or did not come to its end, a sentence; empty when it
 *     did
 */
public record Report(
    String api,
    URI baseUrl,
    String version,
    Instant started,
    Duration took,
    boolean strict,
    Rule.Status failOn,
    boolean writes,
    int requests,
    List<CaseResult> cases,
    List<Reading> readings,
    List<LedgerEntry> ledger,
    Optional<String> trouble) {

  /** Copies the lists. */
  public Report {
    requireNonNull(api, "api is null");
    requireNonNull(baseUrl, "baseUrl is null");
    requireNonNull(version, "version is null");
    requireNonNull(started, "started is null");
    requireNonNull(took, "took is null");
    requireNonNull(failOn, "failOn is null");
    requireNonNull(trouble, "trouble is null");
    cases = List.copyOf(cases);
    readings = List.copyOf(readings);
    ledger = List.copyOf(ledger);
  }

  /** All findings, in the order of the cases. */
  public List<Finding> findings() {
    return cases.stream().flatMap(result -> result.findings().stream()).toList();
  }

  /** Whether the run came to its end and checked something. */
  public boolean isChecked() {
    return trouble.isEmpty()
        && cases.stream().anyMatch(result -> result.outcome() != CaseResult.Outcome.SKIPPED);
  }

  /** The same with its cases weighed anew. */
  public Report withCases(List<CaseResult> others) {
    return new Report(
        api, baseUrl, version, started, took, strict, failOn, writes, requests, others, readings,
        ledger, trouble);
  }

  /** The same of a run that did not come to its end. */
  public Report withTrouble(String why) {
    return new Report(
        api,
        baseUrl,
        version,
        started,
        took,
        strict,
        failOn,
        writes,
        requests,
        cases,
        readings,
        ledger,
        Optional.of(why));
  }

  /**
   * A sensible reading of a point that no document settles, as the server follows it.
   *
   * @param rule the rule's id
   * @param reading such as "unknown page start: empty page"
   */
  public record Reading(String rule, String reading) {}

  /**
   * A note that the run created.
   *
   * @param note its id
   * @param caseId the case that created it
   * @param removed whether it is gone again
   */
  public record LedgerEntry(String note, String caseId, boolean removed) {}
}
