package io.github.leadmock.cli;

import io.github.leadmock.admin.ConsoleFiles;
import io.github.leadmock.baseline.Baseline;
import io.github.leadmock.baseline.BaselineFile;
import io.github.leadmock.baseline.Review;
import io.github.leadmock.contract.RuleCatalogue;
import io.github.leadmock.proxy.Enforce;
import io.github.leadmock.proxy.ProxyServer;
import io.github.leadmock.proxy.ProxySettings;
import io.github.leadmock.report.ConsoleReport;
import io.github.leadmock.report.FindingText;
import io.github.leadmock.vendor.VendorApi;
import io.github.leadmock.verify.CannotRun;
import io.github.leadmock.verify.Finding;
import io.github.leadmock.verify.Report;
import io.github.leadmock.verify.TrafficCheck;
import io.github.leadmock.verify.Trust;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Stands between an app and a server, and checks what passes. */
@Command(
    name = "proxy",
    description = {
      "Forwards requests to a server and checks both directions against the documentation; runs"
          + " until stopped (Ctrl-C).",
      "Exit code: 0 no finding that fails the run, 1 findings, 2 wrong usage, 3 nothing was"
          + " checked."
    })
final class ProxyCommand implements Callable<Integer>, OptionCheck {

  @Spec private CommandSpec spec;

  @ParentCommand private Main main;

  @Option(names = "--api", paramLabel = "API", description = "metroleads or liveforce.")
  private @Nullable String api;

