package io.github.leadmock.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.leadmock.http.Client;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The start script with the packaged jar, and the class archive that it keeps next to it. All tests
 * share one installation, because an archive is slow to create and tied to one path.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Tag("slow")
class LauncherIT {

  private static final Duration PATIENCE = Duration.ofSeconds(600);
  private static final String ARCHIVE = "leadmock-\\d+-\\d+\\.(jsa|aot)";
  private static final String VERSION = "leadmock \\d+\\.\\d+\\.\\d+(-SNAPSHOT)?\\R";

  private static final String JAVA = System.getProperty("java.home");

  @TempDir private static Path folder;
  private static Path home;

  private static Path target;

  @BeforeAll
  static void installsTheScriptAndTheJar() throws IOException {
    install("home");
  }

  private static void install(String name) throws IOException {
    home = Files.createDirectory(folder.resolve(name));
    target = Files.createDirectory(home.resolve("target"));
    Path jar = Path.of(Program.RUNNABLE_JAR);
    Files.copy(jar, target.resolve(jar.getFileName()));
    Files.copy(Path.of("leadmock"), home.resolve("leadmock"));
    assertThat(home.resolve("leadmock").toFile().setExecutable(true, false)).isTrue();
  }

  @Test
  @Order(1)
  void startsInAFolderThatItCannotWriteTo() throws IOException {
    boolean root = System.getProperty("user.name").equals("root");
    assumeTrue(
        !root || isOnPath("setpriv"),
        "SKIPPED: root can write everywhere, and there is no setpriv to become somebody else.");
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("r-xr-xr-x"));
    ProcessBuilder start = launcher("--version");
    if (root) {
      start.command().addAll(0, List.of("setpriv", "--reuid=65534", "--clear-groups"));
    }

