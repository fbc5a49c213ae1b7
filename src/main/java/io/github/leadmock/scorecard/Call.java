package io.github.leadmock.scorecard;

import io.github.leadmock.control.Cause;
import io.github.leadmock.journal.LogEntry;
import io.github.leadmock.journal.Secrets;
import io.github.leadmock.message.Header;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/**
 * One request with its answer, as far as the judges need it: without bodies, headers and secrets,
 * so that it may be kept. Immutable.
 *
 * @param id the id of its log entry
 * @param arrived when the request came, in milliseconds since 1970
 * @param sent when its answer went out, or broke off
 * @param method as sent
 * @param path without the query
 * @param query empty if there is none; masked
 * @param operation such as {@code metroleads/add-note}; empty if there was none
 * @param status the status of the answer, whether the client got to see it or not
 * @param lost whether the client got no complete answer
 * @param fate why the answer is what it is
 * @param login tells credentials apart; 0 for none
 * @param body what the judges need to know of the request's body
 * @param answer what they need to know of the answer
 * @param host the host name and port that the client used
 * @param connection the client's port; 0 if unknown
 * @param key tells requests apart by method, URL and body
 */
record Call(
    UUID id,
    long arrived,
    long sent,
    String method,
    String path,
    String query,
    String operation,
    int status,
    boolean lost,
    Fate fate,
    int login,
    Body body,
    Answer answer,
    String host,
    int connection,
    String key) {

  static final String LIST_EVENTS = "metroleads/list-events";
  static final String ADD_NOTE = "metroleads/add-note";
  static final String UPDATE_NOTE = "metroleads/update-note";
  static final String REMOVE_NOTE = "metroleads/remove-note";
  static final String ISSUE_TOKEN = "metroleads/issue-token";

  /** The count stands at the beginning of a page; templates of users may differ. */
  private static final int HEAD_OF_PAGE = 64;

  private static final byte[] COUNT = "\"count\":".getBytes(StandardCharsets.US_ASCII);

  /** The rule by which a note's body that is no JSON object is refused. */
  private static final String NO_OBJECT = "ML-NO-07";

  /** UTF-8 of U+FFFD, which stands for bytes that are no text. */
  private static final char REPLACEMENT = '\uFFFD';

  /**
   * Why an answer is what it is.
   *
   * @param own whether the request itself caused an error
   * @param wished whether the request asked for its failure ({@code Prefer}), which says nothing
   *     about the app
   * @param changed whether it changed something, whatever the answer said
   * @param delay how long the answer was delayed on purpose, in milliseconds
   */
  record Fate(boolean own, boolean wished, boolean changed, long delay) {

    /** A request that was answered as the API answers. */
    static final Fate NATURAL = new Fate(false, false, false, 0);
  }

  /**
   * The body of a request.
   *
   * @param hash tells bodies apart
   * @param present whether there is one
   * @param type its Content-Type; empty for none
   * @param text whether it is UTF-8
   * @param refused whether the API refused it because it is no JSON object
   */
  record Body(int hash, boolean present, String type, boolean text, boolean refused) {

    /** None. */
    static final Body NONE = new Body(0, false, "", true, false);
  }

  /**
   * What an answer told the client.
   *
   * @param retryAfter the seconds of Retry-After; -1 without
   * @param count the number of all events, as a page tells it; -1 if it does not
   * @param location the target of a redirect; empty for none
   */
  record Answer(long retryAfter, long count, String location) {

    /** Nothing of it. */
    static final Answer NOTHING = new Answer(-1, -1, "");
  }

  Call(
      UUID id,
      long arrived,
      long sent,
      String method,
      String path,
      String query,
      String operation,
      int status,
      boolean lost,
      Fate fate,
      int login,
      Body body,
      Answer answer,
      String host,
      int connection) {
    this(
        id,
        arrived,
        sent,
        method,
        path,
        query,
        operation,
        status,
        lost,
        fate,
        login,
        body,
        answer,
        host,
        connection,
        method + ' ' + path + '?' + query + ' ' + body.hash());
  }

  static Call of(LogEntry entry) {
    String url = entry.url();
    int mark = url.indexOf('?');
    String query = mark < 0 ? "" : url.substring(mark + 1);
    List<Header> headers = entry.request().headers().get();
    String operation = entry.target().operation().orElse("");
    boolean writes = operation.equals(ADD_NOTE) || operation.equals(UPDATE_NOTE);
    long arrived = entry.time().toEpochMilli();
    return new Call(
        entry.id(),
        arrived,
        // Rounded down, as the arrival of what follows is.
        arrived + (long) entry.waitedMillis(),
        entry.method(),
        mark < 0 ? url : url.substring(0, mark),
        query.isEmpty() ? "" : Secrets.url("?" + query).substring(1),
        operation,
        entry.status(),
        entry.outcome().fault().isPresent(),
        new Fate(
            entry.outcome().cause() == Cause.NATURAL,
            entry.outcome().cause() == Cause.FORCED && asksForFailure(headers, query),
            entry.outcome().change().isPresent(),
            entry.delayMillis()),
        first(headers, "Authorization").hashCode(),
        writes || !entry.method().equals("GET") ? body(entry, headers, writes) : Body.NONE,
        answer(entry, operation),
        host(entry.origin()),
        entry.connection());
  }

  private static boolean asksForFailure(List<Header> headers, String query) {
    return query.contains("__code=")
        || Header.values(headers, "Prefer").stream().anyMatch(value -> value.contains("code"));
  }

  private static String first(List<Header> headers, String name) {
    for (Header header : headers) {
      if (header.name().equalsIgnoreCase(name)) {
        return header.value();
      }
    }
    return "";
  }

  private static Body body(LogEntry entry, List<Header> headers, boolean writes) {
    byte[] bytes = entry.request().body();
    return new Body(
        Arrays.hashCode(bytes),
        bytes.length > 0,
        first(headers, "Content-Type"),
        !writes
            || entry.request().truncated()
            || new String(bytes, StandardCharsets.UTF_8).indexOf(REPLACEMENT) < 0,
        entry.outcome().rules().contains(NO_OBJECT));
  }

  private static Answer answer(LogEntry entry, String operation) {
    int status = entry.status();
    if (operation.equals(LIST_EVENTS) && status == 200) {
      return new Answer(-1, count(entry.response().body()), "");
    }
    if (status != 429 && status != 503 && status / 100 != 3) {
      return Answer.NOTHING;
    }
    List<Header> headers = entry.response().headers().get();
    // A date in Retry-After is as good as none: the mock never sends one.
    return new Answer(number(first(headers, "Retry-After")), -1, first(headers, "Location"));
  }

  /** Parsing every page would take longer than making it. */
  private static long count(byte[] page) {
    int end = Math.min(page.length, HEAD_OF_PAGE);
    for (int at = 0; at + COUNT.length < end; at++) {
      if (Arrays.equals(page, at, at + COUNT.length, COUNT, 0, COUNT.length)) {
        return number(page, at + COUNT.length, end);
      }
    }
    return -1;
  }

  private static long number(byte[] page, int from, int end) {
    int at = from;
    while (at < end && page[at] == ' ') {
      at++;
    }
    long number = -1;
    while (at < end && page[at] >= '0' && page[at] <= '9') {
      number = Math.max(0, number) * 10 + page[at] - '0';
      at++;
    }
    return number;
  }

  private static String host(String origin) {
    int slashes = origin.indexOf("//");
    return slashes < 0 ? origin : origin.substring(slashes + 2);
  }

  boolean is(String wanted) {
    return operation.equals(wanted);
  }

  /** Whether it writes to a note that exists. */
  boolean changesNote() {
    return is(UPDATE_NOTE) || is(REMOVE_NOTE);
  }

  boolean writes() {
    return is(ADD_NOTE) || changesNote();
  }

  /** Whether the client got a complete 200. */
  boolean succeeded() {
    return status / 100 == 2 && !lost;
  }

  /** Whether the client got an error, or nothing at all; not if it asked for that. */
  boolean failed() {
    return !fate.wished() && (lost || status >= 400);
  }

  /** The path up to the lead; the whole path where there is none. */
  String lead() {
    int at = path.indexOf("/leads/");
    int end = at < 0 ? -1 : path.indexOf('/', at + "/leads/".length());
    return end < 0 ? path : path.substring(0, end);
  }

  /** The path of the note that it writes to. */
  String note() {
    return is(REMOVE_NOTE) ? path.substring(0, path.lastIndexOf('/')) : path;
  }

  /** The value of a number in the query, such as start; -1 if it is no number. */
  long parameter(String name, long byDefault) {
    int at = query.startsWith(name + "=") ? 0 : query.indexOf('&' + name + '=') + 1;
    if (query.isEmpty() || (at == 0 && !query.startsWith(name + "="))) {
      return byDefault;
    }
    int from = at + name.length() + 1;
    int end = query.indexOf('&', from);
    return number(query.substring(from, end < 0 ? query.length() : end));
  }

  /** A whole number of at most twelve digits; -1 for anything else. */
  private static long number(String text) {
    if (text.isEmpty() || text.length() > 12) {
      return -1;
    }
    for (int at = 0; at < text.length(); at++) {
      if (text.charAt(at) < '0' || text.charAt(at) > '9') {
        return -1;
      }
    }
    return Long.parseLong(text);
  }

  /** The host of a redirect's target, with its port; empty if it is the same or unreadable. */
  String redirectHost() {
    try {
      URI target = new URI(answer.location());
      return target.getAuthority() == null || target.getAuthority().equals(host)
          ? ""
          : target.getAuthority();
    } catch (URISyntaxException unreadable) {
      return "";
    }
  }

  /** The path of a redirect's target. */
  String redirectPath() {
    String target = answer.location();
    int slashes = target.indexOf("//");
    int from = slashes < 0 ? 0 : target.indexOf('/', slashes + 2);
    return from < 0 ? "/" : target.substring(from).replaceFirst("[?#].*", "");
  }

  /** How it is shown as evidence. */
  Evidence.Shown shown() {
    return new Evidence.Shown(
        id, arrived, method, query.isEmpty() ? path : path + "?" + query, status, lost);
  }
}
