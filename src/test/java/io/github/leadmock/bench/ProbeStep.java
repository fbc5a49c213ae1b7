package io.github.leadmock.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One request of a probe.
 *
 * @param method upper case
 * @param url with places in braces, such as {@code {ml}{events}/events}
 * @param credentials what it authenticates with
 * @param headers further headers
 * @param body empty for none
 */
record ProbeStep(
    String method, String url, Credentials credentials, Map<String, String> headers, String body) {

  /** What a request authenticates with. */
  enum Credentials {
    GOOD,
    NONE,
    MALFORMED,
    BEARER,
    WRONG_TOKEN,
    WRONG_USER,
    NO_TOKEN,
    ANYBODY,
    TOKEN_PREFIX,
    TOKEN_LAST,
    TOKEN_CASE
  }

  private static final String HOSTILE =
      "  A \\\"quoted\\\" 'text' with 5% + <b>markup</b> & \\\\ \\n"
          + "\\n"
          + "lines,  שלום 😀 e\\u0301 Grüße ";

  /** Texts that careless servers spoil. */
  private static final List<String> SPOILT =
      Stream.of(
              "%41 a+b C:\\\\new 5%, no",
              "one\u200Btwo no\u00A0break line\u2028end \u2764\uFE0F \u00e9",
              "a < b and c > d https://example.com/a me@example.com",
              "0",
              "007",
              "null",
              "{\\\"message\\\":\\\"no\\\"}",
              "=1+1",
              "2024-05-01",
              "x".repeat(300),
              "y".repeat(1100),
              "z".repeat(4100))
          .map("{\"message\":\"%s\"}"::formatted)
          .toList();

  private static final List<String> MESSAGES =
      List.of(
          "{\"message\":\"Please give him a 5% discount\"}",
          "{\"message\":\"" + HOSTILE + "\"}",
          "{\"message\":\"" + "long text, ".repeat(1000) + "\"}");

  private static final List<String> BAD_BODIES =
      List.of(
          "{}",
          "no JSON",
          "[1]",
          "{\"message\":\" \"}",
          "{\"message\":5}",
          "{\"message\":\"Hello\",\"color\":\"red\"}");

  /** Requests that change nothing. */
  static List<ProbeStep> reading() {
    return Stream.of(lists(), comments(), identities(), others(), summaries())
        .flatMap(steps -> steps)
        .toList();
  }

  /** Requests that read, write and read again. */
  static List<ProbeStep> writing() {
    List<ProbeStep> steps = new ArrayList<>(List.of(get("{ml}{events}/events")));
    for (String message : MESSAGES) {
      for (String type : List.of("application/x-www-form-urlencoded", "application/json")) {
        steps.add(post("{ml}{events}/note", type, message));
        looked(steps);
        steps.add(post("{ml}{events}/note/{note}", type, message.replace("l", "L")));
        looked(steps);
        steps.add(post("{ml}{events}/note/{note}", type, "{}"));
        steps.add(post("{ml}{events}/note/{note}/remove", type, ""));
        looked(steps);
        steps.add(post("{ml}{events}/note/{note}", type, message));
        steps.add(post("{ml}{events}/note/{note}/remove", type, ""));
      }
    }
    steps.add(post("{ml}{events}/note", "application/json", MESSAGES.get(0)));
    steps.add(get("{ml}{events}/note/{note}/remove"));
    for (String body : BAD_BODIES) {
      steps.add(post("{ml}{events}/note", "application/json", body));
      looked(steps);
    }
    steps.add(post("{ml}{events}/note/{unknown}", "application/json", MESSAGES.get(0)));
    steps.add(post("{ml}{events}/note/{unknown}/remove", "application/json", ""));
    for (String path : List.of("/note", "/note/{e0}", "/note/{e1}/remove")) {
      steps.add(
          post("{ml}{events}" + path, "application/json", MESSAGES.get(0)).with(Credentials.NONE));
      for (Credentials nearly : List.of(Credentials.WRONG_TOKEN, Credentials.ANYBODY)) {
        steps.add(post("{ml}{events}" + path, "application/json", MESSAGES.get(0)).with(nearly));
      }
      steps.add(
          post(
              "{ml}/companies/{unknown}/leads/{lead}" + path, "application/json", MESSAGES.get(0)));
    }
    for (String text : SPOILT) {
      steps.add(post("{ml}{events}/note", "application/json; charset=utf-8", text));
      steps.add(post("{ml}{events}/note", "application/json", text));
      looked(steps);
      steps.add(post("{ml}{events}/note", "application/json", text));
      steps.add(post("{ml}{events}/note/{note}", "application/json", text));
      looked(steps);
      steps.add(post("{ml}{events}/note/{note}/remove", "application/json", ""));
    }
    steps.add(get("{ml}{events}/events?size=100"));
    return steps;
  }

  private static void looked(List<ProbeStep> steps) {
    steps.add(get("{ml}{events}/events"));
    steps.add(get("{ml}{events}/events?start=40"));
    steps.add(get("{ml}{events}/events/note/{note}/comments"));
  }

  private static Stream<ProbeStep> lists() {
    Stream<String> queries =
        Stream.of(
            "",
            "?start=0&size=2",
            "?size=1",
            "?size=5",
            "?size=50",
            "?size=100",
            "?size=1000",
            "?start=5",
            "?start=20",
            "?start=25&size=7",
            "?start=30&size=20",
            "?start=44&size=1",
            "?start=40",
            "?start=45",
            "?start=60&size=10",
            "?start=60&size=10",
            "?start=4294967297&size=1",
            "?start=-1",
            "?start=abc",
            "?size=0",
            "?size=abc",
            "?start=",
            "?x=1",
            "");
    return queries.map(query -> get("{ml}{events}/events" + query));
  }

  private static Stream<ProbeStep> comments() {
    Stream<ProbeStep> of =
        IntStream.of(0, 3, 14, 30, 31)
            .mapToObj(at -> get("{ml}{events}/events/note/{e" + at + "}/comments"));
    return Stream.concat(
        of,
        Stream.of(
                "/events/sms/{e7}/comments",
                "/events/sms/{e2}/comments",
                "/events/sms/{e3}/comments",
                "/events/note/{unknown}/comments",
                "/events/note/{e3}x/comments",
                "/events/note/17/comments")
            .map(path -> get("{ml}{events}" + path)));
  }

  private static Stream<ProbeStep> identities() {
    return Stream.of(
            "{ml}{events}/events",
            "{ml}{events}/events/note/{e3}/comments",
            "{ml}{events}/note",
            "{lf}/leads/summary/{id}")
        .flatMap(
            url -> Stream.of(Credentials.values()).map(credentials -> get(url).with(credentials)));
  }

  private static Stream<ProbeStep> others() {
    return Stream.of(
        get("{ml}/companies/{company}/leads/{unknown}/events"),
        get("{ml}/companies/{unknown}/leads/{lead}/events"),
        get("{ml}/companies/{company}/leads/{LEAD}/events?size=3"),
        get("{ml}/companies/{company}/leads/17/events"),
        get("{ml}/companies/{company}/leads/{lead}x/events"),
        get("{ml}/companies/{unknown}/leads/{lead}/events/note/{e3}/comments"),
        get("{ml}/companies/{company}/leads/{unknown}/events/note/{e3}/comments"),
        get("{ml}{events}/nothing"),
        get("{ml}{events}/events/"),
        get("{host}{events}/events"),
        get("{host}/api{events}/events"),
        get("{host}/companies").with(Credentials.NONE),
        new ProbeStep("HEAD", "{ml}{events}/events", Credentials.GOOD, Map.of(), ""),
        get("{ml}{events}/events").with("Accept-Encoding", "gzip"),
        get("{ml}/auth/issue_token").with(Credentials.NONE),
        get("{ml}/auth/issue_token?username=ada.meyer%40example.org").with(Credentials.NONE),
        get("{ml}/auth/issue_token?username=ada.meyer%40example.org&password=wrong")
            .with(Credentials.NONE));
  }

  private static Stream<ProbeStep> summaries() {
    return Stream.of(
        get("{lf}/leads/summary/{id}"),
        get("{lf}/leads/summary/7"),
        get("{lf}/leads/summary/999999"),
        get("{lf}/leads/summary/abc"),
        get("{lf}/leads/summary/{id}abc"),
        get("{lf}/leads/summary/{id}"),
        get("{lf}/leads/summary/00{id}"),
        get("{lf}/leads/summary/{id}.0"),
        get("{lf}/leads/summary/{id}"),
        get("{lf}/leads/summary/{id}/"),
        get("{host}/leads/summary/{id}"),
        get("{host}/api/v1/leads/summary/{id}"),
        get("{lf}/leads/nothing"),
        new ProbeStep("HEAD", "{lf}/leads/summary/{id}", Credentials.GOOD, Map.of(), ""));
  }

  private static ProbeStep get(String url) {
    return new ProbeStep("GET", url, Credentials.GOOD, Map.of(), "");
  }

  private static ProbeStep post(String url, String type, String body) {
    return new ProbeStep("POST", url, Credentials.GOOD, Map.of("Content-Type", type), body);
  }

  private ProbeStep with(Credentials other) {
    return new ProbeStep(method, url, other, headers, body);
  }

  private ProbeStep with(String header, String value) {
    return new ProbeStep(method, url, credentials, Map.of(header, value), body);
  }

  @Override
  public String toString() {
    return method + " " + url + " as " + credentials;
  }
}
