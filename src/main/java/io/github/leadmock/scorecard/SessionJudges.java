package io.github.leadmock.scorecard;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * All judges of one session. Memory stays the same, however many calls they see. Not thread-safe.
 */
final class SessionJudges {

  private final RedirectJudge redirects = new RedirectJudge();
  private final List<Judge> judges =
      List.of(
          redirects,
          new RetryJudge(),
          new LostWriteJudge(),
          new PagingJudge(),
          new ParallelWriteJudge(),
          new CredentialsJudge(redirects),
          new RequestJudge(),
          new TimeOutJudge(),
          new LoadJudge());

  private final Marks marks = new Marks();
  private long requests;

  /** Judges the next call. */
  void see(Call call) {
    requests++;
    for (Judge judge : judges) {
      judge.see(call, marks);
    }
  }

  /** What follows is not the continuation of what was. */
  void forget() {
    judges.forEach(Judge::forget);
  }

  /** How many calls were seen. */
  long requests() {
    return requests;
  }

  /** The duties that are broken so far. */
  Set<Duty> broken() {
    Set<Duty> broken = EnumSet.noneOf(Duty.class);
    Stream.of(Duty.values()).filter(duty -> marks.timesBroken(duty) > 0).forEach(broken::add);
    return broken;
  }

  /**
   * The verdicts so far, as if no call had been missed.
   *
   * @param now the time, in milliseconds since 1970; {@link Long#MAX_VALUE} if the client has ended
   */
  Scorecard scorecard(String session, long now, List<ClientRule> rules) {
    Marks all = marks.copy();
    judges.forEach(judge -> judge.conclude(now, all));
    List<Verdict> verdicts = new ArrayList<>();
    for (int at = 0; at < rules.size(); at++) {
      Duty duty = Duty.values()[at];
      verdicts.add(
          new Verdict(
              rules.get(at),
              Verdict.Outcome.of(all.timesBroken(duty), all.timesKept(duty)),
              all.timesBroken(duty),
              all.timesKept(duty),
              all.evidence(duty)));
    }
    return new Scorecard(session, requests, 0, verdicts);
  }
}
