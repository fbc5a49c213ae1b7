package io.github.leadmock.verify;

import static io.github.leadmock.verify.CaseResult.Outcome.PASSED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.github.leadmock.Cites;
import io.github.leadmock.Leadmock;
import io.github.leadmock.LeadmockConfig;
import io.github.leadmock.contract.Violation;
import io.github.leadmock.tls.Https;
import io.github.leadmock.tls.LocalCertificate;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The bytes on the wire, and how odd answers are treated. */
class TransportTest {

  private static final String BODY = "{\"data\":{\"id\":\"1\"},\"message\":\"success\"}";

  private static Settings settings(URI baseUrl) {
    return Settings.of(baseUrl, "me@example.com", "a-token-of-mine", new Target.LiveForce("1"))
        .withLimits(100, Double.POSITIVE_INFINITY, Duration.ofSeconds(5));
  }

  private static Answer ask(RawServer server) {
    Settings settings = settings(server.baseUrl());
    Wire wire =
        new Wire(
            settings,
            new Budget(10, Double.POSITIVE_INFINITY),
            new Recorder(settings.baseUrl(), settings.user(), settings.token()));
    return wire.send(Call.get("/leads/summary/1"), exchange -> {});
  }

  private static List<String> wrong(Answer answer) {
    return answer.notJson(BodyRules.of("liveforce")).stream().map(Violation::message).toList();
  }

  private static String whole(String headers, String body) {
    return "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n%sContent-Length: %s\r\n\r\n%s"
        .formatted(headers, body.length(), body);
  }

