package io.github.leadmock.scorecard;

import io.github.leadmock.journal.LogEntry;
import io.github.leadmock.journal.RequestLog;
import io.github.leadmock.journal.RequestLog.Numbered;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The scorecards of all sessions. A thread of its own reads the log a few times a second and feeds
 * the judges, at most {@link RequestLog#MAX_ENTRIES} requests each time; more than that have left
 * the log and are counted as missed. So a request pays nothing for being judged, and a mock under
 * load little. Whoever asks gets what was judged up to the latest request. Thread-safe.
 */
public final class Scorecards implements AutoCloseable {

  /**
   * How many sessions are judged at a time. The least recently used has no scorecard of its own any
   * more, but its verdicts count among {@link #ofAllAtTheEnd all}.
   */
  public static final int MAX_SESSIONS = 128;

  /** The name of the requests that name no session. */
  public static final String SHARED = "";

  private static final long EVERY_MILLIS = 250;

  private final RequestLog log;
  private final Map<String, SessionJudges> sessions = new Recent<>(MAX_SESSIONS, this::end);
  private final Map<String, Scorecard> earlier = new Recent<>(MAX_SESSIONS, this::addToRest);
  private Optional<Scorecard> rest = Optional.empty();
  private long judged;

  /** Calls that nobody saw, so of any session: since the last {@link #begin}, and before it. */
  private long missed;

  private long missedBefore;
  private @Nullable Thread follower;
  private boolean closed;

  /** Scorecards of the requests of a log; nothing runs yet. */
  public Scorecards(RequestLog log) {
    this.log = log;
  }

  /**
   * A session in the list of all.
   *
   * @param name empty for the requests that name none
   * @param requests how many were judged
   * @param broken the ids of the rules that are broken
   */
  public record Known(String name, long requests, List<String> broken) {}

  /**
   * Starts the thread that follows the log. With {@code -Dleadmock.scorecard=on-demand}, which is
   * how the bench measures what that thread costs, nothing follows: requests are judged when
   * somebody asks, and those that have left the log by then are missed.
   */
  public synchronized void start() {
    boolean onDemand = "on-demand".equals(System.getProperty("leadmock.scorecard"));
    if (follower == null && !closed && !onDemand) {
      Thread thread = new Thread(this::follow, "leadmock-scorecards");
      thread.setDaemon(true);
      thread.start();
      follower = thread;
    }
  }

  private void follow() {
    long seen = 0;
    try {
      while (true) {
        Thread.sleep(EVERY_MILLIS);
        // Nothing is loaded before the first request.
        long latest = log.latest();
        if (latest != seen) {
          seen = latest;
          catchUp();
        }
      }
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    }
  }

  /** Judges what is in the log, which is about to be cleared. */
  public synchronized void catchUp() {
    RequestLog.Snapshot snapshot = log.after(judged);
    List<Numbered> newestFirst = snapshot.entries();
    long next = judged + 1;
    for (int at = newestFirst.size() - 1; at >= 0; at--) {
      Numbered numbered = newestFirst.get(at);
      if (numbered.number() > next) {
        miss(numbered.number() - next);
      }
      next = numbered.number() + 1;
      judge(numbered.entry());
    }
    if (snapshot.latest() >= next) {
      miss(snapshot.latest() + 1 - next);
    }
    judged = snapshot.latest();
  }

  private void miss(long calls) {
    missed += calls;
    sessions.values().forEach(SessionJudges::forget);
  }

  private void judge(LogEntry entry) {
    if (!entry.isFromConsole()) {
      // Not the session of the target: with --isolate user, a user has one too.
      session(entry.request().namedSession().orElse(SHARED)).see(Call.of(entry));
    }
  }

  private SessionJudges session(String name) {
    return sessions.computeIfAbsent(name, unseen -> new SessionJudges());
  }

  private void end(String session, SessionJudges judges) {
    judges.forget();
    earlier.merge(
        session,
        judges.scorecard(session, System.currentTimeMillis(), ClientRules.all()),
        Scorecard::and);
  }

  private void addToRest(String session, Scorecard card) {
    rest = Optional.of(rest.map(before -> before.and(card)).orElse(card));
  }

  /**
   * The scorecard of a session, up to the latest request.
   *
   * @param session its name; empty for the requests that name none
   */
  public synchronized Scorecard of(String session) {
    catchUp();
    return scorecard(session, System.currentTimeMillis()).of(session, missed);
  }

  /** The same when the client has ended: what it has not done by now, it will not do. */
  public synchronized Scorecard atTheEnd(String session) {
    catchUp();
    return scorecard(session, Long.MAX_VALUE).of(session, missed);
  }

  /** The scorecard of a session with those before each {@link #begin}, as of one client. */
  public synchronized Scorecard sinceStart(String session) {
    catchUp();
    Scorecard latest = scorecard(session, System.currentTimeMillis());
    return Optional.ofNullable(earlier.get(session))
        .map(before -> before.and(latest))
        .orElse(latest)
        .of(session, missedBefore + missed);
  }

  /**
   * All sessions together, when their clients have ended, with those before each {@link #begin}.
   */
  public synchronized Scorecard ofAllAtTheEnd() {
    catchUp();
    Stream<Scorecard> latest =
        List.copyOf(sessions.keySet()).stream().map(name -> scorecard(name, Long.MAX_VALUE));
    return Stream.of(rest.stream(), List.copyOf(earlier.values()).stream(), latest)
        .flatMap(cards -> cards)
        .reduce(Scorecard::and)
        .orElseGet(() -> scorecard(SHARED, Long.MAX_VALUE))
        .of(SHARED, missedBefore + missed);
  }

  private Scorecard scorecard(String session, long now) {
    @Nullable SessionJudges known = sessions.get(session);
    return (known == null ? new SessionJudges() : known).scorecard(session, now, ClientRules.all());
  }

  /** The sessions that are judged, by name. */
  public synchronized List<Known> sessions() {
    catchUp();
    List<Known> known = new ArrayList<>();
    new TreeMap<>(sessions)
        .forEach(
            (name, judges) ->
                known.add(
                    new Known(
                        name, judges.requests(), judges.broken().stream().map(Duty::id).toList())));
    return List.copyOf(known);
  }

  /**
   * Ends what is open: a test has reset the mock, so the next request is not the continuation of
   * the last. Verdicts stay.
   *
   * @param session the session that was reset; empty for all
   */
  public synchronized void interrupt(Optional<String> session) {
    if (log.latest() == 0) {
      return;
    }
    catchUp();
    session.ifPresentOrElse(
        name -> Optional.ofNullable(sessions.get(name)).ifPresent(SessionJudges::forget),
        () -> sessions.values().forEach(SessionJudges::forget));
  }

  /**
   * Begins new scorecards: everything was reset, for the next test. The verdicts so far count only
   * in {@link #sinceStart} and {@link #ofAllAtTheEnd}, as those of a suite.
   */
  public synchronized void begin() {
    if (log.latest() == 0) {
      return;
    }
    catchUp();
    sessions.forEach(this::end);
    sessions.clear();
    missedBefore += missed;
    missed = 0;
  }

  /**
   * Starts over, without verdicts, also of earlier tests.
   *
   * @param session the session to forget; empty for all, and what was missed
   */
  public synchronized void clear(Optional<String> session) {
    catchUp();
    session.ifPresentOrElse(
        name -> {
          sessions.remove(name);
          earlier.remove(name);
        },
        this::clear);
  }

  private void clear() {
    sessions.clear();
    earlier.clear();
    rest = Optional.empty();
    missed = 0;
    missedBefore = 0;
  }

  /** Ends the thread. */
  @Override
  public synchronized void close() {
    closed = true;
    if (follower != null) {
      follower.interrupt();
    }
  }
}
