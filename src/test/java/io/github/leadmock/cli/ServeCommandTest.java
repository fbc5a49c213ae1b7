package io.github.leadmock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code serve} refuses before it starts. */
class ServeCommandTest {

  private static final String COMMAND = "leadmock serve";

  @ParameterizedTest
  @ValueSource(strings = {" ", "", "\u00e9", "to ken", " x", "tok\u20acn"})
  void refusesAnAdminTokenThatNoHeaderCanCarry(String token) {
    CommandRun run = CommandRun.of("serve", "--port", "0", "--admin-token", token);

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err().get(0))
        .isEqualTo(
            "leadmock: --admin-token is '***'; expected letters, digits and any of - . _ ~ + / =,"
                + " which a header can carry (RFC 6750)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "+1000000000-12-31T23:59:59.999999999Z",
        "-1000000000-01-01T00:00:00Z",
        "+10000-01-01T00:00:00Z",
        "1969-12-31T23:59:59Z"
      })
  void refusesAClockBeyondTheYearsThatAllFormatsHold(String clock) {
    CommandRun run = CommandRun.of("serve", "--port", "0", "--clock=" + clock);

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err().get(0)).endsWith("in the years 1970 to 9999");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--port        | -1        | a whole number from 0 to 65535",
        "--port        | 65536     | a whole number from 0 to 65535",
        "--port        | http      | a whole number from 0 to 65535",
        "--seed        | x         | a whole number from -9223372036854775808 to"
            + " 9223372036854775807",
        "--auth        | maybe     | required, issued or off",
        "--isolate     | lead      | none or user",
        "--front       | netty     | leadmock or wiremock",
        "--leads       | 0         | a whole number from 1 to 1099511627775",
        "--leads       | -5        | a whole number from 1 to 1099511627775",
        "--leads       | 1099511627776 | a whole number from 1 to 1099511627775",
        "--clock       | yesterday | a time in UTC such as 2017-02-23T10:21:08Z, in the years 1970"
            + " to 9999",
        "--clock       | 2017-02-23 | a time in UTC such as 2017-02-23T10:21:08Z, in the years 1970"
            + " to 9999",
        "--clock       | 2017-02-30T10:21:08Z | a time in UTC such as 2017-02-23T10:21:08Z, in the"
            + " years 1970 to 9999",
        "--token-ttl   | 14        | a number above 0 with s, m, h or d, such as 90s or 14d, up to 36500d",
        "--token-ttl   | 0s        | a number above 0 with s, m, h or d, such as 90s or 14d, up to 36500d",
        "--token-ttl   | -1d       | a number above 0 with s, m, h or d, such as 90s or 14d, up to 36500d",
        "--token-ttl   | 2w        | a number above 0 with s, m, h or d, such as 90s or 14d, up to 36500d",
        "--token-ttl   | 36501d    | a number above 0 with s, m, h or d, such as 90s or 14d, up to 36500d",
        "--drain       | 36501d    | a number above 0 with s, m, h or d, such as 5s, up to 36500d",
        "--https-port  | 65536     | a whole number from 0 to 65535",
        "--session-limit | 0      | a whole number from 1 to 100000",
        "--session-limit | 100001 | a whole number from 1 to 100000",
        "--max-notes   | 0        | a whole number from 1 to 2147483647",
        "--max-note-bytes | 64M   | a whole number from 1 to 9223372036854775807",
        "--session-age | 1        | a number above 0 with s, m, h or d, such as 90s or 14d, up to 3650d",
        "--session-age | 3651d    | a number above 0 with s, m, h or d, such as 90s or 14d, up to 3650d",
        "--cors        | localhost | off, any, or origins such as http://localhost:3000",
        "--cors        | http://a/ | off, any, or origins such as http://localhost:3000",
        "--latency     | 800       | such as 800ms, 200ms..900ms or lognormal:300ms:0.5, up to ten"
            + " minutes",
        "--latency     | 11m       | such as 800ms, 200ms..900ms or lognormal:300ms:0.5, up to ten"
            + " minutes",
        "--latency     | 2s..1s    | such as 800ms, 200ms..900ms or lognormal:300ms:0.5, up to ten"
            + " minutes",
        "--latency     | lognormal:1s:9 | such as 800ms, 200ms..900ms or lognormal:300ms:0.5, up to"
            + " ten minutes",
        "--errors      | 10:500    | a rate and documented errors, such as 10%:500,503, of [400,"
            + " 401, 402, 403, 404, 405, 412, 429, 500, 502, 503, 504]",
        "--errors      | 10%:418   | a rate and documented errors, such as 10%:500,503, of [400,"
            + " 401, 402, 403, 404, 405, 412, 429, 500, 502, 503, 504]",
        "--errors      | 101%:500  | a rate and documented errors, such as 10%:500,503, of [400,"
            + " 401, 402, 403, 404, 405, 412, 429, 500, 502, 503, 504]",
        "--faults      | 5%:flood  | a rate and kinds of reset, empty and truncated, such as"
            + " 5%:reset,empty",
        "--rate-limit  | 0/s       | 1 to 100000 calls and a time up to a day, such as 10/s, 100/m"
            + " or 5/250ms",
        "--rate-limit  | 10        | 1 to 100000 calls and a time up to a day, such as 10/s, 100/m"
            + " or 5/250ms",
        "--failed-writes | maybe   | discard or apply"
      })
  void refusesAValueAndSaysWhatItExpected(String option, String value, String expected) {
    assertThat(CommandRun.of("serve", option + "=" + value))
        .isEqualTo(
            CommandRun.refusal(
                "%s is '%s'; expected %s".formatted(option, value, expected), COMMAND));
  }

  @ParameterizedTest
  @ValueSource(strings = {"s3cret", ":s3cret", "s3cret:", ":"})
  void refusesHalfACredentialWithoutRepeatingIt(String pair) {
    assertThat(CommandRun.of("serve", "--credential", "jane:x", "--credential", pair))
        .isEqualTo(
            CommandRun.refusal(
                "--credential is '***'; expected USER:TOKEN with both parts", COMMAND));
  }

  @Test
  void wantsAPortForEachProtocol() {
    CommandRun run = CommandRun.of("serve", "--port=18099", "--https-port=18099");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .contains("leadmock: --https-port is '18099'; expected a port other than that of --port");
  }

  @Test
  void refusesWhatItDoesNotKnow() {
    assertThat(CommandRun.of("serve", "--nonsense"))
        .isEqualTo(CommandRun.refusal("unknown option --nonsense", COMMAND));
    assertThat(CommandRun.of("serve", "--prot", "80"))
        .isEqualTo(CommandRun.refusal("unknown option --prot; did you mean --port?", COMMAND));
    assertThat(CommandRun.of("serve", "--lattency=3s"))
        .isEqualTo(
            CommandRun.refusal("unknown option --lattency; did you mean --latency?", COMMAND));
    assertThat(CommandRun.of("serve", "8080"))
        .isEqualTo(CommandRun.refusal("unexpected argument '8080'", COMMAND));
    assertThat(CommandRun.of("serve", "--port"))
        .isEqualTo(CommandRun.refusal("--port has no value; expected --port PORT", COMMAND));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "serve --help",
        "serve --until-stdin-end",
        "completion bash",
        "completion zsh",
        "completion fish",
        "man serve",
        "config --schema"
      })
  void showsNobodyTheOptionForProgramsThatStartIt(String command) {
    CommandRun run = CommandRun.of(command.split(" "));

    assertThat(run.out().size() + run.err().size()).isPositive();
    assertThat(run.toString()).doesNotContain("until-stdin-ends");
  }

  @Test
  void saysInOneLineThatTheStubsFolderDoesNotExist() {
    CommandRun run = CommandRun.of("serve", "--port", "0", "--stubs", "no/such/folder");
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.err())
        .containsExactly(
            "leadmock: cannot use stubs from 'no/such/folder': there is no such folder; create it"
                + " or name another (--stubs)");
  }

  @Test
  void refusesDigitsOfOtherScripts() {
    assertThat(CommandRun.of("serve", "--port", "\u0668\u0660"))
        .isEqualTo(
            CommandRun.refusal(
                "--port is '\u0668\u0660'; expected a whole number from 0 to 65535", COMMAND));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          redis://localhost:18530/x | nothing but the number of a database after the port, such as /0
          redis://localhost:1/-1 | nothing but the number of a database after the port, such as /0
          redis://localhost:1/0/1 | nothing but the number of a database after the port, such as /0
          redis-sentinel://localhost:1/x#m | nothing but the number of a database after the port, such as /0
          redis://localhost:99999 | a host, and a port from 1 to 65535 if there is one
          redis://localhost:0 | a host, and a port from 1 to 65535 if there is one
          redis://localhost:abc | a host, and a port from 1 to 65535 if there is one
          redis://a:1,b:2 | one host; several only with redis-sentinel://
          redis-sentinel://localhost:1 | the name of the master at the end, such as #mymaster
          redis://localhost:1#m | no # outside of a password; in one it is written as %23
          redis://localhost:1?timeout=x | only database=N, verifyPeer=NONE, CA or FULL, and clientName=NAME after the ?
          http://localhost:1 | an address that begins with redis://, rediss://, redis-sentinel:// or rediss-sentinel://
          localhost | an address such as redis://localhost:6379/0
          """)
  void refusesAnUnusableStoreInOneLine(String url, String expected) {
    assertThat(CommandRun.of("serve", "--port", "0", "--store", url))
        .isEqualTo(
            CommandRun.refusal(
                "--store is '%s'; expected %s".formatted(url, expected), "leadmock serve"));
  }

  @Test
  void refusesOptionsThatWouldHaveNoEffect() {
    assertThat(CommandRun.of("serve", "--store-prefix", "x"))
        .isEqualTo(refusal("--store-prefix is 'x'; expected it with --store"));
    assertThat(CommandRun.of("serve", "--replica", "a b"))
        .isEqualTo(refusal("--replica is 'a b'; expected it with --store"));
    assertThat(CommandRun.of("serve", "--store-wait", "3s"))
        .isEqualTo(refusal("--store-wait is '3s'; expected it with --store"));
    PrintStream before = System.err;
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    System.setErr(new PrintStream(written, true, StandardCharsets.UTF_8));
    try {
      CommandRun.of("serve", "--credential", "a@example.com:TOP\"SECRET", "--port", "none");
    } finally {
      System.setErr(before);
    }
    assertThat(written.toString(StandardCharsets.UTF_8)).doesNotContain("SECRET");

    assertThat(CommandRun.of("serve", "--auth", "off", "--credential", "a:b"))
        .isEqualTo(
            refusal("--credential is '***'; expected it without --auth off, which asks for none"));
    assertThat(CommandRun.of("proxy", "--keep", "/a", "--api=metroleads", "--upstream=http://x"))
        .isEqualTo(
            CommandRun.refusal(
                "--keep is '/a'; expected it with --record or --har", "leadmock proxy"));
  }

  private static CommandRun refusal(String message) {
    return CommandRun.refusal(message, COMMAND);
  }

  @Test
  void needsAPortAndAPasswordForAKeystore() {
    assertThat(CommandRun.of("serve", "--keystore", "mine.p12"))
        .isEqualTo(
            CommandRun.refusal(
                "--https-port is missing; expected it together with --keystore: HTTPS needs a port",
                COMMAND));
    assertThat(CommandRun.of("serve", "--https-port", "0", "--keystore", "mine.p12"))
        .isEqualTo(
            CommandRun.refusal(
                "--keystore-password is missing; expected that of the keystore, or"
                    + " LEADMOCK_KEYSTORE_PASSWORD in the environment",
                COMMAND));
    assertThat(CommandRun.of("serve", "--https-port", "0", "--keystore-password", "x"))
        .isEqualTo(
            CommandRun.refusal(
                "--keystore is missing; expected the file that --keystore-password opens",
                COMMAND));
  }

  @Test
  void saysInOneLineThatThereIsNoKeystore() {
    CommandRun run =
        CommandRun.of("serve", "--https-port=0", "--keystore=no/such.p12", "--keystore-password=x");
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.err())
        .containsExactly(
            "leadmock: cannot use the keystore 'no/such.p12': there is no such file (--keystore)");
  }

  @Test
  void saysInOneLineThatItCannotKeepACertificate() {
    CommandRun run = CommandRun.of("serve", "--https-port=0");
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.err())
        .containsExactly(
            "leadmock: cannot keep a certificate: neither XDG_DATA_HOME nor HOME is set; set one,"
                + " or give --keystore FILE");
  }

  @Test
  void explainsEveryOption() {
    String help = String.join(" ", CommandRun.of("serve", "--help").out()).replaceAll("\\s+", " ");
    assertThat(help)
        .contains(
            "--port=PORT",
            "--bind=ADDRESS",
            "--admin-token=TOKEN",
            "--clock=TIME",
            "--auth=MODE",
            "--credential=USER:TOKEN",
            "--token-ttl=DURATION",
            "--isolate=MODE",
            "--session-limit=N",
            "--session-age=DURATION",
            "--stubs=DIR",
            "--https-port=PORT",
            "--keystore=FILE",
            "--keystore-password=PASSWORD",
            "--strict-wire",
            "--cors=ORIGIN...",
            "--latency=TIME",
            "--errors=RATE",
            "--faults=RATE",
            "--rate-limit=LIMIT",
            "--failed-writes=CHOICE",
            "--seed=NUMBER",
            "--leads=N",
            "Default: 8080.",
            "Default: 127.0.0.1,",
            "Default: 14d.",
            "Default: 1.",
            "Default: 1000.");
  }
}
