package io.github.leadmock.cli;

import io.github.leadmock.Leadmock;
import io.github.leadmock.LeadmockConfig;
import io.github.leadmock.api.AuthPolicy;
import io.github.leadmock.api.Credentials;
import io.github.leadmock.control.ClockSetting;
import io.github.leadmock.data.OwnData;
import io.github.leadmock.engine.CorsPolicy;
import io.github.leadmock.secret.Visible;
import io.github.leadmock.wiremock.MockServer;
import io.github.leadmock.wiremock.ServerChoice;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Starts the mock and runs until the process ends. */
@Command(name = "serve", description = "Starts the mock of both APIs; runs until stopped (Ctrl-C).")
final class ServeCommand implements Callable<Integer>, OptionCheck {

  /** Built in advance: when it is needed, there may be no memory left to build it. */
  private static final String OUT_OF_MEMORY_LINE = "leadmock: " + MockServer.OUT_OF_MEMORY;

  /** Held here, as the JDK forgets a logger's level with the logger. */
  private static final Logger CLIENT_OF_THE_STORE = Logger.getLogger("io.lettuce");

  @Spec private CommandSpec spec;

  @ParentCommand private Main main;

  @Mixin private WorldOptions world;

  @Mixin private SessionOptions sessions;

  @Mixin private StoreOptions store;

  @Mixin private OperatingOptions operating;

