package io.github.leadmock.http;

import static io.github.leadmock.http.Client.path;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.leadmock.Cites;
import io.github.leadmock.Leadmock;
import io.github.leadmock.LeadmockConfig;
import io.github.leadmock.http.RawHttp.Answer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whatever is sent, the answer is a vendor-shaped 4xx or the text is stored unchanged; never a 500,
 * broken JSON or an evaluated template.
 */
class HostileInputTest {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();
  private static final String CREDENTIALS =
      "Basic " + Base64.getEncoder().encodeToString("jane:secret".getBytes(StandardCharsets.UTF_8));

  // No generated request contains the sum, and it is too long for a random id, so it can only come
  // from an evaluated template.
  private static final String TEMPLATE = "{{math 1300000000 '+' 37373737}}";
  private static final String EVALUATED = "1337373737";

  private static final ConcurrentLinkedQueue<String> LOG = new ConcurrentLinkedQueue<>();
  private static Leadmock mock;
  private static RawHttp raw;

  @BeforeAll
  @BeforeContainer
  static void start() {
    LOG.clear();
    mock = Leadmock.start(LeadmockConfig.defaults(), LOG::add);
    raw = new RawHttp(mock.baseUrl());
  }

  @AfterAll
  @AfterContainer
  static void stop() {
    raw.close();
    mock.close();
  }

  /** A request in its parts. */
  record Hostile(String method, String target, List<String> headers, byte[] body) {
    byte[] bytes() {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      String head =
          "%s %s HTTP/1.1\r\nHost: localhost\r\n%s\r\n%sContent-Length: %d\r\n\r\n"
              .formatted(method, target, "Authorization: " + CREDENTIALS, joined(), body.length);
      bytes.writeBytes(head.getBytes(StandardCharsets.UTF_8));
      bytes.writeBytes(body);
      return bytes.toByteArray();
    }

    private String joined() {
      StringBuilder lines = new StringBuilder();
      headers.forEach(header -> lines.append(header).append("\r\n"));
      return lines.toString();
    }

    @Override
    public String toString() {
      return "%s %s %s %s"
          .formatted(method, target, headers, new String(body, StandardCharsets.UTF_8));
    }
  }

  @Tag("slow")
  @Property(tries = 10_000, shrinking = ShrinkingMode.BOUNDED)
  void answersInTheVendorsShapeWhateverIsSent(@ForAll("requests") Hostile hostile) {
    boolean head = hostile.method().equals("HEAD");
    Answer answer = raw.send(hostile.bytes(), head);

    assertThat(answer.status()).isBetween(200, 431).isNotEqualTo(302);
    assertThat(answer.text()).doesNotContain(EVALUATED).doesNotContain("[ERROR");
    if (head || answer.status() == 204) {
      return;
    }
    assertThat(answer.headers().get("content-type")).isEqualTo("application/json");
    JsonNode body = JSON.readTree(answer.body());
    if (answer.status() >= 400) {
      assertThat(body.path("message").isString()).isTrue();
      return;
    }
    if (body.at("/data/event_id").isString() && !hostile.target().contains("/remove")) {
      assertThat(body.at("/data/message"))
          .isEqualTo(JSON.readTree(plain(hostile.body())).path("message"));
    }
    assertThat(LOG).isEmpty();
  }

  @Provide
  Arbitrary<Hostile> requests() {
    return Combinators.combine(methods(), targets(), headers(), bodies()).as(Hostile::new);
  }

  private static Arbitrary<String> methods() {
    return Arbitraries.frequencyOf(
        Tuple.of(6, Arbitraries.of("GET", "POST")),
        Tuple.of(
            1, Arbitraries.of("HEAD", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "get", "FOO")));
  }

  private static Arbitrary<String> targets() {
    Arbitrary<String> valid =
        Arbitraries.of(
            path(Client.EMPTY) + "/events",
            path(Client.EMPTY) + "/note",
            path(Client.EMPTY) + "/note",
            path(Client.MARKUP) + "/events",
            path(Client.EMPTY) + "/note/63ecec2c-5047-4cd8-ae98-0dda952e2db1",
            path(Client.EMPTY) + "/note/63ecec2c-5047-4cd8-ae98-0dda952e2db1/remove",
            "/api" + path(Client.EMPTY) + "/note",
            "/auth/issue_token",
            "/api/v1/leads/summary/8",
            "/leads/summary/1");
    Arbitrary<String> mangled =
        Combinators.combine(valid, segments(), Arbitraries.integers().between(0, 100))
            .as(
                (path, segment, place) -> {
                  List<String> parts = new ArrayList<>(List.of(path.split("/")));
                  parts.set(1 + place % (parts.size() - 1), segment);
                  return String.join("/", parts);
                })
            // Outside the two APIs' paths, WireMock answers.
            .filter(path -> path.matches("(/api)?/(companies|auth)(/.*)?|(/api/v1|/leads)(/.*)?"));
    Arbitrary<String> query =
        Combinators.combine(
                Arbitraries.of(
                    "start", "size", "username", "password", "sort", "", "%zz", "start%00"),
                segments())
            .as((name, value) -> name + "=" + value)
            .list()
            .ofMaxSize(4)
            .map(pairs -> pairs.isEmpty() ? "" : "?" + String.join("&", pairs));
    return Combinators.combine(Arbitraries.oneOf(valid, valid, mangled), query)
        .as((path, asked) -> path + asked);
  }

