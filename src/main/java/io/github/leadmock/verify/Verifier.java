package io.github.leadmock.verify;

import io.github.leadmock.contract.Violation;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Checks a server against the contract. {@link #run(Settings)} does everything; to run cases one by
 * one, open a verifier, run what {@link #cases()} lists, and close it, which removes every note
 * that the run added. Not thread-safe.
 */
public final class Verifier implements AutoCloseable {

  private static final int MOST_SILENCE = 2;

  private final Settings settings;
  private final Session session;
  private final List<Case> cases;
  private final Thread rescue;
  private final Instant started = Instant.now();
  private final List<CaseResult> results = new CopyOnWriteArrayList<>();
  private final Map<String, Integer> silence = new HashMap<>();
  private boolean isDead;
  private volatile boolean closed;

  private Verifier(Settings settings, Observer observer) {
    this.settings = settings;
    this.session = new Session(settings);
    this.cases = select(settings);
    this.rescue = new Thread(() -> rescue(observer), "leadmock-clean-up");
  }

  /** The selected cases, in the order in which they run. Sends nothing. */
  public static List<CaseInfo> list(Settings settings) {
    return select(settings).stream().map(Case::info).toList();
  }

  /** Runs all selected cases. */
  public static Report run(Settings settings) {
    return run(settings, Observer.NONE);
  }

  /**
   * Runs all selected cases, with an observer.
   *
   * @throws CannotRun if nothing can be checked: no server, no such lead, no case
   */
  public static Report run(Settings settings, Observer observer) {
    try (Verifier verifier = open(settings, observer)) {
      return verifier.runAll(observer);
    }
  }

  /**
   * The same, but a run that cannot start gives a report without cases, with the reason as its
   * trouble.
   */
  public static Report attempt(Settings settings, Observer observer) {
    try {
      return run(settings, observer);
    } catch (CannotRun cannot) {
      return nothing(settings, String.valueOf(cannot.getMessage()));
    }
  }

  /** The report of a run without cases; sends nothing. */
  public static Report nothing(Settings settings, String trouble) {
    return new Report(
        settings.target().api(),
        new Recorder(settings.baseUrl(), settings.user(), settings.token())
            .mask(settings.baseUrl()),
        version(),
        Instant.now(),
        Duration.ZERO,
        settings.strict(),
        settings.failOn(),
        settings.allowWrites(),
        0,
        List.of(),
        List.of(),
        List.of(),
        Optional.of(trouble));
  }

  private Report runAll(Observer observer) {
    int number = 0;
    for (CaseInfo next : cases()) {
      number++;
      observer.begins(number, cases.size(), next);
      run(next);
    }
    return report();
  }

  /**
   * Starts a run: checks that the server answers and knows the lead.
   *
   * @throws CannotRun if nothing can be checked: no server, no such lead, no case
   */
  public static Verifier open(Settings settings, Observer observer) {
    Verifier verifier = new Verifier(settings, observer);
    try {
      if (verifier.cases.isEmpty()) {
        throw new CannotRun(
            "no case matches %s; see --list for all (--only)".formatted(settings.only()));
      }
      Runtime.getRuntime().addShutdownHook(verifier.rescue);
      verifier.session.opening();
      return verifier;
    } catch (RuntimeException cannot) {
      verifier.close();
      throw cannot;
    }
  }

  /** The selected cases. */
  public List<CaseInfo> cases() {
    return cases.stream().map(Case::info).toList();
  }

  /** Runs one case; its result is also included in the report. */
  public CaseResult run(CaseInfo info) {
    Case found =
        cases.stream()
            .filter(one -> one.info().equals(info))
            .findFirst()
            .orElseThrow(
                () -> new IllegalArgumentException("%s is not selected".formatted(info.id())));
    CaseResult result = run(found);
    results.add(result);
    return result;
  }

  /** The result so far; removes the remaining notes first. */
  public Report report() {
    session.notes().cleanUp();
    return report(results);
  }

  private Report report(List<CaseResult> results) {
    return new Report(
        settings.target().api(),
        session.recorder().mask(settings.baseUrl()),
        version(),
        started,
        Duration.between(started, Instant.now()),
        settings.strict(),
        settings.failOn(),
        settings.allowWrites(),
        session.requests(),
        results,
        session.readings(),
        session.notes().ledger(),
        Optional.empty());
  }

  /** Removes the remaining notes and closes the connections. May be called twice. */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    session.notes().cleanUp();
    try {
      Runtime.getRuntime().removeShutdownHook(rescue);
    } catch (IllegalStateException ending) {
      // The process is ending, and the hook itself is running, which may still send.
      return;
    }
    session.wire().close();
  }

  private void rescue(Observer observer) {
    // First of all: the case that the stop interrupts becomes a result, but has decided nothing.
    List<CaseResult> decided = List.copyOf(results);
    session.notes().stop();
    session.notes().cleanUp();
    session.notes().ledger().forEach(observer::left);
    if (decided.size() < cases.size()) {
      observer.interrupted(
          report(decided)
              .withTrouble(
                  "the run was interrupted after %s of %s cases"
                      .formatted(decided.size(), cases.size())));
    }
  }

  private CaseResult run(Case one) {
    long began = System.nanoTime();
    CaseInfo info = one.info();
    Probe probe = new Probe(session, info);
    String reason = "";
    if (info.writes() && !settings.allowWrites()) {
      reason = "requires --allow-writes";
    } else if (isDead) {
      reason = "the server no longer answers";
    } else if (silence.getOrDefault(info.operation(), 0) >= MOST_SILENCE) {
      reason = info.operation() + " no longer answers";
    } else {
      reason = check(one, probe);
      session.notes().tidy();
      if (probe.isLost()) {
        Probe again = new Probe(session, info);
        again.heard(probe.exchanges());
        probe = again;
        reason = check(one, probe);
        session.notes().tidy();
      }
    }
    Duration took = Duration.ofNanos(System.nanoTime() - began);
    boolean found = !probe.findings().isEmpty();
    return new CaseResult(
        info.id(),
        info.title(),
        info.operation(),
        info.rules(),
        outcome(probe.findings(), reason),
        found ? "" : session.recorder().mask(reason),
        probe.findings(),
        probe.exchanges(),
        took,
        reason.isEmpty() && !probe.isSilent());
  }

  /** Runs a case; returns why it could not be decided, or an empty text. */
  private String check(Case one, Probe probe) {
    try {
      one.check().run(probe);
      silence.remove(one.info().operation());
      return "";
    } catch (Undecided undecided) {
      silence.remove(one.info().operation());
      return undecided.reason();
    } catch (NoAnswer none) {
      if (none.isLost()) {
        probe.lose();
        return "";
      }
      if (silence.merge(one.info().operation(), 1, Integer::sum) == MOST_SILENCE) {
        isDead = !session.isAlive();
      }
      probe.fallSilent();
      probe.find(
          none.call(),
          0,
          new Violation(
              one.info().firstRule(),
              "",
              "there is no answer: " + none.reason(),
              "an answer",
              none.reason()));
      return "";
    }
  }

  private static CaseResult.Outcome outcome(List<Finding> findings, String reason) {
    if (!findings.isEmpty()) {
      return CaseResult.outcome(findings);
    }
    return reason.isEmpty() ? CaseResult.Outcome.PASSED : CaseResult.Outcome.SKIPPED;
  }

  private static List<Case> select(Settings settings) {
    return Catalogue.of(settings.target().api()).stream()
        .filter(
            one ->
                settings.only().isEmpty() || settings.only().stream().anyMatch(one.info()::matches))
        .toList();
  }

  /** The version of this program. */
  public static String version() {
    @Nullable String version = Verifier.class.getPackage().getImplementationVersion();
    return version == null ? "(not from a jar)" : version;
  }
}