  @Mixin private HttpsOptions https;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "The port to listen on; 0 for a free one. Default: ${DEFAULT-VALUE}.")
  private String port = "8080";

  @Option(
      names = "--bind",
      paramLabel = "ADDRESS",
      description = "The address to listen on. Default: ${DEFAULT-VALUE}, this machine only.")
  private String bindAddress = LeadmockConfig.LOOPBACK;

  @Mixin private AdminTokenOption adminToken;

  @Option(
      names = "--clock",
      paramLabel = "TIME",
      description =
          "Freezes the clock at a time such as 2017-02-23T10:21:08Z: new notes get that"
              + " time, and are listed by it. Default: real time.")
  private @Nullable String clock;

  @Option(
      names = "--auth",
      paramLabel = "MODE",
      description =
          "required: any well-formed Basic credentials; issued: MetroLeads accepts only"
              + " tokens from /auth/issue_token; off: no credentials are needed. Default:"
              + " required.")
  private AuthPolicy.Mode auth = AuthPolicy.Mode.REQUIRED;

  @Option(
      names = "--credential",
      split = Defaults.SEPARATOR,
      splitSynopsisLabel = " ",
      paramLabel = "USER:TOKEN",
      description = "Accepts only this pair; may be given several times.")
  private List<String> credentials = new ArrayList<>();

  @Option(
      names = "--token-ttl",
      paramLabel = "DURATION",
      description =
          "How long an issued token is valid, such as 90s, 30m, 12h or 14d. Default:"
              + " ${DEFAULT-VALUE}.")
  private String tokenLife = AuthPolicy.TWO_WEEKS.toDays() + "d";

  @Option(
      names = "--stubs",
      paramLabel = "DIR",
      description =
          "Serves your own stub mappings, DIR/mappings/**.json, with files and templates"
              + " in DIR/__files; watched for changes.")
  private @Nullable Path stubs;

  @Option(
      names = "--data",
      paramLabel = "PATH",
      description =
          "Serves your own leads from data files (.json, .yaml, .har), in a folder or one"
              + " file; watched for changes.")
  private @Nullable Path data;

  @Option(
      names = "--strict-wire",
      arity = "0..1",
      fallbackValue = "true",
      paramLabel = "true|false",
      description =
          "Sends nothing that distinguishes the mock from the vendor: no X-Leadmock-*"
              + " headers, nothing below /__admin/leadmock/.")
  private boolean strictWire;

  @Mixin private CorsOptions cors;

  @Mixin private ControlOptions controls;

  @Option(
      names = "--front",
      paramLabel = "SERVER",
      description =
          "leadmock: our own HTTP server; wiremock: the slower one inside WireMock, for"
              + " comparison. Default: leadmock.")
  private ServerChoice front = ServerChoice.LEADMOCK;

  @Mixin private EndOfInput endOfInput;

  @Override
  public Integer call() throws InterruptedException {
    main.warmup().await();
    Usage usage = new Usage(spec.commandLine());
    LeadmockConfig plain = config(usage);
    Optional<HttpsOptions.Choice> secure = https.choice(usage, main.process(), plain.port());
    LeadmockConfig config =
        secure.map(HttpsOptions.Choice::https).map(plain::withHttps).orElse(plain);
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    Thread.setDefaultUncaughtExceptionHandler(
        (thread, failure) -> {
          if (failure instanceof OutOfMemoryError) {
            endWithoutMemory();
          }
          failure.printStackTrace(err);
        });
    Duration drain = operating.drain(usage);
    if (config.store().isPresent()) {
      // The mock itself says once that the store is gone; its client would at each attempt.
      CLIENT_OF_THE_STORE.setLevel(Level.OFF);
    }
    try (Leadmock mock = Leadmock.start(config, line -> log(err, line), out::println)) {
      if (config.store().isPresent() || !drain.isZero()) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(mock, drain)));
      }
      endOfInput.calls(mock::close, main.process().input());
      out.println("leadmock ready on " + mock.baseUrl());
      mock.httpsUrl().ifPresent(url -> out.println("leadmock ready on " + url));
      secure
          .flatMap(HttpsOptions.Choice::pem)
          .ifPresent(pem -> out.println("leadmock certificate to trust: " + pem));
      mock.consoleUrl().ifPresent(url -> out.println("leadmock console at " + url));
      switch (mock.adminAccess()) {
        case CLOSED ->
            out.println(
                "leadmock admin side is closed, as other machines can reach this mock; open it with"
                    + " --admin-token TOKEN");
        case TOKEN -> out.println("leadmock admin side needs Authorization: Bearer TOKEN");
        case LOCAL -> {}
      }
      // The mock's own threads serve until a signal ends the process, a client shuts the mock down
      // or standard input ends.
      mock.awaitStop();
    } catch (OutOfMemoryError full) {
      endWithoutMemory();
    }
    return ExitCode.OK;
  }

  @Override
  public void check(Usage usage) {
    https.check(usage, config(usage).port());
    operating.drain(usage);
  }

  /** Ends the requests that are being answered, and tells the other replicas. */
  private static void stop(Leadmock mock, Duration drain) {
    mock.drain();
    try {
      Thread.sleep(drain.toMillis());
    } catch (InterruptedException impatient) {
      Thread.currentThread().interrupt();
    }
    mock.close();
  }

  // Compares by identity: other messages may contain the same text.
  @SuppressWarnings("ReferenceEquality")
  private static void log(PrintWriter err, String line) {
    if (line == MockServer.OUT_OF_MEMORY) {
      endWithoutMemory();
    }
    err.println("leadmock: " + Visible.lines(MaskedUrls.in(line)));
  }

  /** Halts at once: requests in progress could only fail, and half a response helps nobody. */
  private static void endWithoutMemory() {
    System.err.println(OUT_OF_MEMORY_LINE);
    Runtime.getRuntime().halt(ExitCode.OUT_OF_MEMORY);
  }

  private LeadmockConfig config(Usage usage) {
    return new LeadmockConfig(
        usage.check(!bindAddress.isBlank(), bindAddress, "--bind", "an address or a host name"),
        usage.port("--port", port),
        world.seed(usage),
        world.leads(usage),
        Clock.systemUTC(),
        new AuthPolicy(auth, credentials(usage), tokenLife(usage)),
        sessions.isolate(),
        sessions.limits(usage),
        sessions.notes(usage),
        strictWire,
        adminToken.token(usage),
        cors.policy(usage).orElse(CorsPolicy.ANY),
        controls.controls(usage).withClock(clock(usage)),
        Optional.ofNullable(stubs).map(main.process().folder()::resolve),
        new OwnData(Optional.ofNullable(data).map(main.process().folder()::resolve), List.of()),
        Optional.empty(),
        front,
        store.store(usage, main.process()),
        operating.metrics(usage, strictWire),
        operating.accessLog(usage, strictWire));
  }

  private ClockSetting clock(Usage usage) {
    if (clock == null) {
      return new ClockSetting.Real();
    }
    try {
      return new ClockSetting.Frozen(Instant.parse(clock));
    } catch (DateTimeParseException | IllegalArgumentException malformed) {
      throw usage.wrong(
          "--clock",
          clock,
          "a time in UTC such as 2017-02-23T10:21:08Z, in the years 1970 to 9999");
    }
  }

  private List<Credentials> credentials(Usage usage) {
    // The value is a secret, so it is not repeated.
    usage.check(
        credentials.isEmpty() || auth != AuthPolicy.Mode.OFF,
        "***",
        "--credential",
        "it without --auth off, which asks for none");
    return credentials.stream().map(pair -> credential(usage, pair)).toList();
  }

  private static Credentials credential(Usage usage, String pair) {
    try {
      return Credentials.parse(pair);
    } catch (IllegalArgumentException malformed) {
      // The value may hold a secret, so it is not repeated.
      throw usage.wrong("--credential", "***", "USER:TOKEN with both parts");
    }
  }

  private Duration tokenLife(Usage usage) {
    return Durations.parse(tokenLife)
        .orElseThrow(
            () ->
                usage.wrong(
                    "--token-ttl",
                    tokenLife,
                    "a number above 0 with s, m, h or d, such as 90s or 14d, up to "
                        + Durations.MOST));
  }
}