  private static String packed(String coding) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (var out =
        coding.endsWith("gzip") ? new GZIPOutputStream(bytes) : new DeflaterOutputStream(bytes)) {
      out.write(BODY.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toString(StandardCharsets.ISO_8859_1);
  }

  @Test
  void sendsJustWhatTheCallHasAndNoLengthOfNothing() {
    try (RawServer server = new RawServer(head -> whole("", BODY))) {
      ask(server);

      List<String> names = new ArrayList<>();
      server
          .heads()
          .get(0)
          .lines()
          .skip(1)
          .filter(line -> !line.isEmpty())
          .forEach(line -> names.add(line.split(":", 2)[0]));
      assertThat(names).containsExactlyInAnyOrder("Host", "Authorization", "Accept-Encoding");
    }
  }

  /** RFC 9110, section 5.1. */
  @Test
  void takesAHeaderInTwoSpellingsForOne() {
    try (RawServer server =
        new RawServer(head -> whole("Vary: Origin\r\nvary: Accept\r\n", BODY))) {
      Answer answer = ask(server);

      assertThat(answer.headers().allValues("VARY")).containsExactly("Origin", "Accept");
      assertThat(wrong(answer)).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "x-gzip", "GZIP", "deflate"})
  void unpacksWhatAServerPacksUnasked(String coding) throws IOException {
    String body = packed(coding.toLowerCase(Locale.ROOT));
    try (RawServer server =
        new RawServer(head -> whole("Content-Encoding: " + coding + "\r\n", body))) {
      Answer answer = ask(server);

      assertThat(answer.text()).isEqualTo(BODY);
      assertThat(wrong(answer)).isEmpty();
    }
  }

  @Test
  void skipsWhatIsPackedInAWayThatItCannotRead() {
    try (RawServer server = new RawServer(head -> whole("Content-Encoding: br\r\n", BODY))) {
      assertThatThrownBy(() -> ask(server))
          .isInstanceOf(Undecided.class)
          .hasMessageStartingWith("the server packs its answers as 'br', though it was asked not");
    }
  }

  @Test
  void findsThatPlainBytesAreCalledPacked() {
    try (RawServer server = new RawServer(head -> whole("Content-Encoding: gzip\r\n", BODY))) {
      assertThat(wrong(ask(server)))
          .containsExactly("Content-Encoding says gzip, the bytes are not");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Content-Length: 500\\r\\n\\r\\n{\"data\":|the body is cut off after 8 bytes",
        "Transfer-Encoding: chunked\\r"
            + "\\n"
            + "\\r"
            + "\\n"
            + "8\\r"
            + "\\n"
            + "{\"data\":\\r"
            + "\\n"
            + "|the body is cut off after 8 bytes"
      })
  void findsABodyThatIsCutOffAndDoesNotAskAgain(String rest, String message) {
    String answer =
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n" + rest.replace("\\r\\n", "\r\n");
    try (RawServer server = new RawServer(head -> answer)) {
      assertThat(wrong(ask(server))).containsExactly(message);
      assertThat(server.heads()).hasSize(1);
    }
  }

  @Test
  void findsACutBodyInTheFirstAnswerOfARunAsWell() {
    try (RawServer server =
        new RawServer(
            head ->
                "HTTP/1.1 200 OK\r\n"
                    + "Content-Type: application/json\r\n"
                    + "Content-Length: 500\r\n\r\n"
                    + "{")) {
      Report report = Verifier.run(settings(server.baseUrl()).withOnly(List.of("/success")));

      assertThat(report.findings())
          .extracting(Finding::message)
          .containsExactly("the body is cut off after 1 byte");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\u00ef\u00bb\u00bf{}|the JSON is not in plain UTF-8 (RFC 8259, section 8.1)",
        "{} {}|the body is not JSON",
        "{\"a\":1,\"a\":2}|an object has a member twice: \"a\""
      })
  @Cites({"LF-ER-10", "ML-ER-08"})
  void findsJsonThatIsNotPlain(String body, String message) {
    try (RawServer server = new RawServer(head -> whole("", body))) {
      assertThat(wrong(ask(server))).singleElement().asString().startsWith(message);
    }
  }

  @Test
  void findsJsonInSixteenBits() {
    try (RawServer server = new RawServer(head -> whole("", "\0{\0}"))) {
      assertThat(wrong(ask(server)))
          .containsExactly("the JSON is not in plain UTF-8 (RFC 8259, section 8.1)");
    }
  }

  @Test
  void namesTheLimitThatANumberGoesPast() {
    try (RawServer server = new RawServer(head -> whole("", "{\"n\":" + "1".repeat(1_500) + "}"))) {
      assertThat(wrong(ask(server)))
          .singleElement()
          .asString()
          .isEqualTo(
              "the body exceeds a limit of this check: Number value length (1500) exceeds the maximum allowed (1000)");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "http://my_host:8080, true",
    "HTTP://LOCALHOST:8080, true",
    "http://[::1]:8080/api/, true",
    "http://x/base, true",
    "http://x?a=b, false",
    "http://u:p@x, false",
    "http://x:99999, false",
    "ftp://x, false"
  })
  void takesAddressesOfAnyHost(URI address, boolean usable) {
    assertThat(Settings.isUsable(address)).isEqualTo(usable);
  }

  @Test
  void namesAPortOfHttps(@TempDir Path folder) {
    assumeFalse(
        "wiremock".equals(System.getProperty("leadmock.front")),
        "WireMock's own server answers with a TLS alert");
    try (Leadmock mock =
        Leadmock.start(
            LeadmockConfig.defaults().withHttps(new Https(0, LocalCertificate.in(folder).tls())))) {
      assertThatThrownBy(
              () ->
                  Verifier.run(
                      settings(
                          URI.create(
                              "http://localhost:" + mock.httpsUrl().orElseThrow().getPort()))))
          .isInstanceOf(CannotRun.class)
          .hasMessageEndingWith(
              "with 400: it speaks HTTPS at this port; use https:// (--base-url)");
    }
  }

  @Test
  void namesACertificateThatIsNotTrustedAndTakesOneThatTheUserTrusts(@TempDir Path folder) {
    LocalCertificate certificate = LocalCertificate.in(folder);
    try (Leadmock mock =
        Leadmock.start(LeadmockConfig.defaults().withHttps(new Https(0, certificate.tls())))) {
      Settings settings =
          settings(URI.create("https://localhost:" + mock.httpsUrl().orElseThrow().getPort()));

      assertThatThrownBy(() -> Verifier.run(settings))
          .isInstanceOf(CannotRun.class)
          .hasMessageContaining(
              "its certificate is not trusted: no authority that Java knows has signed it")
          .hasMessageEndingWith("--ca-cert FILE, or take any with --insecure");
      assertThat(
              Verifier.run(settings.withTrust(new Trust(Optional.of(certificate.pem()), false)))
                  .findings())
          .isEmpty();
      assertThat(Verifier.run(settings.withTrust(new Trust(Optional.empty(), true))).findings())
          .isEmpty();
    }
  }

  @Test
  void saysWhichFileHoldsNoCertificate(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("ca.pem"), "no certificate");
    Settings settings =
        settings(URI.create("https://localhost:1")).withTrust(new Trust(Optional.of(file), false));

    assertThatThrownBy(() -> Verifier.run(settings))
        .isInstanceOf(CannotRun.class)
        .hasMessageContaining("ca.pem holds no certificate");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/", "/api/v1", "/api/v1/"})
  void checksBelowAnyBasePath(String path) {
    try (Leadmock mock = Leadmock.start(LeadmockConfig.defaults())) {
      URI address = URI.create("HTTP://LOCALHOST:" + mock.baseUrl().getPort() + path);

      assertThat(Verifier.run(settings(address)).findings()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 404, 405})
  void looksAtTheShortPathWhateverTheLongOneSays(int status) {
    try (StubServer server =
        new StubServer(
            asked ->
                asked.path().startsWith("/api/v1")
                    ? StubServer.Reply.json(status, "{\"message\":\"no\"}")
                    : StubServer.Reply.json(200, BODY))) {
      Report report = Verifier.run(settings(server.baseUrl()).withOnly(List.of("short-path")));

      assertThat(report.readings())
          .contains(new Report.Reading("LF-PA-02", "only at the path without /api/v1"));
    }
  }

  @Test
  void findsABodyBehindHead() {
    try (RawServer server = new RawServer(head -> whole("", BODY))) {
      Report report = Verifier.run(settings(server.baseUrl()).withOnly(List.of("/head")));

      assertThat(report.findings())
          .extracting(Finding::rule, Finding::message)
          .containsExactly(tuple("LF-ER-07", "the response to HEAD has a body"));
    }
  }

  @Test
  void takesTheAnswerToHeadWithoutOne() {
    try (RawServer server =
        new RawServer(
            head ->
                head.startsWith("HEAD ")
                    ? whole("", BODY).replaceAll("(?s)\r\n\r\n.*", "\r\n\r\n")
                    : whole("", BODY))) {
      Report report = Verifier.run(settings(server.baseUrl()).withOnly(List.of("/head")));

      assertThat(report.findings()).isEmpty();
      assertThat(report.cases()).extracting(CaseResult::outcome).containsOnly(PASSED);
    }
  }
}
