package io.github.leadmock.verify;

import static java.util.Objects.requireNonNull;

import io.github.leadmock.contract.Rule;
import io.github.leadmock.vendor.VendorApi;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The result of a run. Immutable; contains no secrets.
 *
 * @param api {@code metroleads} or {@code liveforce}; for a client, {@code client} and what it was
 *     judged in
 * @param baseUrl the server that was checked, without user information
 * @param version Leadmock's own version
 * @param started when the run began
 * @param took how long it ran
 * @param strict whether assumed rules were enforced too
 * @param failOn findings fail the run if their rules are at least this certain
 * @param writes whether writes were allowed
 * @param requests the number of requests sent
 * @param cases in the order in which they ran, skipped ones included
 * @param readings which of several sensible readings the server follows, one per open point seen
 * @param ledger the notes that the run created, and whether they were removed
 * @param trouble why the run could not start or did not finish, as a sentence; empty if it did
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

  /** Whether a server was checked; otherwise a client was judged. */
  public boolean isOfServer() {
    return VendorApi.find(api).isPresent();
  }

  /** Whether the run finished and checked something. */
  public boolean isChecked() {
    return trouble.isEmpty()
        && cases.stream().anyMatch(result -> result.outcome() != CaseResult.Outcome.SKIPPED);
  }

  /** The same with other cases, such as ones with other weights. */
  public Report withCases(List<CaseResult> others) {
    return new Report(
        api, baseUrl, version, started, took, strict, failOn, writes, requests, others, readings,
        ledger, trouble);
  }

  /** The same, for a run that did not finish. */
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
   * Which sensible reading the server follows, on a point that no document settles.
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
   * @param removed whether it was removed again
   */
  public record LedgerEntry(String note, String caseId, boolean removed) {}
}