  private static Arbitrary<String> segments() {
    return Arbitraries.oneOf(
        Arbitraries.of(
            "..",
            ".",
            "%2e%2e",
            "%2E",
            "%00",
            "%",
            "%zz",
            "%2f",
            "%5c",
            ";x=y",
            "",
            "9223372036854775808",
            "-1",
            "0",
            "1e9",
            "+5",
            "%F0%9F%98%80",
            "%C0%AF",
            "%7B%7Bnow%7D%7D",
            "{{now}}",
            "'",
            "*",
            "__admin",
            "~",
            "a".repeat(3_000),
            "%7B%7Bmath%201300000000%20'%2B'%2037373737%7D%7D"),
        Arbitraries.strings()
            .withCharRange('!', '~')
            .excludeChars('#', '?', '/', '&')
            .ofMaxLength(12),
        Arbitraries.integers().map(String::valueOf));
  }

  private static Arbitrary<List<String>> headers() {
    return Arbitraries.of(
            "Content-Type: application/json",
            "Content-Type: application/x-www-form-urlencoded",
            "Content-Type: application/x-www-form-urlencoded; charset=no-such",
            "Content-Type: multipart/form-data; boundary=\"",
            "Content-Type: multipart/mixed",
            "Content-Type: text/plain; charset=utf-16",
            "Content-Type: ;;;",
            "Content-Encoding: gzip",
            "Content-Encoding: br",
            "Accept-Encoding: gzip",
            "Accept: text/html",
            "Origin: null",
            "Origin: " + TEMPLATE,
            "Prefer: code=" + TEMPLATE,
            "Prefer: code=\"",
            "Prefer: ,,;=\"\",code = 404;",
            "Cookie: a=b; =; {{now}}",
            "X-Forwarded-For: " + TEMPLATE,
            "X-HTTP-Method-Override: DELETE",
            "Range: bytes=0-1",
            "If-None-Match: *")
        .list()
        .uniqueElements(header -> header.substring(0, header.indexOf(':')))
        .ofMaxSize(3);
  }

  private static Arbitrary<byte[]> bodies() {
    Arbitrary<String> texts =
        Arbitraries.oneOf(
            Arbitraries.strings().all().ofMaxLength(40),
            Arbitraries.of(
                TEMPLATE,
                "{{{reply}}}",
                "<script>alert(1)</script>",
                "\u0000",
                "\ud800",
                "\udfff\ud800",
                "\"\\\n\r\t\b\f",
                " ",
                "%",
                "5% d&a=b",
                "\u2028",
                "null"));
    Arbitrary<byte[]> notes =
        texts.map(text -> ("{\"message\":" + escaped(text) + "}").getBytes(StandardCharsets.UTF_8));
    Arbitrary<byte[]> broken =
        Arbitraries.oneOf(
            Arbitraries.of(
                    "",
                    "{",
                    "[]",
                    "null",
                    "\"a\"",
                    "{\"message\":1}",
                    "{\"message\":{}}",
                    "{\"message\":\"a\"}}",
                    "{'message':'a'}",
                    "{\"message\":\"\\ud800\"}",
                    "{\"message\":NaN}",
                    "{\"message\":\"a\",\"message\":\"b\"}",
                    "message=a",
                    "[".repeat(2_000),
                    "{\"a\":".repeat(2_000),
                    "{\"message\":\"" + "x".repeat(100_000) + "\"}",
                    "\ufeff{\"message\":\"bom\"}")
                .map(text -> text.getBytes(StandardCharsets.UTF_8)),
            Arbitraries.bytes().array(byte[].class).ofMaxSize(30));
    return Arbitraries.frequencyOf(
        Tuple.of(3, notes), Tuple.of(2, broken), Tuple.of(1, notes.map(HostileInputTest::packed)));
  }

