package io.github.leadmock.http;

import static io.github.leadmock.http.Client.path;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;

/** Requests of all kinds, the same for the same seed: mostly valid, some wrong, some hostile. */
final class GeneratedRequests {

  private static final List<String> LEADS =
      List.of(Client.EMPTY, Client.ONE_EVENT, Client.ONE_MORE, Client.MARKUP);

  private final Random random;
  private final List<String> notes = new ArrayList<>();

  GeneratedRequests(long seed) {
    this.random = new Random(seed);
  }

  /** A request as bytes, with its first line for messages. */
  record Generated(String line, byte[] bytes) {
    boolean isHead() {
      return line.startsWith("HEAD");
    }

    @Override
    public String toString() {
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }

  /** Looks at an answer, so that later requests name existing notes. */
  void saw(RawHttp.Answer answer) {
    String text = answer.text();
    int id = text.indexOf("\"event_id\": \"");
    if (answer.status() == 200 && text.contains("\"tags\"") && id > 0) {
      notes.add(text.substring(id + 13, id + 49));
    }
  }

  Generated next() {
    String target = one(operation(), operation(), operation(), mangled(operation()));
    String method =
        target.contains("/note") && random.nextInt(8) > 0
            ? "POST"
            : one("GET", "GET", "GET", "GET", "HEAD", "POST", "PUT", "OPTIONS", "DELETE", "get");
    List<String> headers = new ArrayList<>();
    headers.add("Host: localhost");
    headers.add(
        one(
            basic("jane.doe@example.com:secret"),
            basic("jane.doe@example.com:secret"),
            basic("jane.doe@example.com:secret"),
            basic("x:"),
            "Authorization: Bearer abc",
            "X-None: 1"));
    for (int i = random.nextInt(3); i > 0; i--) {
      headers.add(header());
    }
    byte[] body = method.equals("GET") || method.equals("HEAD") ? new byte[0] : body();
    if (body.length > 0 || method.equals("POST")) {
      headers.add("Content-Length: " + body.length);
    }
    String line = method + " " + target + " HTTP/1.1";
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(
        (line + "\r\n" + String.join("\r\n", headers) + "\r\n\r\n")
            .getBytes(StandardCharsets.UTF_8));
    bytes.writeBytes(body);
    return new Generated(line, bytes.toByteArray());
  }

  private String operation() {
    String lead = path(LEADS.get(random.nextInt(LEADS.size())));
    String note =
        notes.isEmpty()
            ? "63ecec2c-5047-4cd8-ae98-0dda952e2db1"
            : notes.get(random.nextInt(notes.size()));
    String target =
        one(
            lead + "/events" + query(),
            lead + "/events" + query(),
            lead + "/note",
            lead + "/note/" + note,
            lead + "/note/" + note + "/remove",
            lead + "/events/note/" + note + "/comments",
            lead + "/events/sms/" + note + "/comments",
            "/leads/summary/" + random.nextInt(1_010),
            "/api/v1/leads/summary/" + random.nextInt(20) + query(),
            "/auth/issue_token?username=jane.doe%40example.com&password=s3cret",
            "/auth/issue_token" + query(),
            "/companies/nothing",
            "/leads/");
    return target.startsWith("/companies") && random.nextInt(6) == 0 ? "/api" + target : target;
  }

  private String query() {
    return one(
        "",
        "",
        "?",
        "?start=" + random.nextInt(30) + "&size=" + random.nextInt(30),
        "?size=" + one("0", "-1", "1001", "x", "%zz", "+5", "%F0%9F%98%80"),
        "?start=1&start=2",
        "?start=9223372036854775808",
        "?a=b&&=c&%00=%",
        "?username=a&pass%77ord=b",
        "?__code=" + one("200", "401", "404", "503", "418", "x"),
        "?__delay=1&__code=500");
  }

  private String mangled(String target) {
    String segment =
        one(".", "..", "%2e", "%2f", ";x=y", "%", "{{now}}", "a\"b", "%C0%AF", "~", "é", "|");
    int slash = target.indexOf('/', 1 + random.nextInt(target.length()));
    String mangled =
        slash < 0
            ? target + segment
            : target.substring(0, slash + 1) + segment + target.substring(slash);
    // Outside the two APIs' paths, WireMock answers.
    return mangled.matches("(/api)?/(companies|auth)(/.*)?|(/api/v1|/leads)(/.*)?")
        ? mangled
        : target;
  }

  private String header() {
    return one(
        "Content-Type: application/json",
        "Content-Type: application/x-www-form-urlencoded",
        "Content-Type: application/x-www-form-urlencoded; charset=no-such",
        "Content-Type: multipart/form-data; boundary=\"",
        "Content-Type: text/plain; charset=utf-16",
        "Content-Encoding: gzip",
        "Accept: text/html",
        "Accept-Encoding: gzip",
        "Origin: http://app.example:3000",
        "Origin: null",
        "Access-Control-Request-Method: POST",
        "Access-Control-Request-Headers: authorization",
        "Prefer: code=" + one("200", "400", "401", "404", "429", "500", "503", "418", "\""),
        "Prefer: respond-async, code=\"503\"",
        "Prefer: delay=" + one("0", "2", "-1", "x"),
        "X-Leadmock-Session: " + one("a", "b", "b", "not a name"),
        "Cookie: a=b; c=d",
        "X-Forwarded-For: 10.1.2.3",
        "x-lower: a");
  }

  private byte[] body() {
    return one(
            "{\"message\":\"Called back, 5% discount & more\"}",
            "{\"message\":\"Called back\"}",
            "{\"message\":\"\\ud83d\\ude00 <b>\\\"x\\\"</b> \\u0000 \\ud800 {{now}} \\u2028 é/\"}",
            "{\"message\":\" \"}",
            "{\"message\":1}",
            "{\"text\":\"a\"}",
            "{\"message\":",
            "[]",
            "message=a&b=c",
            "{{now}}",
            "")
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String basic(String pair) {
    return "Authorization: Basic "
        + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }

  private String one(String... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
