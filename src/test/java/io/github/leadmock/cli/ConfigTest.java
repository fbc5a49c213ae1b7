package io.github.leadmock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.github.leadmock.Leadmock;
import io.github.leadmock.LeadmockConfig;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.Model.OptionSpec;

/** Options from the command line, the environment and leadmock.yaml, in this order. */
class ConfigTest {

  private static final Path SCHEMA = Path.of("schemas", "leadmock.schema.json");
  private static final Map<String, String> NO_VARIABLES = Map.of();

  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(Map<String, String> environment, String... arguments) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    return Main.run(
        new ProcessEnvironment(environment, folder, false, InputStream.nullInputStream()),
        new PrintWriter(out, true),
        new PrintWriter(err, true),
        arguments);
  }

  private void write(String... lines) throws IOException {
    Files.write(folder.resolve("leadmock.yaml"), List.of(lines));
  }

  @ParameterizedTest
  @CsvSource({
    "LEADMOCK_PROT, LEADMOCK_PORT",
    "LEADMOCK_ADMINTOKEN, LEADMOCK_ADMIN_TOKEN",
    "LEADMOCK_LATENCIES, LEADMOCK_LATENCY"
  })
  void warnsOfAVariableThatLooksMisspelled(String given, String meant) {
    assertThat(run(Map.of(given, "1", "LEADMOCK_API", "metroleads"), "rules")).isZero();

    assertThat(err.toString().lines())
        .containsExactly(
            "leadmock: the environment variable %s is ignored: no command reads it; did you mean %s?"
                .formatted(given, meant));
  }

  /** Of other commands, of the launcher, of tests and builds, and those that Kubernetes sets. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "LEADMOCK_SEED",
        "LEADMOCK_TOKEN",
        "LEADMOCK_TOKEN_LIVE",
        "LEADMOCK_TOKEN_DEV",
        "LEADMOCK_KEYSTORE_PASSWORD",
        "LEADMOCK_STORE_PASSWORD",
        "LEADMOCK_JAVA_OPTS",
        "LEADMOCK_HOME",
        "LEADMOCK_JAR",
        "LEADMOCK_LAUNCHER",
        "LEADMOCK_URL",
        "LEADMOCK_USER",
        "LEADMOCK_DRILL",
        "LEADMOCK_BROWSER",
        "LEADMOCK_REDIS",
        "LEADMOCK_NODE",
        "LEADMOCK_LINEARIZABLE",
        "LEADMOCK_BENCH",
        "LEADMOCK_BENCH_STORE",
        "LEADMOCK_SHELLS",
        "LEADMOCK_OPENAPI_GENERATOR",
        "LEADMOCK_REPLICA",
        "LEADMOCK_PASSWORD",
        "LEADMOCK_NEW_KEYSTORE",
        "LEADMOCK_RELEASE",
        "LEADMOCK_BILLION",
        "LEADMOCK_SERVICE_HOST",
        "LEADMOCK_SERVICE_PORT",
        "LEADMOCK_PORT_8080_TCP",
        "LEADMOCK_PORT_8080_TCP_PROTO",
        "LEADMOCK_",
        "OTHER_PROT"
      })
  void saysNothingOfOtherVariables(String given) {
    assertThat(run(Map.of(given, "1"), "rules", "--api", "metroleads")).isZero();
    assertThat(err.toString()).isEmpty();
  }

  /** What a Service of this name gives each pod is no port, but another value is still checked. */
  @ParameterizedTest
  @CsvSource({"tcp://10.0.0.1:80, 0", "tcp, 2"})
  void takesNoPortFromAServiceOfKubernetes(String port, int exitCode) {
    assertThat(run(Map.of("LEADMOCK_PORT", port), "config")).isEqualTo(exitCode);
    assertThat(out.toString()).doesNotContain("10.0.0.1");
  }

  @Test
  void takesTheCommandLineBeforeTheEnvironmentBeforeTheFile() throws IOException {
    write("rules:", "  api: liveforce", "  status: documented");

    assertThat(rules(NO_VARIABLES)).isEqualTo("LF documented");
    assertThat(rules(Map.of("LEADMOCK_API", "metroleads"))).isEqualTo("ML documented");
    assertThat(rules(Map.of("LEADMOCK_API", "metroleads"), "--api", "liveforce"))
        .isEqualTo("LF documented");
    assertThat(rules(Map.of("LEADMOCK_API", " "), "--status=assumed")).isEqualTo("LF assumed");
  }

  /** The APIs and statuses of the rules that are printed. */
  private String rules(Map<String, String> environment, String... options) {
    run(environment, Stream.concat(Stream.of("rules"), Stream.of(options)).toArray(String[]::new));
    return out.toString()
        .lines()
        .filter(line -> !line.startsWith(" "))
        .map(line -> line.replaceFirst("-\\S+ +(\\w+) .*", " $1"))
        .distinct()
        .collect(Collectors.joining(", "));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "redis://:geheim@localhost:1/0",
        "redis://user:ge/heim@x@localhost:1/0",
        "redis://:geheim@localhost:99999"
      })
  void neverPrintsThePasswordOfAStore(String url) throws IOException {
    run(Map.of("LEADMOCK_STORE", url), "config");
    assertThat(out.toString() + err)
        .contains("serve --store=redis://***@localhost:")
        .doesNotContain("heim");

    write("serve:", "  store: " + url);
    run(NO_VARIABLES, "config");
    assertThat(out.toString() + err)
        .contains("serve --store=redis://***@localhost:")
        .doesNotContain("heim");
  }

  @Test
  void printsNoUserInfoOfAnyUrl() throws IOException {
    write("proxy:", "  upstream: https://user:geheim@example.com/?token=heimlich&a=b");

    run(NO_VARIABLES, "config");

    assertThat(out.toString()).contains("proxy --upstream=https://***@example.com/?token=****");
    assertThat(out.toString() + err).doesNotContain("geheim", "heimlich");
  }

  @Test
  void findsAStoreThatCannotBe() {
    assertThat(run(Map.of("LEADMOCK_STORE", "redis://localhost:6379/x"), "config")).isEqualTo(2);
    assertThat(err)
        .asString()
        .contains(
            "--store is 'redis://localhost:6379/x'; expected nothing but the number of a database"
                + " after the port, such as /0 (LEADMOCK_STORE)");
  }

  /** By picocli's way for all: no option can be forgotten. */
  @Test
  void takesEveryOptionOfEveryCommandFromEnvironmentAndFile() throws IOException {
    for (String section : List.of("serve", "leads", "rules", "verify")) {
      Map<String, OptionSpec> options =
          Defaults.options(Main.allCommands().getSubcommands().get(section).getCommandSpec());
      assertThat(options).isNotEmpty();
      for (Map.Entry<String, OptionSpec> option : options.entrySet()) {
        write(section + ":", "  " + option.getKey() + ": of-the-file");
        assertThat(run(NO_VARIABLES, "config")).as(err.toString()).isIn(0, 2);
        assertThat(out.toString())
            .as(option.getKey())
            .startsWith(section + " --" + option.getKey() + "=")
            .contains("(leadmock.yaml, line 2)");
        if (!option.getKey().equals("keystore-password")) {
          run(Map.of(Defaults.variable(option.getValue()), "of-the-environment"), "config");
          assertThat(out.toString())
              .contains(" --" + option.getKey() + "=", "(" + Defaults.variable(option.getValue()))
              .doesNotContain(section + " --" + option.getKey() + "=of-the-file");
        }
      }
    }
  }

  /** In the words of the command that would refuse it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "serve|port: x|--port is 'x'; expected a whole number from 0 to 65535",
        "serve|strict-wire: yes|--strict-wire is 'yes'; expected true or false",
        "serve|seed: 0x1G|--seed is '0x1G'; expected a whole number from",
        "serve|https-port: 8080|--https-port is '8080'; expected a port other than that of --port",
        "serve|drain: 0s|--drain is '0s'; expected a number above 0 with s, m, h or d",
        "leads|first: x|--first is 'x'; expected a whole number from 0 to 1000",
        "rules|status: x|--status is 'x'; expected documented, inferred or assumed",
        "verify|timeout: x|--timeout is 'x'; expected a number of seconds",
        "proxy|enforce: all|--enforce is 'all'; expected request, response or both",
        "proxy|upstream: ftp://x|--upstream is 'ftp://x'; expected an http or https address",
        "drill|limit: x|--limit is 'x'; expected a duration"
      })
  void configFindsWhatACommandWouldRefuse(String section, String line, String message)
      throws IOException {
    write(section + ":", "  " + line);

    assertThat(run(NO_VARIABLES, "config")).isEqualTo(2);

    assertThat(out.toString()).startsWith(section + " --");
    assertThat(err.toString().lines()).hasSize(1);
    assertThat(err.toString())
        .startsWith("leadmock: " + message)
        .endsWith(" (leadmock.yaml, line 2)\n");
  }

  @Test
  void configFindsABadVariableAndEachBadTarget() throws IOException {
    write(
        "targets:",
        "  a:",
        "    api: foo",
        "    base-url: ftp://x",
        "  b: {api: liveforce, base-url: ftp://x}");

    assertThat(run(Map.of("LEADMOCK_LATENCY", "1"), "config")).isEqualTo(2);

    assertThat(err.toString().lines())
        .containsExactly(
            "leadmock: --latency is '1'; expected such as 800ms, 200ms..900ms or"
                + " lognormal:300ms:0.5, up to ten minutes (LEADMOCK_LATENCY)",
            "leadmock: target 'a': api is 'foo'; expected metroleads, liveforce or both"
                + " (leadmock.yaml, line 3)",
            "leadmock: target 'b': base-url is 'ftp://x'; expected an http or https address without"
                + " user, query and fragment, such as http://localhost:8080 (leadmock.yaml, line"
                + " 5)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "verify: {target: nope}|--target is 'nope'; expected a target of leadmock.yaml, which has none (leadmock.yaml, line 1)",
        "verify: {target: nope}%targets: {a: {}, b: {}}|--target is 'nope'; expected one of a, b (leadmock.yaml, line 1)",
        "verify: {target: [a, nope]}%targets: {a: {}}|--target is 'nope'; expected one of a (leadmock.yaml, line 1)",
        "verify: {target: [a, b]}%targets:%  a: {api: liveforce, base-url: http://localhost, user: u, token: t, lead-id: 1}%  b: {api: liveforce, base-url: http://localhost, user: u, token: t, lead-id: 1}|--target is 'a, b'; expected targets of different APIs, for one report; several are liveforce (leadmock.yaml, line 1)"
      })
  void configRefusesATargetAsVerifyDoes(String text, String message) throws IOException {
    write(text.split("%"));

    assertThat(run(NO_VARIABLES, "verify")).isEqualTo(2);
    assertThat(err.toString().lines()).first().isEqualTo("leadmock: " + message);
    assertThat(run(NO_VARIABLES, "config")).isEqualTo(2);
    assertThat(err.toString().lines()).containsExactly("leadmock: " + message);
  }

  @Test
  void configFindsATargetThatHasNoFile() {
    assertThat(run(Map.of("LEADMOCK_TARGET", "nope"), "config")).isEqualTo(2);
    assertThat(err.toString().lines())
        .containsExactly(
            ("leadmock: --target is 'nope'; expected %s with it; there is no such file: leadmock"
                    + " config --init writes one (LEADMOCK_TARGET)")
                .formatted(folder.resolve("leadmock.yaml")));
  }

  @Test
  void takesDollarsLiterally() throws IOException {
    String odd = "$a$$b${x}$${y}$";
    String message = "leadmock: --seed is '%s'; expected a whole number from %s to %s (%s)";

    assertThat(run(Map.of("LEADMOCK_SEED", odd), "leads")).isEqualTo(2);
    assertThat(err.toString().lines())
        .contains(message.formatted(odd, Long.MIN_VALUE, Long.MAX_VALUE, "LEADMOCK_SEED"));

    write("leads:", "  seed: " + odd);
    assertThat(run(NO_VARIABLES, "leads")).isEqualTo(2);
    assertThat(err.toString().lines())
        .contains(message.formatted(odd, Long.MIN_VALUE, Long.MAX_VALUE, "leadmock.yaml, line 2"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "verify|[json=a, html=a]|",
        "verify|json=a|since: a",
        "drill|[json=a, html=a]|",
        "proxy|[json=a, html=a]|",
        "proxy|json=a|baseline: a"
      })
  void configFindsAFileForTwoPurposes(String command, String reports, @Nullable String other)
      throws IOException {
    write(command + ":", "  report: " + reports, other == null ? "" : "  " + other);

    assertThat(run(NO_VARIABLES, "config")).isEqualTo(2);
    assertThat(err.toString().lines())
        .containsExactly(
            "leadmock: --report is '%s'; expected a file of its own for each report and baseline (leadmock.yaml, line 2)"
                .formatted(folder.resolve("a")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "LEADMOCK_BASE_URL|ftp://x|--base-url is 'ftp://x'; expected an http or https address without user, query and fragment, such as http://localhost:8080",
        "LEADMOCK_COMPANY|x|--company is 'x'; expected a UUID",
        "LEADMOCK_LEAD|x|--lead is 'x'; expected a UUID",
        "LEADMOCK_LEAD_ID|a b|--lead-id is 'a b'; expected an id such as 1"
      })
  void configFindsABadVariableAboutAServer(String variable, String value, String message) {
    assertThat(run(Map.of(variable, value), "config")).isEqualTo(2);
    assertThat(err.toString().lines())
        .containsExactly("leadmock: %s (%s)".formatted(message, variable));
  }

  @Test
  void blamesATargetForWhatItSays() throws IOException {
    write("targets:", "  a:", "    api: foo");

    assertThat(run(NO_VARIABLES, "verify", "--target", "a")).isEqualTo(2);
    assertThat(err.toString())
        .startsWith(
            "leadmock: target 'a': api is 'foo'; expected metroleads, liveforce or both"
                + " (leadmock.yaml, line 3)\n");

    assertThat(run(NO_VARIABLES, "verify", "--target", "a", "--api", "bar")).isEqualTo(2);
    assertThat(err.toString())
        .startsWith("leadmock: --api is 'bar'; expected metroleads, liveforce or both\n");
  }

  @Test
  void saysThatAFolderIsNoFile() throws IOException {
    Files.createDirectory(folder.resolve("leadmock.yaml"));

    assertThat(run(NO_VARIABLES, "config")).isEqualTo(3);
    assertThat(err.toString())
        .isEqualTo(
            "leadmock: %s is a folder; expected a file, as leadmock config --init writes it\n"
                .formatted(folder.resolve("leadmock.yaml")));
  }

  @Test
  void saysWhereABadValueIsFrom() throws IOException {
    write("serve:", "  auth: off", "  port: eighty");
    assertThat(run(NO_VARIABLES, "serve")).isEqualTo(2);
    assertThat(err.toString())
        .startsWith(
            "leadmock: --port is 'eighty'; expected a whole number from 0 to 65535 (leadmock.yaml,"
                + " line 3)");

    assertThat(run(Map.of("LEADMOCK_PORT", "x"), "serve")).isEqualTo(2);
    assertThat(err.toString())
        .startsWith(
            "leadmock: --port is 'x'; expected a whole number from 0 to 65535 (LEADMOCK_PORT)");

    assertThat(run(Map.of("LEADMOCK_PORT", "x"), "serve", "--port", "y")).isEqualTo(2);
    assertThat(err.toString())
        .startsWith("leadmock: --port is 'y'; expected a whole number from 0 to 65535\n");

    write("serve:", "  auth: never");
    assertThat(run(NO_VARIABLES, "serve")).isEqualTo(2);
    assertThat(err.toString())
        .startsWith(
            "leadmock: --auth is 'never'; expected required, issued or off (leadmock.yaml, line 2)");

    assertThat(run(Map.of("LEADMOCK_API", "both"), "leads")).isEqualTo(2);
    assertThat(err.toString())
        .startsWith("leadmock: --api is 'both'; expected metroleads or liveforce (LEADMOCK_API)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "serv: {}|1: 'serv' is not a section; expected serve, leads, rules, verify, proxy, drill, targets; did you"
            + " mean serve?",
        "serve: {ports: 1}|1: serve has 'ports'; expected an option of leadmock serve without its"
            + " dashes; did you mean port?",
        "serve: {help: true}|1: serve has 'help'; expected an option of leadmock serve",
        "serve: [port]|1: serve is a list; expected names with values below it",
        "serve: 8080|1: serve is a value; expected names with values below it",
        "serve: {port: [1, 2]}|1: serve: port is a list; expected one value",
        "serve: {port: {a: 1}}|1: serve: port is a mapping; expected a value",
        "serve: {port: 1, port: 2}|1: 'port' already exists, in line 1",
        "[serve]|1: expected sections such as serve: and targets:",
        "targets: [a]|1: targets is a list; expected names with values below it"
      })
  void saysWhatIsWrongInTheFile(String text, String message) throws IOException {
    write(text);
    assertThat(run(NO_VARIABLES, "serve")).isEqualTo(2);
    assertThat(err.toString())
        .startsWith("leadmock: " + folder.resolve("leadmock.yaml") + ", line " + message);
  }

  @Test
  void saysWhereTheFileIsNoText() throws IOException {
    Files.write(
        folder.resolve("leadmock.yaml"),
        "serve:\n  bind: b\u00fccher\n".getBytes(StandardCharsets.ISO_8859_1));

    assertThat(run(NO_VARIABLES, "config")).isEqualTo(2);
    assertThat(err.toString())
        .isEqualTo(
            "leadmock: %s, line 2, column 10: expected a text file in UTF-8\n"
                .formatted(folder.resolve("leadmock.yaml")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "serve: {port: 1, port: 2}",
        "\tserve: {}",
        "serve: &a {}\nrules: *a",
        "serve: {ports: 1}",
        "serv: {}",
        "serve: {}\n---\nrules: {}"
      })
  void reportsEveryMistakeInTheFileAsBadUsage(String text) throws IOException {
    write(text);

    assertThat(run(NO_VARIABLES, "config")).isEqualTo(2);
    assertThat(err.toString()).hasLineCount(1).contains("leadmock.yaml", "line ");
  }

  @Test
  void saysWhatBelongsElsewhere() throws IOException {
    write("verify:", "  base-url: http://localhost:1");
    assertThat(run(NO_VARIABLES, "verify", "--list")).isEqualTo(2);
    assertThat(err.toString())
        .contains(
            "line 2: verify has 'base-url'; it describes a server: put it into a target below"
                + " targets:, and name that with target: NAME");

    write("verify:", "  allow-writes: true");
    assertThat(run(NO_VARIABLES, "verify")).isEqualTo(2);
    assertThat(err.toString())
        .contains(
            "line 2: verify has 'allow-writes'; permission to write is only given on the command"
                + " line, for one run");

    write("serve:", "  port: 1", "  a: [");
    assertThat(run(NO_VARIABLES, "config")).isEqualTo(2);
    assertThat(err.toString()).contains("leadmock.yaml is not YAML, line 3");
  }

  @Test
  void neverTakesPermissionToWriteFromTheEnvironment() {
    assertThat(run(Map.of("LEADMOCK_ALLOW_WRITES", "true", "LEADMOCK_LIST", "true"), "config"))
        .isZero();
    assertThat(out.toString()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"serve --help", "help serve", "--version", "config --schema"})
  void helpsWhateverIsWrongWithTheFile(String arguments) throws IOException {
    write("sevre: [");
    assertThat(run(Map.of("LEADMOCK_PORT", "x"), arguments.split(" "))).isZero();
    assertThat(err.toString()).isEmpty();
    assertThat(out.toString()).doesNotContain("'x'");
  }

  @Test
  void checksTheTargetThatTheFileNamesAndWritesItsReports() throws IOException {
    try (Leadmock mock = Leadmock.start(LeadmockConfig.defaults())) {
      write(
          "verify:",
          "  target: [mine]",
          "  report: [console, html=a report.html, json=report.json]",
          "  verbose: true",
          "targets:",
          "  mine: {api: liveforce, base-url: '" + mock.baseUrl() + "', user: u, lead-id: 3}");
      Map<String, String> token = Map.of("LEADMOCK_TOKEN", "secret");

      assertThat(run(token, "verify")).as(err.toString()).isZero();
      assertThat(out.toString()).contains("Contract met", "passed");
      int verbose = out.toString().length();
      assertThat(folder.resolve("a report.html")).content().contains("Contract met");
      assertThat(folder.resolve("report.json")).exists();

      assertThat(run(token, "verify", "--verbose=false", "--report", "console")).isZero();
      assertThat(out.toString().length()).isLessThan(verbose);
      assertThat(run(token, "verify", "--verbose")).isZero();
      assertThat(out.toString().length())
          .as("said twice is not unsaid")
          .isGreaterThan(verbose * 9 / 10);
    }
  }

  @Test
  void takesSeveralValuesFromAVariable() {
    assertThat(
            run(
                Map.of("LEADMOCK_CORS", "http://a http://b/path", "LEADMOCK_CREDENTIAL", "a:b c:d"),
                "serve"))
        .isEqualTo(2);
    assertThat(err.toString())
        .startsWith("leadmock: --cors is 'http://b/path'; expected")
        .contains("(LEADMOCK_CORS)");
  }

  @Test
  void showsWhatIsSetWithoutItsSecrets() throws IOException {
    write(
        "serve:",
        "  port: 9090",
        "  admin-token: hush",
        "  cors: [http://a, http://b]",
        "targets:",
        "  one: {api: liveforce, token: hush}");

    assertThat(run(Map.of("LEADMOCK_SEED", "7"), "config")).isZero();

    assertThat(out.toString().lines())
        .containsExactlyInAnyOrder(
            "serve --seed=7 (LEADMOCK_SEED)",
            "leads --seed=7 (LEADMOCK_SEED)",
            "drill --seed=7 (LEADMOCK_SEED)",
            "serve --port=9090 (leadmock.yaml, line 2)",
            "serve --admin-token=*** (leadmock.yaml, line 3)",
            "serve --cors=http://a http://b (leadmock.yaml, line 4)",
            "target one with api, token (leadmock.yaml, line 6)");
  }

  @Test
  void writesAFileThatWorksWithTheMock() throws IOException {
    assertThat(run(NO_VARIABLES, "config", "--init")).isZero();
    assertThat(err.toString())
        .isEqualTo(
            "leadmock: wrote leadmock.yaml; try it with leadmock serve and leadmock verify --target"
                + " mock\n");
    assertThat(run(NO_VARIABLES, "config", "--init")).as("overwrites nothing").isEqualTo(3);
    assertThat(err.toString()).contains("already exists; edit it, or move it away first");
    assertThat(run(NO_VARIABLES, "config")).isZero();
    assertThat(out.toString()).startsWith("serve --port=8080 (leadmock.yaml, line 6)");

    try (Leadmock mock = Leadmock.start(LeadmockConfig.defaults())) {
      Path file = folder.resolve("leadmock.yaml");
      Files.writeString(
          file, Files.readString(file).replace("http://localhost:8080", mock.baseUrl().toString()));
      assertThat(run(NO_VARIABLES, "verify", "--target", "mock")).isZero();
    }
    assertThat(out.toString()).contains("metroleads at ", "liveforce at ");
  }

  /** What is commented out in the file that --init writes is right as well. */
  @Test
  void offersOnlyWhatItTakes() throws IOException {
    run(NO_VARIABLES, "config", "--init");
    Path file = folder.resolve("leadmock.yaml");
    Files.writeString(
        file,
        Files.readString(file)
            .replaceAll("(?m)^# verify:", "verify:")
            .replaceAll("(?m)^#   (target|report):", "  $1:")
            .replaceAll("(?m)^  # ( *[a-z-]+:)", "  $1")
            .replace(": UUID", ": 5245533b-e8c4-4292-b6b0-62ac6ecedb3e"));
    Files.createFile(folder.resolve("company-ca.pem"));

    assertThat(run(NO_VARIABLES, "config")).as(err.toString()).isZero();

    assertThat(out.toString())
        .contains("serve --latency=", "verify --report=", "target metroleads", "target liveforce");
    assertThat(violations(Files.readString(file))).isEmpty();
  }

  @Test
  void keepsTheSchemaOfTheFileUpToDate() throws IOException {
    String now = ConfigSchema.text();
    if (Boolean.getBoolean("schema.update")) {
      Files.writeString(SCHEMA, now);
    }
    assertThat(Files.readString(SCHEMA))
        .as("./mvnw -Dschema.update=true -Dtest=ConfigTest test writes it anew")
        .isEqualTo(now);
    assertThat(run(NO_VARIABLES, "config", "--schema")).isZero();
    assertThat(out).hasToString(now);
  }

  @Test
  void describesTheFileForEditors() {
    assertThat(violations("serve:\n  port: 1\n  strict-wire: true\n  cors: off\ntargets:\n"))
        .isEmpty();
    assertThat(
            Stream.of(
                "sevre: {}",
                "serve: {prot: 1}",
                "serve: {port: eighty}",
                "serve: {auth: never}",
                "verify: {base-url: x}",
                "targets: {a: {b: c}}"))
        .allSatisfy(text -> assertThat(violations(text)).as(text).isNotEmpty());
  }

  private static List<Error> violations(String yaml) {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(ConfigSchema.text(), InputFormat.JSON)
        .validate(yaml, InputFormat.YAML);
  }
}