  @Test
  @Cites({"ML-NO-14", "ML-ER-06", "LF-ER-06"})
  void refusesAHundredMegabytesWithoutKeepingThem() {
    String head =
        "POST %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: %s\r\nContent-Length: %d\r\n\r\n"
            .formatted(path(Client.EMPTY) + "/note", CREDENTIALS, 100_000_000);
    byte[] request =
        Arrays.copyOf(head.getBytes(StandardCharsets.UTF_8), head.length() + 100_000_000);

    Answer answer = raw.send(request, false);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.headers().get("x-leadmock-rule")).isEqualTo("ML-ER-06");
    assertThat(answer.text()).contains("\"the body is larger than 8388608 bytes\"");
  }

  @Test
  @Cites({"ML-NO-14", "ML-ER-06"})
  void refusesABodyThatUnpacksToMoreThanTheLimit() {
    byte[] bomb = packed(new byte[50_000_000]);
    assertThat(bomb.length).isLessThan(100_000);

    Answer answer =
        raw.send(new Hostile("POST", path(Client.EMPTY) + "/note", List.of(), bomb).bytes(), false);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text()).contains("\"the body is larger than 8388608 bytes when unpacked\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"br", "deflate", "gzip, gzip", "zstd"})
  @Cites("ML-ER-06")
  void namesACodingThatItCannotUndo(String coding) {
    Answer answer = sentAs(coding, "{}");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text())
        .contains("the content coding '%s' is not supported".formatted(coding));
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "GZIP", "x-gzip", "X-GZip"})
  @Cites("ML-ER-06")
  void takesTheNameOfACodingInAnyCase(String coding) {
    Answer answer = sentAs(coding, "{\"message\":\"not packed\"}");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text()).contains("\"the body is not gzip\"");
  }

  private Answer sentAs(String coding, String body) {
    return raw.send(
        new Hostile(
                "POST",
                path(Client.EMPTY) + "/note",
                List.of("Content-Encoding: " + coding),
                body.getBytes(StandardCharsets.UTF_8))
            .bytes(),
        false);
  }

  @Test
  void boundsTheBodiesOfAllPathsAndOfTheAdminSide() {
    for (String target : List.of("/foo", "/__admin/mappings")) {
      Answer answer =
          raw.send(new Hostile("POST", target, List.of(), new byte[9_000_000]).bytes(), false);

      assertThat(answer.status()).as(target).isEqualTo(413);
      assertThat(answer.text())
          .isEqualTo("{\"message\":\"the body is larger than 8388608 bytes\"}\n");
    }
  }

  @Test
  @Cites("ML-ER-06")
  void refusesABodyThatIsCutOffOrBadlyChunked() {
    String head =
        "POST %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: %s\r\n"
            .formatted(path(Client.EMPTY) + "/note", CREDENTIALS);

    Answer badChunk =
        raw.send(
            (head + "Transfer-Encoding: chunked\r\n\r\nzz\r\n{}").getBytes(StandardCharsets.UTF_8),
            false);
    raw.close();

    assertThat(badChunk.status()).isEqualTo(400);
    assertThat(JSON.readTree(badChunk.body()).path("message").isString()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/companies/../../etc/passwd",
        "/companies/%2e%2e/%2e%2e/x",
        "/leads/%00",
        "/companies/a b"
      })
  void answersWhatIsNoRequestAtAllInJson(String target) {
    Answer answer = raw.send(new Hostile("GET", target, List.of(), new byte[0]).bytes(), false);

    assertThat(answer.status()).isBetween(400, 499);
    assertThat(JSON.readTree(answer.body()).path("message").isString()).isTrue();
  }

  @Test
  void keepsTheAdminSideBehindItsGuardHoweverThePathIsWritten() {
    for (String target :
        List.of(
            "/companies/../__admin/mappings",
            "/__admin/../__admin/mappings",
            "//__admin/mappings",
            "/%5F_admin/mappings")) {
      String request =
          "GET %s HTTP/1.1\r\nHost: localhost\r\nOrigin: http://evil.example\r\n\r\n"
              .formatted(target);

      Answer answer = raw.send(request.getBytes(StandardCharsets.UTF_8), false);

      assertThat(answer.text()).as(target).doesNotContain("\"mappings\"");
      raw.close();
    }
  }

  private static String escaped(String text) {
    StringBuilder json = new StringBuilder("\"");
    text.chars()
        .forEach(
            c ->
                json.append(
                    c < ' ' || c > '~' || c == '"' || c == '\\'
                        ? "\\u%04x".formatted(c)
                        : String.valueOf((char) c)));
    return json.append('"').toString();
  }

  private static byte[] plain(byte[] body) {
    try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(body))) {
      return gzip.readAllBytes();
    } catch (IOException notPacked) {
      return body;
    }
  }

  private static byte[] packed(byte[] plain) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(plain);
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
    return packed.toByteArray();
  }
}