  @Option(
      names = "--upstream",
      paramLabel = "URL",
      description =
          "The server to forward requests to, such as https://api.metroleads.com; the"
              + " path of each request is appended to its path.")
  private @Nullable String upstream;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "The port to listen on; 0 for a free one. Default: ${DEFAULT-VALUE}.")
  private String port = "8081";

  @Option(
      names = "--bind",
      paramLabel = "ADDRESS",
      description = "The address to listen on. Default: ${DEFAULT-VALUE}, this machine only.")
  private String bindAddress = "127.0.0.1";

  @Option(
      names = "--ca-cert",
      paramLabel = "FILE",
      description = "Trusts the certificates in this PEM file instead of Java's, for the server.")
  private @Nullable String authority;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      description =
          "How long the server may stay silent while a request waits. Default:"
              + " ${DEFAULT-VALUE}.")
  private String timeout = String.valueOf(ProxySettings.SILENCE.toSeconds());

  @Option(
      names = "--enforce",
      paramLabel = "WHAT",
      description =
          "Stops what fails the run: request answers 422, response 502, both does both."
              + " Default: everything passes, byte for byte.")
  private @Nullable String enforce;

  @Mixin private Strictness strictness;

  @Mixin private WantedReports reports;

  @Option(
      names = "--baseline",
      paramLabel = "FILE",
      description = "Findings in this file do not fail the run and are reported as known.")
  private @Nullable String baseline;

  @Option(
      names = "--record",
      paramLabel = "DIR",
      description =
          "Writes the traffic as data files for serve --data, one per lead, with"
              + " stand-ins in place of personal data.")
  private @Nullable String record;

  @Option(
      names = "--har",
      paramLabel = "FILE",
      description = "Writes the traffic as an HTTP archive, with the same stand-ins, at the end.")
  private @Nullable String har;

  @Mixin private RecordingOptions recordingOptions;

  @Mixin private HttpsOptions https;

  @Mixin private AdminTokenOption adminToken;

  @Mixin private CorsOptions cors;

  @Mixin private ControlOptions controls;

  @Mixin private EndOfInput endOfInput;

  @Override
  @SuppressWarnings("try") // nothing is asked of the signal; it only has to be in place
  public Integer call() throws InterruptedException {
    Usage usage = new Usage(spec.commandLine());
    int plain = usage.port("--port", port);
    ProxySettings plainly = settings(usage, plain, Optional.empty());
    List<ReportFile> files = files(usage);
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    Optional<HttpsOptions.Choice> secure;
    ProxySettings settings;
    Ending ending;
    ProxyServer started;
    try {
      secure = https.choice(usage, main.process(), plain);
      settings = settings(usage, plain, secure);
      Baseline known = accepted().map(BaselineFile::read).orElse(Baseline.NONE);
      Saving saving = saving(usage, err);
      ending = new Ending(files, known, saving, out);
      started =
          ProxyServer.start(
              settings,
              found -> tell(found, plainly.api(), known),
              saving::take,
              line -> Main.say(err, line));
    } catch (UncheckedIOException | CannotRun unable) {
      ReportFiles.writeBefore(
          unable,
          files,
          List.of(Review.of(nothing(plainly, String.valueOf(unable.getMessage())))),
          out);
      throw unable;
    }
    try (ProxyServer proxy = started) {
      ending.begin(proxy);
      endOfInput.calls(proxy::close, main.process().input());
      try (EndSignal signal = EndSignal.calls(() -> ending.bySignal(proxy))) {
        ready(settings, proxy, secure);
        proxy.awaitStop();
      }
      return ending.end(proxy);
    }
  }

  /** If the proxy cannot start, the reports say so too. */
  private static Report nothing(ProxySettings settings, String why) {
    return new TrafficCheck(
            settings.api(), settings.upstream(), settings.failOn(), settings.strict())
        .report()
        .withTrouble(why);
  }

  @Override
  public void check(Usage usage) {
    int plain = usage.port("--port", port);
    https.check(usage, plain);
    usage.seconds("--timeout", timeout);
    trust(usage);
    adminToken.token(usage);
    enforce(usage);
    strictness.failOn(usage);
    cors.policy(usage);
    controls.controls(usage);
    recordingOptions.check(usage, record != null || har != null);
    files(usage);
    if (api != null) {
      api(usage, api);
    }
    if (upstream != null) {
      ServerOptions.address(usage, "--upstream", upstream);
    }
  }

  private List<ReportFile> files(Usage usage) {
    Map<String, Path> others = new LinkedHashMap<>();
    accepted().ifPresent(file -> others.put("--baseline", file));
    path(har)
        .ifPresent(
            file -> {
              usage.check(!Files.isDirectory(file), file, "--har", "a file, not a folder");
              others.put("--har", file);
            });
    path(record).ifPresent(folder -> others.put("--record", folder));
    return reports.files(usage, main.process().folder(), others);
  }

  private Optional<Path> accepted() {
    return path(baseline);
  }

  private Optional<Path> path(@Nullable String file) {
    return Optional.ofNullable(file).map(main.process().folder()::resolve);
  }

  private static String api(Usage usage, String name) {
    return usage.check(VendorApi.find(name).isPresent(), name, "--api", "metroleads or liveforce");
  }

  private void ready(
      ProxySettings settings, ProxyServer proxy, Optional<HttpsOptions.Choice> secure) {
    PrintWriter out = spec.commandLine().getOut();
    String host = settings.bindAddress();
    String shown = host.contains(":") ? "[" + host + "]" : host;
    out.println(
        "leadmock proxy ready on http://%s:%s for %s"
            .formatted(shown, proxy.port(), settings.upstream()));
    proxy
        .httpsPort()
        .ifPresent(
            given ->
                out.println(
                    "leadmock proxy ready on https://%s:%s for %s"
                        .formatted(shown, given, settings.upstream())));
    secure
        .flatMap(HttpsOptions.Choice::pem)
        .ifPresent(pem -> out.println("leadmock certificate to trust: " + pem));
    out.println(
        "leadmock console at http://%s:%s/__admin%s"
            .formatted(shown, proxy.port(), ConsoleFiles.HOME));
  }

  private Saving saving(Usage usage, PrintWriter err) {
    recordingOptions.check(usage, record != null || har != null);
    Optional<RecordingFolder> place =
        path(record).map(folder -> new RecordingFolder(folder, "--record"));
    place.ifPresent(RecordingFolder::prepare);
    return new Saving(
        record == null && har == null
            ? Optional.empty()
            : Optional.of(recordingOptions.recording(usage, har != null, err)),
        place,
        path(har),
        line -> Main.say(err, line));
  }

  /** A finding as it comes; what is accepted is not worth a line. */
  private void tell(List<Finding> found, String theApi, Baseline known) {
    PrintWriter out = spec.commandLine().getOut();
    RuleCatalogue rules = RuleCatalogue.of(theApi);
    for (Finding finding : found) {
      if (!known.knows(finding)) {
        out.println(
            (finding.fails() ? "FAIL  " : "WARN  ") + FindingText.of(List.of(finding), rules));
      }
    }
    out.flush();
  }

  private ProxySettings settings(Usage usage, int plain, Optional<HttpsOptions.Choice> secure) {
    String theApi =
        Optional.ofNullable(api)
            .orElseThrow(() -> usage.missing("--api", "metroleads or liveforce"));
    URI server =
        ServerOptions.address(
            usage,
            "--upstream",
            Optional.ofNullable(upstream)
                .orElseThrow(
                    () -> usage.missing("--upstream", "the address of the server to forward to")));
    return new ProxySettings(
        api(usage, theApi),
        server,
        trust(usage),
        usage.seconds("--timeout", timeout),
        usage.check(!bindAddress.isBlank(), bindAddress, "--bind", "an address or a host name"),
        plain,
        secure.map(HttpsOptions.Choice::https),
        adminToken.token(usage),
        enforce(usage),
        strictness.failOn(usage),
        strictness.strict(),
        cors.policy(usage),
        controls.controls(usage));
  }

  private Trust trust(Usage usage) {
    return new Trust(ServerOptions.authority(usage, main.process(), authority), false);
  }

  private Enforce enforce(Usage usage) {
    String wanted = enforce;
    if (wanted == null) {
      return Enforce.NOTHING;
    }
    return List.of(Enforce.REQUEST, Enforce.RESPONSE, Enforce.BOTH).stream()
        .filter(one -> one.toString().equals(wanted))
        .findFirst()
        .orElseThrow(() -> usage.wrong("--enforce", wanted, "request, response or both"));
  }

  /** Writes what the traffic has come to, once, whoever ends the proxy. */
  private final class Ending {

    private final List<ReportFile> files;
    private final Baseline known;
    private final Saving saving;
    private final PrintWriter out;
    private boolean ended;

    Ending(List<ReportFile> files, Baseline known, Saving saving, PrintWriter out) {
      this.files = files;
      this.known = known;
      this.saving = saving;
      this.out = out;
    }

    /** Nobody takes the report of an earlier run for this one's. */
    void begin(ProxyServer proxy) {
      Review running = review(proxy.report().withTrouble("the proxy is still running"));
      ReportFiles.replaceAll(files, List.of(running), RuleCatalogue.all(), out);
    }

    private Review review(Report report) {
      return Review.of(report, known, Optional.empty(), Optional.empty());
    }

    /** Ctrl-C or SIGTERM: Java itself would end with a code of its own. */
    void bySignal(ProxyServer proxy) {
      int code = ExitCode.COULD_NOT_RUN;
      try {
        proxy.close();
        code = end(proxy);
      } catch (UncheckedIOException unwritable) {
        Main.say(spec.commandLine().getErr(), unwritable.getMessage());
      } finally {
        Runtime.getRuntime().halt(code);
      }
    }

    synchronized int end(ProxyServer proxy) {
      List<Review> reviews = List.of(review(proxy.report()));
      int code = VerifyCommand.exitCode(reviews);
      if (!ended) {
        ended = true;
        saving.end(out);
        if (reports.onConsole()) {
          ConsoleReport.write(reviews, RuleCatalogue.all(), out, main.process().colour(), false);
        }
        ReportFiles.writeAll(files, reviews, RuleCatalogue.all(), out);
      }
      return code;
    }
  }
}
