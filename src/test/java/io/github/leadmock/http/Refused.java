package io.github.leadmock.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.zip.GZIPOutputStream;

/**
 * A request that one mistake keeps from being valid.
 *
 * @param target path and query as they are sent
 * @param login the Authorization header; empty for none
 * @param headers further header lines
 */
record Refused(String method, String target, String login, List<String> headers, byte[] body) {

  static final String GOOD = basic("jane.doe@example.com", "secret");

  private static final String LEAD = Client.path(Client.ONE_MORE);
  private static final String SAVED =
      "/companies/1ef4e845-b2f4-4e48-b2ed-d1f238287d96/leads/8a956836-457a-4da6-a8de-66edd3fa81db";
  private static final String NOTE = "63ecec2c-5047-4cd8-ae98-0dda952e2db1";
  private static final List<String> TEXTS =
      List.of(
          "Called back",
          "He said \"hi\"",
          "it's 5 o'clock",
          "first line\nsecond\tline",
          "😀 مرحبا é",
          "wow! $HOME `id` \\n \\",
          "<b>5% & more</b>",
          "{{now}}");

  /** A valid request to each operation, except removing the note, which works only once. */
  static List<Refused> valid() {
    return List.of(
        new Refused("GET", LEAD + "/events?start=1&size=5", GOOD, List.of(), new byte[0]),
        new Refused(
            "GET", SAVED + "/events/note/" + NOTE + "/comments", GOOD, List.of(), new byte[0]),
        post(LEAD + "/note"),
        post(SAVED + "/note/" + NOTE),
        new Refused("POST", SAVED + "/note/" + NOTE + "/remove", GOOD, List.of(), new byte[0]),
        new Refused(
            "GET",
            "/auth/issue_token?username=a%40b.c&password=geheim",
            "",
            List.of(),
            new byte[0]),
        new Refused("GET", "/api/v1/leads/summary/9", GOOD, List.of(), new byte[0]));
  }

  private static Refused post(String target) {
    return new Refused("POST", target, GOOD, List.of("Content-Type: application/json"), new byte[0])
        .withBody("{\"message\":\"Called back\"}");
  }

  /** The mistakes that people make. */
  enum Mistake {
    CREDENTIALS(
        (sent, random) ->
            sent.withLogin(
                pick(
                    random,
                    "",
                    "Basic",
                    "Bearer abc",
                    "Basic !!!",
                    "Basic " + encoded("nocolon"),
                    basic("jane", ""),
                    basic("", "x")))),
    METHOD(
        (sent, random) ->
            sent.withMethod(
                pick(random, "PUT", "DELETE", "PATCH", "OPTIONS", "GET", "POST", "FOO"))),
    MISSPELLED_PATH(
        (sent, random) ->
            sent.withTarget(
                pick(
                    random,
                    sent.target().replaceFirst("companies", "company"),
                    sent.target().replaceFirst("leads", "lead"),
                    sent.target()
                        .replaceFirst("/(events|note|comments|remove|summary|issue_token)", "/$1s"),
                    sent.path() + "/" + sent.query(),
                    sent.path() + "/more" + sent.query(),
                    sent.target().replaceFirst("/[^/?]+(?=$|\\?)", ""),
                    sent.target().toUpperCase(Locale.ROOT)))),
    OTHER_PATH(
        (sent, random) ->
            sent.withTarget(
                pick(
                    random,
                    "/companies",
                    "/companies/x",
                    "/auth",
                    "/auth/login",
                    "/leads/",
                    "/api/v1",
                    "/leads/7",
                    "/api/companies/1/2/3",
                    "/nothing",
                    "/v2" + sent.target()))),
    ID(
        (sent, random) -> {
          List<String> ids = sent.ids();
          String id = ids.get(random.nextInt(ids.size()));
          return sent.withTarget(
              sent.target()
                  .replace(
                      id,
                      pick(
                          random,
                          "00000000-0000-4000-8000-000000000000",
                          new UUID(random.nextLong(), random.nextLong()).toString(),
                          "0",
                          "undefined",
                          "%7B" + id + "%7D",
                          id.replace("-", "") + "00".substring(random.nextInt(3)),
                          id.replaceFirst("[0-9]", "x"),
                          "-5",
                          "99999999999999999999999",
                          "9.0",
                          "%00",
                          "%F0%9F%98%80",
                          "a%20b")));
        }),
    NUMBER(
        (sent, random) ->
            sent.withTarget(
                sent.path()
                    + "?"
                    + pick(random, "start", "size")
                    + "="
                    + pick(
                        random,
                        "-1",
                        "abc",
                        "",
                        "1e9",
                        "1.5x",
                        "+",
                        "0x10",
                        "9999999999999999999999",
                        "%20",
                        "NaN",
                        "null")
                    + pick(random, "", "&size=10&start=3&start=4", "&sort=up&size=3"))),
    REPEATED(
        (sent, random) ->
            sent.withTarget(
                sent.path()
                    + pick(
                        random,
                        "?size=5&size=6",
                        "?start=0&start=0&size=2",
                        "?size=x&size=7",
                        "?username=a&username=b&password=c",
                        "?username=a&password="))),
    PREFER(
        (sent, random) ->
            sent.withHeader("Prefer: code=" + pick(random, "418", "999", "abc", "\"\"", "201"))),
    WISH(
        (sent, random) ->
            pick(
                random,
                sent.withParameter("__code=" + pick(random, "418", "999", "abc", "")),
                sent.withParameter("__delay=" + pick(random, "-1", "soon", "", "600001")),
                sent.withParameter("__delay=1&__delay=x&__code=0"),
                sent.withHeader("Prefer: delay=" + pick(random, "-1", "soon", "600001")),
                sent.withHeader("Prefer: code=999, delay=1").withParameter("__delay=x"))),
    SESSION(
        (sent, random) ->
            pick(
                random,
                sent.withHeader(
                    "X-Leadmock-Session: "
                        + pick(random, "", "my suite", "a/b", "?", "x".repeat(65), "a, b")),
                sent.withHeader("X-Leadmock-Session: a").withHeader("X-Leadmock-Session: b"))),
    MESSAGE(
        (sent, random) ->
            sent.withBody(
                pick(
                    random,
                    "{}",
                    "{\"message\":null}",
                    "{\"message\":\"  \"}",
                    "{\"message\":42}",
                    "{\"message\":[\"a\",\"b\"]}",
                    "{\"message\":{\"text\":" + json(text(random)) + "}}",
                    "{\"Message\":" + json(text(random)) + "}",
                    "{\"text\":" + json(text(random)) + ",\"id\":1}"))),
    BROKEN_JSON(
        (sent, random) ->
            sent.withBody(
                pick(
                    random,
                    "",
                    "null",
                    "[]",
                    json(text(random)),
                    text(random),
                    "message=" + text(random),
                    "{\"message\":" + json(text(random)),
                    "{\"message\":\"" + text(random),
                    "{'message':'" + text(random) + "'}",
                    "{message:" + json(text(random)) + "}",
                    "{\"message\":" + json(text(random)) + ",}",
                    "{\"message\":" + json(text(random)) + "}}",
                    "[" + json(text(random)) + "]",
                    "<message>" + text(random) + "</message>"))),
    ENCODING(
        (sent, random) ->
            pick(
                random,
                sent.withBytes(new byte[] {'{', '"', 'm', (byte) 0xC3, '"'}),
                sent.withBytes(
                    ("{\"message\":" + json(text(random)) + "}").getBytes(StandardCharsets.UTF_16)),
                sent.withBytes(
                    ("{\"message\":\"caf\u00e9\"}").getBytes(StandardCharsets.ISO_8859_1)),
                sent.withBody("{\"message\":\"plain\"}").withHeader("Content-Encoding: gzip"),
                sent.withBytes(packed("message=" + text(random)))
                    .withHeader("Content-Encoding: gzip"))),
    TOO_LARGE((sent, random) -> sent.withBytes(new byte[8_400_000]));

