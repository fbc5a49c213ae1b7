package io.github.leadmock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.github.leadmock.Leadmock;
import io.github.leadmock.LeadmockConfig;
import io.github.leadmock.api.AuthPolicy;
import io.github.leadmock.api.Credentials;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VerifyCommandTest {

  private static final String COMPANY = "5245533b-e8c4-4292-b6b0-62ac6ecedb3e";
  private static final String LEAD = "2633fdaf-77f2-48bb-9f7b-6c88a760e5b6";

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  @TempDir private Path folder;
  private Map<String, String> environment = Map.of();
  private boolean terminal;
  private boolean progress;

  private int verify(String... options) {
    List<String> arguments = new ArrayList<>(List.of("verify"));
    arguments.addAll(List.of(options));
    return Main.run(
        new ProcessEnvironment(
            environment, folder, terminal, progress, InputStream.nullInputStream()),
        new PrintWriter(out, true),
        new PrintWriter(err, true),
        arguments.toArray(String[]::new));
  }

  private int verifyMetroLeads(String... more) {
    List<String> options =
        new ArrayList<>(
            List.of(
                "--api",
                "metroleads",
                "--base-url",
                "http://localhost:1",
                "--user",
                "me",
                "--token",
                "secret-token",
                "--company",
                COMPANY,
                "--lead",
                LEAD));
    options.addAll(List.of(more));
    return verify(options.toArray(String[]::new));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|--api is missing; expected it, or a --target that has it",
        "--api trello|--api is 'trello'; expected metroleads, liveforce or both",
        "--api metroleads|--company is missing",
        "--api metroleads --company x|--company is 'x'; expected a UUID",
        "--api liveforce|--lead-id is missing",
        "--api liveforce --lead-id a/b|--lead-id is 'a/b'; expected an id such as 1",
        "--api liveforce --lead-id 1|--base-url is missing",
        "--api liveforce --lead-id 1 --base-url ftp://x|--base-url is 'ftp://x'; expected an http"
            + " or https address",
        "--api liveforce --lead-id 1 --base-url http://u:pw@x|--base-url is '***'",
        "--api liveforce --lead-id 1 --base-url http://x|--user is missing",
        "--api liveforce --lead-id 1 --base-url http://x --user u:pw|--user is 'u:***'; expected a"
            + " name without a colon",
        "--api liveforce --lead-id 1 --base-url http://x --user u|--token is missing; expected the"
            + " access token, or LEADMOCK_TOKEN in the environment",
        "--no-such-option|unknown option --no-such-option"
      })
  void saysWhatIsWrongWithTheOptions(String options, String message) {
    int code = verify(options.isEmpty() ? new String[0] : options.split(" "));

    assertThat(err.toString()).startsWith("leadmock: " + message).doesNotContain("pw");
    assertThat(code).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--rate fast|--rate is 'fast'; expected a number of requests a second",
        "--rate 0|--rate is '0.0'; expected a number of requests a second",
        "--timeout 0|--timeout is '0'; expected a number of seconds up to 3600",
        "--max-requests 0|--max-requests is '0'; expected a whole number from 1 to 2147483647",
        "--fail-on sure|--fail-on is 'sure'; expected documented, inferred or assumed",
        "--report pdf=x|--report is 'pdf=x'; expected console",
        "--target none|--target is 'none'; expected "
      })
  void saysWhatIsWrongWithTheLimits(String options, String message) {
    int code = verifyMetroLeads(options.split(" "));

    assertThat(err.toString()).startsWith("leadmock: " + message);
    assertThat(code).isEqualTo(2);
  }

  @Test
  void couldNotRunWithoutAServer() {
    assertThat(verifyMetroLeads()).isEqualTo(3);
    assertThat(err)
        .hasToString(
            "leadmock: cannot reach http://localhost:1: connection refused; is the server running?"
                + " (--base-url)"
                + System.lineSeparator());
  }

  @Test
  void listsCasesWithoutAServer() {
    assertThat(verify("--api", "liveforce", "--list")).isZero();
    assertThat(out.toString())
        .contains("liveforce/lead-summary/success")
        .contains("LF-SU-06")
        .doesNotContain("metroleads");
  }

  @Test
  void passesAgainstTheMockWithANamedTarget() throws IOException {
    environment = Map.of("LEADMOCK_TOKEN", "secret-token");
    try (Leadmock mock = Leadmock.start(LeadmockConfig.defaults())) {
      Files.writeString(
          folder.resolve("leadmock.yaml"),
          """
          targets:
            local:
              api: liveforce
              base-url: %s
              user: client-of-mine
              lead-id: 1
          """
              .formatted(mock.baseUrl()));

      int code = verify("--target", "local", "--verbose", "--report", "console", "console=a/b.txt");

      assertThat(err.toString()).isEmpty();
      assertThat(code).isZero();
      assertThat(out.toString())
          .contains("PASS  liveforce/lead-summary/success")
          .contains("Contract met: 15 passed, 0 failed, 0 skipped")
          .doesNotContain("secret-token")
          .doesNotContain("\u001b");
      assertThat(folder.resolve("a/b.txt")).content().contains("Contract met: 15 passed");
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void showsColourAndProgressOnlyOnATerminal(boolean standardError) {
    terminal = true;
    progress = standardError;
    try (Leadmock mock = Leadmock.start(LeadmockConfig.defaults())) {
      String[] options = {
        "--api",
        "liveforce",
        "--base-url",
        mock.baseUrl().toString(),
        "--user",
        "u",
        "--token",
        "t",
        "--lead-id",
        "3",
        "--strict"
      };
      int code = verify(options);

      assertThat(code).isEqualTo(1);
      assertThat(out.toString())
          .contains("\u001b[31mFAIL\u001b[0m  ", "case      liveforce/lead-summary/success")
          .contains("rule      LF-SU-04, inferred: title, company")
          .contains("Contract not met");
      if (standardError) {
        assertThat(err.toString()).contains("[1/15] liveforce/lead-summary/success");
      } else {
        assertThat(err.toString()).isEmpty();
      }
    }
  }

  @Test
  void saysWhichTargetsExist() throws IOException {
    Files.writeString(folder.resolve("leadmock.yaml"), "targets:\n  one: {}\n  two: {}\n");

    assertThat(verify("--target", "three")).isEqualTo(2);
    assertThat(err.toString())
        .startsWith("leadmock: --target is 'three'; expected one of one, two");
  }

  private int verifyLiveForce(URI baseUrl, String lead, String... more) {
    List<String> options =
        new ArrayList<>(
            List.of("--api=liveforce", "--base-url=" + baseUrl, "--user=u", "--token=t"));
    options.add("--lead-id=" + lead);
    options.addAll(List.of(more));
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    return verify(options.toArray(String[]::new));
  }

  private int verifyBoth(URI baseUrl, String... more) {
    List<String> options =
        new ArrayList<>(List.of("--api=both", "--base-url=" + baseUrl, "--user=u", "--token=t"));
    options.addAll(List.of("--company=" + COMPANY, "--lead=" + LEAD, "--lead-id=1"));
    options.addAll(List.of(more));
    return verify(options.toArray(String[]::new));
  }

  @Test
  void toleratesWhatIsInTheBaseline() throws IOException {
    try (Leadmock mock = Leadmock.start(LeadmockConfig.defaults());
        Leadmock other = Leadmock.start(LeadmockConfig.defaults())) {
      assertThat(verifyLiveForce(mock.baseUrl(), "3", "--strict")).isEqualTo(1);

      assertThat(verifyLiveForce(mock.baseUrl(), "3", "--strict", "--write-baseline", "known.yaml"))
          .isZero();
      assertThat(err.toString())
          .matches(
              "leadmock: wrote .*known.yaml, which accepts \\d+ findings, counted by case and cause\\R");
      assertThat(out.toString()).contains("KNOWN  in the baseline:", " known ", "Contract met");

      assertThat(verifyLiveForce(other.baseUrl(), "3", "--strict", "--baseline", "known.yaml"))
          .as("another host")
          .isZero();
      assertThat(out.toString()).contains("KNOWN  in the baseline:").doesNotContain("FIXED");

      assertThat(verifyLiveForce(mock.baseUrl(), "1", "--strict", "--baseline", "known.yaml"))
          .as("a lead without the difference")
          .isZero();
      assertThat(out.toString()).contains("FIXED  in the baseline, and no longer there:");

      String known = Files.readString(folder.resolve("known.yaml"));
      assertThat(verifyLiveForce(mock.baseUrl(), "3", "--baseline", "known.yaml")).isZero();
      assertThat(out.toString()).doesNotContain("FIXED");
      assertThat(err.toString())
          .contains(
              "known.yaml counts as fixed: it is of a run with --strict, and this run is without"
                  + " (--baseline)");
      assertThat(verifyLiveForce(mock.baseUrl(), "3", "--write-baseline", "known.yaml")).isZero();
      assertThat(Files.readString(folder.resolve("known.yaml"))).isEqualTo(known);
      assertThat(err.toString())
          .contains(
              "leadmock: nothing in known.yaml is dropped: it is of a run with --strict, and this"
                  + " run is without (--write-baseline)");

      Files.writeString(folder.resolve("none.yaml"), "format: 1\nfindings: []\n");
      assertThat(verifyLiveForce(mock.baseUrl(), "3", "--strict", "--baseline", "none.yaml"))
          .isEqualTo(1);
    }
  }

  @Test
  void writesNoBaselineForARunThatCouldNotStart() {
    assertThat(verifyMetroLeads("--write-baseline", "known.yaml")).isEqualTo(3);
    assertThat(err.toString())
        .contains("known.yaml is not written: not all could be checked (--write-baseline)");
    assertThat(folder.resolve("known.yaml")).doesNotExist();
  }

  @Test
  void usesTheBaselineThatTheTargetNames() throws IOException {
    try (Leadmock mock = Leadmock.start(LeadmockConfig.defaults())) {
      assertThat(verifyLiveForce(mock.baseUrl(), "3", "--strict", "--write-baseline", "known.yaml"))
          .isZero();
      Files.writeString(
          folder.resolve("leadmock.yaml"),
          """
          # the third line is the target's
          targets:
            local:
              api: liveforce
              base-url: %s
              user: u
              token: t
              lead-id: 3
              baseline: known.yaml
          """
              .formatted(mock.baseUrl()));

      assertThat(verify("--target", "local", "--strict", "--report", "sarif=x.sarif")).isZero();
      assertThat(folder.resolve("x.sarif"))
          .content()
          .contains("\"uri\" : \"leadmock.yaml\"", "\"startLine\" : 3", "suppressions");
    }
  }

  @Test
  void saysWhatIsNewSinceAnEarlierReport() {
    try (Leadmock mock = Leadmock.start(LeadmockConfig.defaults())) {
      assertThat(verifyLiveForce(mock.baseUrl(), "1", "--strict", "--report", "json=a.json"))
          .isZero();

      assertThat(verifyLiveForce(mock.baseUrl(), "3", "--strict", "--since", "a.json"))
          .isEqualTo(1);
      assertThat(out.toString()).contains(" (new)", " 5 new, 0 gone, 0 the same");

      assertThat(verifyLiveForce(mock.baseUrl(), "3", "--report", "json=b.json")).isZero();
      assertThat(verifyLiveForce(mock.baseUrl(), "3", "--strict", "--since", "b.json"))
          .isEqualTo(1);
      assertThat(out.toString()).contains(" 0 new, 0 gone, 0 the same").doesNotContain(" (new)");
      assertThat(err.toString())
          .contains(
              "leadmock: nothing counts as new or gone since b.json: it is of a run without"
                  + " --strict, and this run is with (--since)");

      assertThat(
              verifyLiveForce(
                  mock.baseUrl(),
                  "3",
                  "--baseline",
                  "known.yaml",
                  "--write-baseline",
                  "./known.yaml"))
          .as("a baseline that is updated in place, in two spellings")
          .isZero();
      assertThat(folder.resolve("known.yaml")).exists();

      assertThat(verifyLiveForce(mock.baseUrl(), "3", "--since", "none.json")).isEqualTo(3);
      assertThat(err.toString()).startsWith("leadmock: cannot read ");
    }
  }

  @Test
  void saysThatAnEarlierReportHasNoRunOfAnApi() {
    try (Leadmock mock = Leadmock.start(LeadmockConfig.defaults())) {
      assertThat(verifyLiveForce(mock.baseUrl(), "3", "--report", "json=a.json")).isZero();

      verifyMetroLeads("--since", "a.json");

      assertThat(err.toString()).contains("a.json has no run of metroleads (--since)");
    }
  }

  @Test
  void writesEveryReportForARunThatCouldNotStart() throws IOException {
    Files.writeString(folder.resolve("x.xml"), "the report of yesterday");

    assertThat(
            verifyMetroLeads(
                "--report", "junit=x.xml", "html=x.html", "json=x.json", "sarif=x.sarif"))
        .isEqualTo(3);

    String why = "cannot reach http://localhost:1: connection refused";
    for (String name : List.of("x.xml", "x.html", "x.json", "x.sarif")) {
      assertThat(folder.resolve(name)).content().contains(why).doesNotContain("yesterday");
    }
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).as("no draft is left").hasSize(4);
    }
  }

  @Test
  void saysInItsReportsThatARunHasNotEndedYet() throws IOException {
    Files.writeString(folder.resolve("x.xml"), "the report of yesterday");
    List<String> seen = new CopyOnWriteArrayList<>();
    HttpServer server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
    server.createContext(
        "/",
        exchange -> {
          seen.add(Files.readString(folder.resolve("x.xml")));
          exchange.sendResponseHeaders(401, -1);
          exchange.close();
        });
    server.start();
    try {
      URI address = URI.create("http://localhost:" + server.getAddress().getPort());
      assertThat(verifyLiveForce(address, "1", "--report", "junit=x.xml")).isEqualTo(3);
    } finally {
      server.stop(0);
    }
    assertThat(seen).isNotEmpty().allMatch(text -> text.contains("the run did not end"));
    assertThat(folder.resolve("x.xml")).content().contains("does not take the credentials");
  }

  @Test
  void checksBothApisInOneRun() {
    try (Leadmock mock = Leadmock.start(LeadmockConfig.defaults())) {
      int code = verifyBoth(mock.baseUrl(), "--report", "console", "junit=x.xml");

      assertThat(err.toString()).isEmpty();
      assertThat(code).isZero();
      assertThat(out.toString())
          .containsSubsequence("metroleads at ", "Contract met", "liveforce at ", "Contract met");
      assertThat(folder.resolve("x.xml"))
          .content()
          .containsSubsequence("leadmock verify metroleads", "leadmock verify liveforce");
    }
  }

  @Test
  void failsWhenOneOfTwoTargetsDoesAndTakesTheTokenOfEach() throws IOException {
    try (Leadmock mock = Leadmock.start(LeadmockConfig.defaults())) {
      Files.writeString(
          folder.resolve("leadmock.yaml"),
          """
          targets:
            dead-one:
              api: metroleads
              base-url: http://localhost:1
              user: u
              company: %s
              lead: %s
            live:
              api: liveforce
              base-url: %s
              user: u
              lead-id: 1
          """
              .formatted(COMPANY, LEAD, mock.baseUrl()));

      assertThat(verify("--target", "live", "--target", "dead-one")).isEqualTo(2);
      assertThat(err.toString()).startsWith("leadmock: --token is missing");

      environment = Map.of("LEADMOCK_TOKEN_LIVE", "a", "LEADMOCK_TOKEN_DEAD_ONE", "b");
      assertThat(verify("--target", "live", "--target", "dead-one")).isEqualTo(3);
      assertThat(out.toString()).contains("liveforce at ", "Contract met");
      assertThat(err.toString()).contains("leadmock: cannot reach http://localhost:1");

      assertThat(verify("--target", "live", "--target", "live")).isEqualTo(2);
      assertThat(err.toString()).contains("targets of different APIs, for one report");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"--baseline", "--since"})
  void saysInItsReportsWhatCouldNotBeRead(String option) throws IOException {
    Files.writeString(folder.resolve("x.xml"), "the report of yesterday");

    assertThat(verifyMetroLeads(option, "none", "--report", "junit=x.xml")).isEqualTo(3);

    assertThat(folder.resolve("x.xml")).content().contains("<error", "cannot read ");
  }

  @Test
  void makesTheBaselineThatIsReadOnceItIsThere() {
    try (Leadmock mock = Leadmock.start(LeadmockConfig.defaults())) {
      for (int run = 0; run < 2; run++) {
        assertThat(
                verifyLiveForce(
                    mock.baseUrl(),
                    "3",
                    "--strict",
                    "--baseline",
                    "new.yaml",
                    "--write-baseline",
                    "new.yaml"))
            .as(err.toString())
            .isZero();
        assertThat(folder.resolve("new.yaml")).content().contains("LF-SU-04");
      }
    }
  }

  @Test
  void writesTheReportsEvenIfTheBaselineCannotBeWritten() throws IOException {
    Files.createDirectory(folder.resolve("taken"));
    assertThat(verifyMetroLeads("--write-baseline", "taken")).isEqualTo(2);
    assertThat(err.toString()).contains("expected a file");

    Files.writeString(folder.resolve("broken.yaml"), "findings: none");
    assertThat(verifyMetroLeads("--write-baseline", "broken.yaml", "--report", "junit=x.xml"))
        .isEqualTo(3);
    assertThat(folder.resolve("x.xml")).content().contains("has no list");
    assertThat(folder.resolve("broken.yaml")).content().isEqualTo("findings: none");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--report json=a junit=a",
        "--baseline a --report json=a",
        "--write-baseline a --report json=./a"
      })
  void refusesOneFileForTwoPurposes(String options) {
    assertThat(verifyMetroLeads(options.split(" "))).isEqualTo(2);
    assertThat(err.toString()).contains("expected a file of its own for each report and baseline");
  }

  @Test
  void writesAReportToStandardOutput() {
    try (Leadmock mock = Leadmock.start(LeadmockConfig.defaults())) {
      assertThat(verifyLiveForce(mock.baseUrl(), "3", "--report", "json=/dev/stdout")).isZero();
    }
    assertThat(out.toString()).startsWith("{").contains("\"verdict\" : \"passed\"");
  }

  @Test
  void leavesOutTheApiThatAPatternIsNotFor() {
    try (Leadmock mock = Leadmock.start(LeadmockConfig.defaults())) {
      int code = verifyBoth(mock.baseUrl(), "--only=liveforce/*");

      assertThat(code).isZero();
      assertThat(out.toString()).contains("liveforce at ").doesNotContain("metroleads at ");
    }
  }

  @Test
  void readsValuesOfTheFileLiterally() throws IOException {
    try (Leadmock mock =
        Leadmock.start(
            LeadmockConfig.defaults()
                .withAuth(
                    new AuthPolicy(
                        AuthPolicy.Mode.REQUIRED,
                        List.of(Credentials.parse("1.10:1e5")),
                        AuthPolicy.TWO_WEEKS)))) {
      String file =
          """
          targets:
            local:
              api: liveforce
              base-url: %s
              user: 1.10
              token: 1e5
              lead-id: 1
          """
              .formatted(mock.baseUrl());
      environment = Map.of("LEADMOCK_TOKEN", "", "LEADMOCK_TOKEN_LOCAL", "");
      Files.writeString(folder.resolve("leadmock.yaml"), file);
      assertThat(verify("--target", "local")).as(err.toString()).isZero();

      Files.writeString(
          folder.resolve("leadmock.yaml"), file.replace("1.10", "&u 1.10").replace("1e5", "*u"));
      assertThat(verify("--target", "local")).isEqualTo(2);
      assertThat(err.toString()).contains("line 6: '*u' is an alias, which is not followed");
    }
  }

  @Test
  void saysWhereItLookedForTargets() {
    assertThat(verify("--target", "staging")).isEqualTo(2);
    assertThat(err.toString())
        .startsWith(
            "leadmock: --target is 'staging'; expected %s with it; there is no such file: leadmock config --init writes one"
                .formatted(folder.resolve("leadmock.yaml")));
  }

  @Test
  void refusesAFolderAsAReport() {
    assertThat(verifyMetroLeads("--report", "html=" + folder)).isEqualTo(2);
    assertThat(err.toString())
        .startsWith("leadmock: --report is '%s'; expected a file, not a folder".formatted(folder));
  }
}