    Program.Result result = Program.run(start);
    Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));

    assertPrintsItsVersionOnly(result);
    assertThat(files()).singleElement().asString().endsWith(".jar");
  }

  @Test
  @Order(2)
  void makesOneArchiveInTheBackgroundWhenSomeStartAtOnce()
      throws InterruptedException, ExecutionException, IOException {
    ExecutorService threads = Executors.newFixedThreadPool(2);
    List<Future<Program.Result>> starts = new ArrayList<>();
    for (int number = 0; number < 2; number++) {
      starts.add(threads.submit(() -> run("--version")));
    }
    for (Future<Program.Result> start : starts) {
      assertPrintsItsVersionOnly(start.get());
    }
    threads.shutdown();
    for (int later = 0; later < 3; later++) {
      assertPrintsItsVersionOnly(run("--version"));
    }

    assertThat(files())
        .filteredOn(name -> name.matches("leadmock-\\d+\\.(jsa|aot)\\.\\d+"))
        .as("those that make one")
        .hasSizeLessThanOrEqualTo(2);
    assertThat(awaitArchive()).isNotEmptyFile();
  }

  /** Written in octal, because this test may itself run without a locale. */
  @Test
  @Order(3)
  void readsACredentialAsUtf8WithoutALocale() throws IOException {
    ProcessBuilder start =
        launcher("serve", "--port", "0", "--credential", "you@example.com:secret");
    List<String> words = new ArrayList<>(start.command());
    words.set(words.size() - 1, "\"$(printf 'you@example.com:s\\303\\251cret')\"");
    try (Program program =
        Program.start(
            List.of("sh", "-c", "JAVA_HOME=" + JAVA + " LC_ALL=C exec " + String.join(" ", words)),
            home)) {
      URI baseUrl = program.awaitReady();

      assertThat(statusFor(baseUrl, "you@example.com:s\u00e9cret")).isEqualTo(200);
      assertThat(statusFor(baseUrl, "you@example.com:s??cret")).isEqualTo(401);
    }
  }

  @Test
  @Order(3)
  void refusesACredentialThatJavaCannotRead() throws IOException {
    String jar = target.resolve(Path.of(Program.RUNNABLE_JAR).getFileName()).toString();
    String command =
        "LC_ALL=C exec '%s' -jar '%s' serve --credential \"$(printf 'you@example.com:s\\303\\251cret')\""
            .formatted(Program.java().get(0), jar);

    Program.Result result = Program.run(new ProcessBuilder("sh", "-c", command));

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(result.err())
        .matches(
            "leadmock: argument 3 has characters that are no [-A-Z0-9_.]+, which is how Java reads"
                + " it here; set LC_ALL=C.UTF-8 before the start\\R");
  }

  private static int statusFor(URI baseUrl, String credentials) {
    String encoded =
        Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
    return new Client(baseUrl)
        .anonymous()
        .header("Authorization", "Basic " + encoded)
        .get("/leads/summary/1")
        .statusCode();
  }

  @Test
  @Order(3)
  void startsFromItsArchive() throws IOException, InterruptedException {
    awaitArchive();
    Path log = folder.resolve("classes.log");
    ProcessBuilder second = launcher("--version");
    second.environment().put("LEADMOCK_JAVA_OPTS", "-Xlog:class+load:file=" + log);
    assertThat(Program.run(second).exitCode()).isZero();

    assertThat(Files.readAllLines(log))
        .filteredOn(line -> line.contains("io.github.leadmock.cli.Main "))
        .singleElement()
        .asString()
        .contains("shared objects file");
  }

  @ParameterizedTest
  @Order(4)
  @ValueSource(strings = {"LEADMOCK_JAVA_OPTS", "JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"})
  void leavesTheCollectorToUsersWhoNameOne(String variable) {
    ProcessBuilder start = launcher("--version");
    start.environment().put(variable, "-XX:+UseG1GC");

    assertThat(Program.run(start).exitCode()).isZero();
  }

  @Test
  @Order(4)
  void givesTheMockAModestHeapUnlessUsersNameOne() {
    assertThat(heapOfServe("LEADMOCK_JAVA_OPTS", "-Xlog:disable")).isEqualTo(256L << 20);
    assertThat(heapOfServe("LEADMOCK_JAVA_OPTS", "-Xmx300m")).isEqualTo(300L << 20);
    assertThat(heapOfServe("JDK_JAVA_OPTIONS", "-XX:MaxHeapSize=320m")).isEqualTo(320L << 20);
    assertThat(heapOfServe("JAVA_TOOL_OPTIONS", "-XX:MaxRAMPercentage=30"))
        .isGreaterThan(320L << 20);
  }

  private long heapOfServe(String variable, String option) {
    ProcessBuilder help = launcher("serve", "--help");
    help.environment().put(variable, option + " -XX:+PrintFlagsFinal");
    Matcher heap = Pattern.compile(" MaxHeapSize += (\\d+) ").matcher(Program.run(help).out());
    assertThat(heap.find()).isTrue();
    return Long.parseLong(heap.group(1));
  }

  /** They follow from the heap, which the launcher sets for serve. */
  @Test
  @Order(4)
  void showsTheSameDefaultsOfServeHoweverItsHelpIsAskedFor() {
    List<String> defaults = defaultsByHeap("serve", "--help");

    assertThat(defaults).hasSize(2);
    assertThat(defaultsByHeap("help", "serve")).isEqualTo(defaults);
    assertThat(defaultsByHeap("man", "serve")).isEqualTo(defaults);
  }

  private List<String> defaultsByHeap(String... arguments) {
    return Pattern.compile("heap,\\s+(\\d+)\\s+here")
        .matcher(run(arguments).out())
        .results()
        .map(found -> found.group(1))
        .sorted() // a man page has its options in another order
        .toList();
  }

  @Test
  @Order(4)
  void passesExitCodesAndSignalsOn() {
    assertThat(run("nonsense").exitCode()).isEqualTo(2);
    // Another Java would create its own archive.
    List<String> serve = new ArrayList<>(List.of("env", "JAVA_HOME=" + JAVA));
    serve.addAll(launcher("serve", "--port", "0").command());
    try (Program program = Program.start(serve, home)) {
      int port = program.awaitReady().getPort();
      assertThat(run("serve", "--port", String.valueOf(port)).exitCode()).isEqualTo(3);
      assertThat(
              new Client(URI.create("http://127.0.0.1:" + port))
                  .get("/leads/summary/1")
                  .statusCode())
          .isEqualTo(200);

      // The started process has become Java by now.
      program.handle().destroy();

      assertThat(program.awaitEnd()).isIn(0, 130, 143);
    }
  }

  @Test
  @Order(5)
  void startsQuietlyBesideAnArchiveThatIsBroken() throws IOException, InterruptedException {
    Path archive = awaitArchive();
    byte[] whole = Files.readAllBytes(archive);
    byte[] wrong = whole.clone();
    for (int at = wrong.length / 4; at < wrong.length; at += 10_000) {
      Arrays.fill(wrong, at, Math.min(at + 64, wrong.length), (byte) -1);
    }

    Files.delete(archive);
    Files.write(archive, wrong);
    assertPrintsItsVersionOnly(run("--version"));

    Files.write(archive, Arrays.copyOf(whole, whole.length / 2));
    assertPrintsItsVersionOnly(run("--version"));
    assertThat(awaitArchive()).as("is made anew").isNotEmptyFile();
  }

  @Test
  @Order(6)
  void doesNotTryAgainWhereNoArchiveCanBeMade() throws IOException, InterruptedException {
    Path archive = awaitArchive();
    Files.delete(archive);
    Path none =
        Files.createFile(
            target.resolve(archive.getFileName().toString().replaceAll("-\\d+\\.", "-0.")));

    assertPrintsItsVersionOnly(run("--version"));

    assertThat(files())
        .filteredOn(name -> !name.endsWith(".jar"))
        .containsExactly(none.getFileName().toString());
  }

  @Test
  @Order(7)
  void startsAgainFromAPathWithASpace() throws IOException, InterruptedException {
    install("a home");
    assertPrintsItsVersionOnly(run("--version"));
    assertThat(awaitArchive()).isNotEmptyFile();
    assertPrintsItsVersionOnly(run("--version"));
  }

  private static void assertPrintsItsVersionOnly(Program.Result result) {
    assertThat(result.exitCode()).isZero();
    assertThat(result.err()).isEmpty();
    assertThat(result.out()).matches(VERSION);
  }

  private Program.Result run(String... arguments) {
    return Program.run(launcher(arguments));
  }

  private ProcessBuilder launcher(String... arguments) {
    List<String> command = new ArrayList<>(List.of(home.resolve("leadmock").toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("JAVA_HOME", JAVA);
    return builder;
  }

  /**
   * Waits until no archive is being created: the drafts are gone. Also makes the folder deletable.
   */
  @AfterEach
  void awaitMakers() throws IOException, InterruptedException {
    Instant end = Instant.now().plus(PATIENCE);
    while (!files().stream().allMatch(name -> name.endsWith(".jar") || name.matches(ARCHIVE))) {
      assertThat(Instant.now()).as("still at work: %s", files()).isBefore(end);
      TimeUnit.MILLISECONDS.sleep(100);
    }
  }

  private Path awaitArchive() throws IOException, InterruptedException {
    awaitMakers();
    List<String> archives = files().stream().filter(name -> name.matches(ARCHIVE)).toList();
    assertThat(archives).hasSize(1);
    return target.resolve(archives.get(0));
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(target)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  private static boolean isOnPath(String program) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  @Test
  @Order(4)
  void leavesTheLocaleOfADrilledCommandAlone() {
    for (String given : List.of("C", "none")) {
      ProcessBuilder drill =
          launcher("drill", "--scenario=slow", "--", "sh", "-c", "echo \"seen: ${LC_ALL-none}\"");
      drill.environment().remove("LC_ALL");
      drill.environment().put("LANG", "C.UTF-8");
      if (!given.equals("none")) {
        drill.environment().put("LC_ALL", given);
      }
      assertThat(Program.run(drill).out()).contains("seen: " + given + "\n");
    }
  }
}