    private final BiFunction<Refused, Random, Refused> change;

    Mistake(BiFunction<Refused, Random, Refused> change) {
      this.change = change;
    }

    Refused in(Refused valid, Random random) {
      return change.apply(valid, random);
    }
  }

  byte[] bytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    StringBuilder head =
        new StringBuilder(method + " " + target + " HTTP/1.1\r\nHost: localhost\r\n");
    if (!login.isEmpty()) {
      head.append("Authorization: ").append(login).append("\r\n");
    }
    headers.forEach(header -> head.append(header).append("\r\n"));
    head.append("Content-Length: ").append(body.length).append("\r\n\r\n");
    bytes.writeBytes(head.toString().getBytes(StandardCharsets.UTF_8));
    bytes.writeBytes(body);
    return bytes.toByteArray();
  }

  private Refused withMethod(String other) {
    return new Refused(other, target, login, headers, body);
  }

  private Refused withTarget(String other) {
    return new Refused(method, other, login, headers, body);
  }

  Refused withLogin(String other) {
    return new Refused(method, target, other, headers, body);
  }

  private Refused withParameter(String parameter) {
    return withTarget(target + (target.contains("?") ? "&" : "?") + parameter);
  }

  private Refused withHeader(String header) {
    List<String> more = new ArrayList<>(headers);
    more.add(header);
    return new Refused(method, target, login, more, body);
  }

  Refused withBody(String text) {
    return withBytes(text.getBytes(StandardCharsets.UTF_8));
  }

  private Refused withBytes(byte[] other) {
    return new Refused(method, target, login, headers, other);
  }

  private String path() {
    return target.replaceFirst("\\?.*", "");
  }

  private String query() {
    return target.substring(path().length());
  }

  /** The ids in the path; the end of the query if there are none. */
  private List<String> ids() {
    List<String> ids = new ArrayList<>();
    for (String segment : path().split("/")) {
      if (segment.matches(".*\\d.*") && !segment.equals("v1")) {
        ids.add(segment);
      }
    }
    return ids.isEmpty() ? List.of("a%40b.c") : ids;
  }

  static String basic(String user, String token) {
    return "Basic " + encoded(user + ":" + token);
  }

  private static String encoded(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String text(Random random) {
    return TEXTS.get(random.nextInt(TEXTS.size()));
  }

  static String json(String text) {
    return new tools.jackson.databind.json.JsonMapper().writeValueAsString(text);
  }

  @SafeVarargs
  private static <T> T pick(Random random, T... choices) {
    return choices[random.nextInt(choices.length)];
  }

  private static byte[] packed(String plain) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(plain.getBytes(StandardCharsets.UTF_8));
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
    return packed.toByteArray();
  }

  @Override
  public String toString() {
    String text = new String(body, StandardCharsets.UTF_8);
    return "%s %s [%s] %s %s"
        .formatted(
            method, target, login, headers, text.length() > 200 ? text.length() + " bytes" : text);
  }
}
