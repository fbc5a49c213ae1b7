package io.github.leadmock.scorecard;

import java.util.UUID;

/** Calls of one client, one after the other, at times that a test chooses. */
final class Traffic {

  static final String LEAD =
      "/companies/c0ffee00-1ead-4000-8000-000000000000/leads/c0ffee00-1ead-4000-8000-000000000005";
  static final String NOTE = LEAD + "/note/00000000-0000-4000-8000-000000000001";

  private final SessionJudges judges = new SessionJudges();
  private long now = 1_000_000;
  private long number;
  private String query = "";
  private Call.Answer answer = Call.Answer.NOTHING;
  private Call.Fate fate = Call.Fate.NATURAL;
  private boolean lost;
  private int login = 7;
  private int connection = 4711;
  private String host = "127.0.0.1:8080";
  private String type = "application/json";
  private int body = 1;

  /** Time passes. */
  Traffic after(long millis) {
    now += millis;
    return this;
  }

  Traffic query(String other) {
    query = other;
    return this;
  }

  Traffic retryAfter(long seconds) {
    answer = new Call.Answer(seconds, -1, "");
    return this;
  }

  Traffic count(long count) {
    answer = new Call.Answer(-1, count, "");
    return this;
  }

  Traffic location(String target) {
    answer = new Call.Answer(-1, -1, target);
    return this;
  }

  Traffic fate(Call.Fate other) {
    fate = other;
    return this;
  }

  /** The answer is lost. */
  Traffic lost() {
    lost = true;
    return this;
  }

  Traffic login(int other) {
    login = other;
    return this;
  }

  Traffic connection(int other) {
    connection = other;
    return this;
  }

  Traffic host(String other) {
    host = other;
    return this;
  }

  Traffic type(String other) {
    type = other;
    return this;
  }

  Traffic body(int other) {
    body = other;
    return this;
  }

  Traffic list(int status) {
    return call("GET", LEAD + "/events", Call.LIST_EVENTS, status, true);
  }

  /** A page with so many events in all. */
  Traffic page(long start, long size, long count) {
    return query("start=%s&size=%s".formatted(start, size)).count(count).list(200).query("");
  }

  Traffic add(int status) {
    return call("POST", LEAD + "/note", Call.ADD_NOTE, status, true);
  }

  Traffic update(int status) {
    return call("POST", NOTE, Call.UPDATE_NOTE, status, true);
  }

  Traffic token() {
    return query("username=a&password=b")
        .call("GET", "/auth/issue_token", Call.ISSUE_TOKEN, 200, true)
        .query("");
  }

  /** An update whose answer has not come when the next call is sent. */
  Traffic startUpdate() {
    return call("POST", NOTE, Call.UPDATE_NOTE, 200, false);
  }

  /** A read whose answer has not come when the next call is sent. */
  Traffic startList() {
    return call("GET", LEAD + "/events", Call.LIST_EVENTS, 200, false);
  }

  Traffic get(String path, String operation, int status) {
    return call("GET", path, operation, status, true);
  }

  private Traffic call(String method, String path, String operation, int status, boolean waits) {
    boolean post = method.equals("POST");
    judges.see(
        new Call(
            new UUID(0, ++number),
            now,
            now + fate.delay(),
            method,
            path,
            query,
            operation,
            status,
            lost,
            fate,
            login,
            post ? new Call.Body(body, true, type, true, false) : Call.Body.NONE,
            answer,
            host,
            connection));
    if (waits) {
      now += fate.delay();
    }
    lost = false;
    answer = Call.Answer.NOTHING;
    fate = Call.Fate.NATURAL;
    return this;
  }

  Traffic reset() {
    judges.forget();
    return this;
  }

  SessionJudges judges() {
    return judges;
  }

  /** The outcome of a rule now. */
  Verdict.Outcome outcome(Duty duty) {
    return judges.scorecard("", now, ClientRules.all()).verdict(duty.id()).outcome();
  }

  /** The scorecard when nothing more comes. */
  Scorecard atTheEnd() {
    return judges.scorecard("", Long.MAX_VALUE, ClientRules.all());
  }

  Verdict.Outcome outcomeAtTheEnd(Duty duty) {
    return atTheEnd().verdict(duty.id()).outcome();
  }
}
