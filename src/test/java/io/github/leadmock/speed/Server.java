package io.github.leadmock.speed;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A server under measurement. All run on the same Java; unless they say so, with the same heap. */
enum Server {
  LEADMOCK(
      "Leadmock",
      "serve; state, templates, authentication, journal and the launcher's collector as they come"),
  LEADMOCK_LAUNCHER("./leadmock serve", "the same as it is typed, with the launcher's heap"),
  LEADMOCK_SMALL("Leadmock, -Xmx64m", "the same in a heap of 64 MB"),
  LEADMOCK_BILLION(
      "Leadmock, 10⁹ leads",
      "the same with --leads 1000000000; measured on deep pages and on summaries, each another"),
  LEADMOCK_DATA(
      "Leadmock, a data file of 100,000 events",
      "the same with --data: a lead of the user's own, read from a file at the start"),
  LEADMOCK_METRICS("Leadmock, --metrics", "the same with metrics for Prometheus"),
  LEADMOCK_NO_SCORECARD(
      "Leadmock, judging on demand only",
      "the same with -Dleadmock.scorecard=on-demand: no thread judges the requests meanwhile"),
  LEADMOCK_STORE(
      "Leadmock, a replica on Redis",
      "the same with --store, on the Redis or Valkey that LEADMOCK_BENCH_STORE names; without it, it is"
          + " left out"),
  JETTY(
      "bare Jetty 12.1",
      "a handler that finds the answer by method and target and writes the fixed bytes; nothing"
          + " else; the same collector as Leadmock"),
  MOCKSERVER(
      "MockServer 5.15.0",
      "the same fixed answers from an initialization file, logging at its quietest; add note is a"
          + " fixed 200"),
  WIREMOCK_TUNED(
      "WireMock 3.13.2, tuned",
      "the same fixed answers from mapping files; journal, request logging, chunking and gzip off,"
          + " the same collector as Leadmock; add note is a fixed 200"),
  WIREMOCK(
      "WireMock 3.13.2, stock",
      "the same fixed answers from mapping files, as it comes, but the journal bounded to 200"
          + " entries: without a bound it fills the heap and dies; add note is a fixed 200");

  private static final String HEAP = "-Xmx512m";

  /** The same as {@code leadmock serve}. */
  static final String COLLECTOR = "-XX:+UseParallelGC";

  private final String label;
  private final String made;

  Server(String label, String made) {
    this.label = label;
    this.made = made;
  }

  /** Its name on the command line. */
  String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  String label() {
    return label;
  }

  /** How it was configured. */
  String made() {
    return made;
  }

  boolean isLeadmock() {
    return switch (this) {
      case LEADMOCK,
          LEADMOCK_LAUNCHER,
          LEADMOCK_SMALL,
          LEADMOCK_BILLION,
          LEADMOCK_DATA,
          LEADMOCK_METRICS,
          LEADMOCK_NO_SCORECARD,
          LEADMOCK_STORE ->
          true;
      case JETTY, MOCKSERVER, WIREMOCK_TUNED, WIREMOCK -> false;
    };
  }

  /** Whether it can be started here. */
  boolean isAvailable() {
    return this != LEADMOCK_STORE || System.getenv("LEADMOCK_BENCH_STORE") != null;
  }

  /** Whether it takes part in a workload. */
  boolean takes(Workload workload) {
    return switch (this) {
      case LEADMOCK -> workload != Workload.DATA_PAGE && workload != Workload.NEW_SUMMARY;
      case LEADMOCK_LAUNCHER, LEADMOCK_SMALL ->
          workload == Workload.EVENT_PAGE || workload == Workload.NEW_PAGE;
      case LEADMOCK_BILLION ->
          workload == Workload.DEEP_PAGE
              || workload == Workload.NEW_DEEP_PAGE
              || workload == Workload.NEW_SUMMARY;
      case LEADMOCK_DATA -> workload == Workload.DATA_PAGE;
      case LEADMOCK_METRICS, LEADMOCK_NO_SCORECARD -> workload == Workload.EVENT_PAGE;
      case LEADMOCK_STORE ->
          isAvailable() && (workload == Workload.EVENT_PAGE || workload == Workload.ADD_NOTE);
      case JETTY, MOCKSERVER ->
          workload.forPeers() == workload
              || workload == Workload.NEW_PAGE
              || workload == Workload.NEW_SUMMARY;
      case WIREMOCK_TUNED, WIREMOCK -> workload.forPeers() == workload;
    };
  }

