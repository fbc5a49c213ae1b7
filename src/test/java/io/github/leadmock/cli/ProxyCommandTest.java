package io.github.leadmock.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.leadmock.bench.Api;
import io.github.leadmock.bench.FakeVendor;
import io.github.leadmock.bench.Target;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProxyCommandTest {

  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final Pattern READY =
      Pattern.compile("leadmock proxy ready on (http://127\\.0\\.0\\.1:\\d+) for (\\S+)");

  @TempDir private Path folder;

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "--upstream http://a                              | --api is missing; expected metroleads or liveforce",
        "--api both --upstream http://a                   | --api is 'both'; expected metroleads or liveforce",
        "--api liveforce                                  | --upstream is missing; expected the address of the server to forward to",
        "--api liveforce --upstream ftp://a               | --upstream is 'ftp://a'; expected an http or https address without user, query and fragment, such as http://localhost:8080",
        "--api liveforce --upstream http://u:p@a          | --upstream is '***'; expected an http or https address without user, query and fragment, such as http://localhost:8080",
        "--api liveforce --upstream http://a --enforce no | --enforce is 'no'; expected request, response or both",
        "--api liveforce --upstream http://a --keep data --record x | --keep is 'data'; expected a JSON pointer such as /events/*/data/message",
        "--api liveforce --upstream http://a --timeout 0  | --timeout is '0'; expected a number of seconds up to 3600",
        "--api liveforce --upstream http://a --report pdf=x | --report is 'pdf=x'; expected console, console=FILE, junit=FILE, html=FILE, json=FILE, sarif=FILE, markdown=FILE",
      })
  void refusesWhatItCannotUse(String options, String message) {
    List<String> arguments = new ArrayList<>(List.of("proxy"));
    arguments.addAll(List.of(options.split(" ")));

    assertThat(run(arguments.toArray(String[]::new)))
        .isEqualTo(CommandRun.refusal(message, "leadmock proxy"));
  }

  @Test
  void wantsAFileOfItsOwnForEachReport() {
    assertThat(
            run(
                "proxy",
                "--api=liveforce",
                "--upstream=http://a",
                "--report",
                "json=one",
                "junit=one"))
        .isEqualTo(
            CommandRun.refusal(
                "--report is '%s'; expected a file of its own for each report and baseline"
                    .formatted(folder.resolve("one")),
                "leadmock proxy"));
  }

  @Test
  void takesAnAddressInBracketsAsInAUrl() {
    assertThat(run("proxy", "--api=liveforce", "--upstream=http://a", "--bind=[::g]").err())
        .containsExactly(
            "leadmock: cannot listen on ::g: unknown address; is it one of this machine? (--bind)");
  }

  private CommandRun run(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code = run(out, err, arguments);
    return new CommandRun(code, out.toString().lines().toList(), err.toString().lines().toList());
  }

  private int run(StringWriter out, StringWriter err, String... arguments) {
    return Main.run(
        new ProcessEnvironment(Map.of(), folder, false, InputStream.nullInputStream()),
        new PrintWriter(out, true),
        new PrintWriter(err, true),
        arguments);
  }

  /** Runs a proxy before a server, sends some requests through it, and ends it. */
  private CommandRun proxied(FakeVendor server, List<String> paths, String... options)
      throws IOException, InterruptedException {
    Target target = server.target(Api.METROLEADS);
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "proxy",
                "--api",
                "metroleads",
                "--port",
                "0",
                "--upstream",
                target.baseUrl().toString()));
    arguments.addAll(List.of(options));
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CompletableFuture<Integer> code =
        CompletableFuture.supplyAsync(() -> run(out, err, arguments.toArray(String[]::new)));
    Matcher ready = READY.matcher(out.toString());
    while (!ready.find()) {
      assertThat(code.isDone()).as("%s%s", out, err).isFalse();
      Thread.onSpinWait();
      ready = READY.matcher(out.toString());
    }
    URI proxy = URI.create(ready.group(1));
    for (String path : paths) {
      HttpResponse<String> response =
          CLIENT.send(request(proxy, target, path), BodyHandlers.ofString());
      assertThat(response.statusCode()).isPositive();
    }
    CLIENT.send(
        HttpRequest.newBuilder(proxy.resolve("/__admin/shutdown"))
            .POST(BodyPublishers.noBody())
            .build(),
        BodyHandlers.discarding());
    return new CommandRun(
        code.join(), out.toString().lines().toList(), err.toString().lines().toList());
  }

  private static HttpRequest request(URI proxy, Target target, String path) {
    String pair = target.user() + ":" + target.token();
    return HttpRequest.newBuilder(
            proxy.resolve(
                "/companies/%s/leads/%s%s".formatted(target.company(), target.lead(), path)))
        .header(
            "Authorization", "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8)))
        .build();
  }

  @Test
  void endsWithZeroWhenAllIsAsDocumented() throws Exception {
    try (FakeVendor server = FakeVendor.correct()) {
      CommandRun run =
          proxied(server, List.of("/events"), "--report", "json=report.json", "--record", "leads");

      assertThat(run.exitCode()).isZero();
      assertThat(run.err()).isEmpty();
      assertThat(run.out().get(1)).matches("leadmock console at http://127.*/__admin/leadmock/");
      assertThat(run.out())
          .contains(
              "leadmock: recorded 1 exchange of 1 lead in %s; serve it with ./leadmock serve --data %s"
                  .formatted(folder.resolve("leads"), folder.resolve("leads")));
      assertThat(Files.readString(folder.resolve("report.json")))
          .contains("\"metroleads/list-events/server-answers\"", "\"verdict\" : \"passed\"");
      try (Stream<Path> files = Files.list(folder.resolve("leads"))) {
        assertThat(files.toList()).hasSize(1);
      }
    }
  }

  @Test
  void endsWithOneForAFindingWhichItShowsAsItComes() throws Exception {
    try (FakeVendor server = FakeVendor.faulty("ml-page-count-dropped")) {
      CommandRun run =
          proxied(
              server, List.of("/events", "/events"), "--har", "all.har", "--report", "junit=r.xml");

      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(run.out()).filteredOn(line -> line.startsWith("FAIL  ")).hasSize(1);
      assertThat(run.out()).contains("FAIL  the member count is missing");
      assertThat(Files.readString(folder.resolve("all.har"))).contains("\"version\":\"1.2\"");
      assertThat(Files.readString(folder.resolve("r.xml"))).contains("the member count is missing");
    }
  }

  @Test
  void endsWithThreeWhenNothingPassed() throws Exception {
    try (FakeVendor server = FakeVendor.correct()) {
      assertThat(proxied(server, List.of()).exitCode()).isEqualTo(3);
    }
  }

  @Test
  void advisesNobodyToServeWhatWasNotRecorded() throws Exception {
    try (FakeVendor server = FakeVendor.correct()) {
      assertThat(proxied(server, List.of(), "--record", "leads").out())
          .contains(
              "leadmock: recorded nothing in %s: no answer of status 200, in JSON, about a lead passed"
                  .formatted(folder.resolve("leads")));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'', 0 entries",
    "'{\"request\":{\"method\":\"GET\",\"url\":\"http://a/\"}}', 1 entry without one"
  })
  void saysWhatItExpectedOfAnArchiveWithNothingToImport(String entries, String got)
      throws IOException {
    Files.writeString(
        folder.resolve("none.har"), "{\"log\":{\"entries\":[%s]}}".formatted(entries));

    assertThat(run("import", "none.har", "leads"))
        .isEqualTo(
            new CommandRun(
                3,
                List.of(),
                List.of(
                    "leadmock: imported nothing of %s: expected at least one answer of status 200, in JSON, about a lead of MetroLeads or LiveForce; got %s"
                        .formatted(folder.resolve("none.har"), got))));
    assertThat(folder.resolve("leads")).doesNotExist();
  }

  @Test
  void saysWhatAnImportNeeds() {
    assertThat(run("import", "all.har"))
        .isEqualTo(
            CommandRun.refusal("DIR is missing; expected import FILE.har DIR", "leadmock import"));
    assertThat(run("import").err())
        .contains("leadmock: FILE.har is missing; expected import FILE.har DIR");
  }

  @Test
  void makesDataFilesOfAnArchive() throws Exception {
    try (FakeVendor server = FakeVendor.correct()) {
      proxied(server, List.of("/events"), "--har", "all.har");
    }

    CommandRun run = run("import", "all.har", "leads");

    assertThat(run)
        .isEqualTo(
            new CommandRun(
                0,
                List.of(
                    "leadmock: imported 1 of 1 entry as 1 data file in %s; serve it with ./leadmock serve --data %s"
                        .formatted(folder.resolve("leads"), folder.resolve("leads"))),
                List.of()));
    assertThat(run("import", "none.har", "leads").err())
        .containsExactly(
            "leadmock: cannot read %s: there is no such file"
                .formatted(folder.resolve("none.har")));
    assertThat(run("import", "all.har", "kept", "--keep-ids", "--keep", "/count").err())
        .containsExactly(
            "leadmock: /count is recorded as it is, personal data included (--keep)",
            "leadmock: ids are recorded as they are (--keep-ids)");
  }

  @Test
  void reportsThatItCouldNotStart() throws IOException {
    Files.writeString(folder.resolve("report.json"), "of an earlier run");
    try (FakeVendor server = FakeVendor.correct()) {
      URI upstream = server.target(Api.METROLEADS).baseUrl();
      String[] taken = {
        "proxy",
        "--api=metroleads",
        "--upstream=" + upstream,
        "--port=" + upstream.getPort(),
        "--report=json=report.json"
      };
      assertThat(run(taken).exitCode()).isEqualTo(3);
      assertThat(Files.readString(folder.resolve("report.json")))
          .contains("cannot listen on 127.0.0.1:", "\"metroleads\"");

      String[] missing = {
        "proxy",
        "--api=metroleads",
        "--upstream=" + upstream,
        "--port=0",
        "--baseline=none.yaml",
        "--report=json=report.json"
      };
      CommandRun run = run(missing);
      assertThat(run.exitCode()).isEqualTo(3);
      assertThat(run.err()).singleElement().asString().contains("none.yaml");
      assertThat(Files.readString(folder.resolve("report.json"))).contains("none.yaml");
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void writesTheOtherReportsIfOneCannotBeWritten() throws Exception {
    try (FakeVendor server = FakeVendor.correct()) {
      CommandRun run =
          proxied(server, List.of("/events"), "--report", "json=/dev/full", "junit=r.xml");

      assertThat(run.exitCode()).isEqualTo(3);
      assertThat(run.err())
          .singleElement()
          .asString()
          .startsWith("leadmock: cannot write /dev/full: ");
      assertThat(Files.readString(folder.resolve("r.xml"))).doesNotContain("still running");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--har a --report json=a   | --report is '%s/a'; expected a file of its own for each report and baseline",
        "--record a --report json=a | --report is '%s/a'; expected a file of its own for each report and baseline",
        "--har a --baseline a      | --har is '%s/a'; expected a file of its own",
        "--har a --record a        | --record is '%s/a'; expected a file of its own",
        "--har .                   | --har is '%s/.'; expected a file, not a folder",
        "--report html=.           | --report is '%s/.'; expected a file, not a folder"
      })
  void refusesToOverwriteWhatItReadsOrWrites(String options, String message) {
    List<String> arguments =
        new ArrayList<>(
            List.of("proxy", "--api=liveforce", "--upstream=http://a", "--bind=192.0.2.1"));
    arguments.addAll(List.of(options.split(" ")));

    assertThat(run(arguments.toArray(String[]::new)))
        .isEqualTo(CommandRun.refusal(message.formatted(folder), "leadmock proxy"));
  }
}