  List<String> command(Setting setting, int port) {
    String number = String.valueOf(port);
    Path build = setting.build();
    return switch (this) {
      // More notes than a round can write.
      case LEADMOCK -> serve(setting, number, HEAP, "--max-notes", "100000000");
      case LEADMOCK_LAUNCHER ->
          List.of(setting.home().resolve("leadmock").toString(), "serve", "--port", number);
      case LEADMOCK_SMALL -> serve(setting, number, "-Xmx64m");
      case LEADMOCK_BILLION -> serve(setting, number, HEAP, "--leads", "1000000000");
      case LEADMOCK_DATA -> serve(setting, number, HEAP, "--data", setting.dataFile().toString());
      case LEADMOCK_METRICS -> serve(setting, number, HEAP, "--metrics");
      case LEADMOCK_NO_SCORECARD ->
          serve(
              setting,
              number,
              List.of(HEAP, "-Dleadmock.scorecard=on-demand"),
              "--max-notes",
              "100000000");
      case LEADMOCK_STORE ->
          serve(
              setting,
              number,
              HEAP,
              "--max-notes",
              "100000000",
              "--store",
              System.getenv().getOrDefault("LEADMOCK_BENCH_STORE", "redis://localhost:6379"),
              "--store-prefix",
              "bench-" + number);
      case JETTY ->
          java(
              setting,
              COLLECTOR,
              "-cp",
              build + "/lib/*" + File.pathSeparator + build + "/classes",
              "io.github.leadmock.speed.BareJetty",
              setting.jettyFolder().toString(),
              number);
      case MOCKSERVER ->
          java(
              setting,
              "-Dmockserver.disableLogging=true",
              "-Dmockserver.disableSystemOut=true",
              "-Dmockserver.initializationJsonPath=" + setting.expectations(),
              "-jar",
              build + "/peers/mockserver-netty-shaded.jar",
              "-serverPort",
              number);
      case WIREMOCK -> wireMock(setting, number, List.of(), "--max-request-journal-entries", "200");
      case WIREMOCK_TUNED ->
          wireMock(
              setting,
              number,
              List.of(COLLECTOR),
              "--no-request-journal",
              "--disable-request-logging",
              "--use-chunked-encoding",
              "never",
              "--disable-gzip");
    };
  }

  private static List<String> wireMock(
      Setting setting, String port, List<String> javaOptions, String... options) {
    List<String> command = java(setting, javaOptions.toArray(String[]::new));
    command.addAll(
        List.of(
            "-jar",
            setting.build() + "/peers/wiremock-standalone.jar",
            "--bind-address",
            "127.0.0.1",
            "--port",
            port,
            "--root-dir",
            setting.wireMockFolder().toString()));
    command.addAll(Arrays.asList(options));
    return command;
  }

  private static List<String> serve(Setting setting, String port, String heap, String... options) {
    return serve(setting, port, List.of(heap), options);
  }

  private static List<String> serve(
      Setting setting, String port, List<String> javaOptions, String... options) {
    List<String> command = new ArrayList<>(List.of(setting.java().toString()));
    command.addAll(javaOptions);
    command.addAll(List.of(COLLECTOR, "-jar", setting.jar().toString(), "serve", "--port", port));
    command.addAll(Arrays.asList(options));
    return command;
  }

  private static List<String> java(Setting setting, String... arguments) {
    List<String> command = new ArrayList<>(List.of(setting.java().toString(), HEAP));
    command.addAll(Arrays.asList(arguments));
    return command;
  }
}
