package io.github.leadmock.packaged;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.leadmock.Leadmock;
import io.github.leadmock.LeadmockConfig;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The steps that docs/ci.md and action.yml offer do what they say. */
@Tag("slow")
class CiStepsIT {

  private static final Path DOCUMENT = Path.of("docs", "ci.md");
  private static final Pattern YAML = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);
  private static final Pattern STEP = Pattern.compile("java -jar leadmock\\.jar (verify [^'\n]*)");

  private static final String VERSION = "0.1.0";

  @TempDir private Path folder;

  @Test
  void areYaml() throws IOException {
    List<JsonNode> blocks =
        YAML.matcher(Files.readString(DOCUMENT))
            .results()
            .map((MatchResult block) -> new YAMLMapper().readTree(block.group(1)))
            .toList();
    assertThat(blocks).hasSize(5).allSatisfy(block -> assertThat(block.isObject()).isTrue());
  }

  @Test
  void checkTheServerAndWriteEveryReport() throws IOException {
    List<String> steps =
        STEP.matcher(Files.readString(DOCUMENT)).results().map(step -> step.group(1)).toList();
    String step = steps.stream().filter(one -> one.contains("sarif=")).findFirst().orElseThrow();
    assertThat(steps).filteredOn(step::equals).as("the same for each service").hasSize(4);

    try (Leadmock mock = Leadmock.start(LeadmockConfig.defaults())) {
      Files.writeString(
          folder.resolve("leadmock.yaml"),
          """
          targets:
            staging:
              api: liveforce
              base-url: %s
              user: u
              lead-id: 3
          """
              .formatted(mock.baseUrl()));

      Program.Result result = run(step);
      assertThat(result.err()).isEmpty();
      assertThat(result.exitCode()).isZero();
      assertThat(result.out()).contains("Contract met");
      assertThat(folder.resolve("leadmock.xml")).content().contains("<testsuite ");
      assertThat(folder.resolve("leadmock.html")).content().contains("Contract met");
      assertThat(folder.resolve("leadmock.sarif")).content().contains("2.1.0");
    }
    assertThat(run(step).exitCode()).as("nobody is there any more").isEqualTo(3);
    assertThat(folder.resolve("leadmock.xml")).content().contains("cannot reach http://127.0.0.1:");
  }

  /** The shell steps of action.yml, as a runner of GitHub executes them. */
  @Test
  void verifyWithTheAction() throws IOException {
    try (Leadmock mock = Leadmock.start(LeadmockConfig.defaults())) {
      String options =
          "--api=liveforce\r\n--base-url=%s\n--user=you\r\n--lead-id=3\n".formatted(mock.baseUrl());

      Program.Result result =
          action("Verify", with(Map.of("OPTIONS", options, "LEADMOCK_TOKEN", "t")));

      assertThat(result.exitCode()).as(result.err()).isZero();
      assertThat(folder.resolve("summary.md")).content().startsWith("## Contract met: liveforce");
      assertThat(folder.resolve("leadmock.sarif")).exists();
    }
    Program.Result wrong =
        action("Verify", with(Map.of("OPTIONS", "--api=liveforce", "LEADMOCK_TOKEN", "t")));
    assertThat(wrong.exitCode()).as("without a server").isEqualTo(2);
  }

  @Test
  void serveWithTheAction() throws IOException {
    Program.Result result = action("Serve", with(Map.of("OPTIONS", "--seed=7", "PORT", "0")));

    assertThat(result.exitCode()).as(result.out() + result.err()).isZero();
    String output = Files.readString(folder.resolve("output"));
    assertThat(output).matches("base-url=http://127\\.0\\.0\\.1:\\d+\n");
    String baseUrl = output.strip().substring("base-url=".length());
    given().get(baseUrl + "/__admin/health").then().statusCode(200);
    given().post(baseUrl + "/__admin/shutdown").then().statusCode(200);

    Program.Result wrong = action("Serve", with(Map.of("OPTIONS", "--nonsense", "PORT", "0")));
    assertThat(wrong.exitCode()).isEqualTo(2);
    assertThat(wrong.out()).contains("unknown option --nonsense");
  }

  @Test
  void refuseACommandThatTheActionDoesNotHave() throws IOException {
    assertThat(action("Check the command", Map.of("COMMAND", "verify")).exitCode()).isZero();

    Program.Result typo = action("Check the command", Map.of("COMMAND", "verfiy"));

    assertThat(typo.exitCode()).isEqualTo(2);
    assertThat(typo.out()).isEqualTo("::error::command is 'verfiy'; expected verify or serve\n");
  }

  @Test
  void findAJdkThatIsNewEnough() throws IOException {
    assertThat(action("Find Java", Map.of()).exitCode()).isZero();
    assertThat(folder.resolve("output"))
        .as("the one in use will do")
        .hasContent("java=%s/bin/java\n".formatted(System.getProperty("java.home")));

    Path old = folder.resolve("old");
    Files.createDirectories(old.resolve("bin"));
    Path java = old.resolve("bin/java");
    Files.writeString(java, "#!/bin/sh\necho 'openjdk version \"11.0.2\" 2019-01-15' >&2\n");
    assertThat(java.toFile().setExecutable(true)).isTrue();
    Files.delete(folder.resolve("output"));
    Map<String, String> withOld = new HashMap<>(Map.of("JAVA_HOME", old.toString()));

    assertThat(action("Find Java", withOld).out())
        .isEqualTo(
            "::error::Java is 11; expected 17 or newer: add actions/setup-java before this step\n");

    withOld.put("JAVA_HOME_17_arm64", "/opt/jdk 17");
    assertThat(action("Find Java", withOld).exitCode()).isZero();
    assertThat(folder.resolve("output")).hasContent("java=/opt/jdk 17/bin/java\n");
    assertThat(folder.resolve("env")).as("other steps keep theirs").doesNotExist();
  }

  @Test
  void fetchTheReleaseOnce() throws IOException {
    assertThat(action("Fetch Leadmock", Map.of("VERSION", VERSION)).exitCode())
        .as("it is there already, so nothing is asked of anybody")
        .isZero();

    Path gh = Files.createDirectory(folder.resolve("bin")).resolve("gh");
    Files.writeString(gh, "#!/bin/sh\necho \"$@\"\n");
    assertThat(gh.toFile().setExecutable(true)).isTrue();
    String path = gh.getParent() + File.pathSeparator + System.getenv("PATH");

    assertThat(action("Fetch Leadmock", Map.of("VERSION", "9.8.7", "PATH", path)).out())
        .as("another one is not")
        .startsWith("release download v9.8.7 ");
  }

  /** What the steps before hand over. */
  private static Map<String, String> with(Map<String, String> environment) {
    Map<String, String> all = new HashMap<>(environment);
    all.put("VERSION", VERSION);
    all.put("JAVA", Path.of(System.getProperty("java.home"), "bin", "java").toString());
    return all;
  }

  private Program.Result action(String name, Map<String, String> environment) throws IOException {
    JsonNode step =
        new YAMLMapper()
            .readTree(Files.readString(Path.of("action.yml")))
            .at("/runs/steps")
            .valueStream()
            .filter(one -> one.path("name").asString("").equals(name))
            .findFirst()
            .orElseThrow();
    assertThat(step.path("env").propertyNames())
        .allMatch(variable -> environment.containsKey(variable) || variable.equals("GH_TOKEN"));
    Path temp = Files.createDirectories(folder.resolve("temp"));
    Path jar = temp.resolve("leadmock-%s.jar".formatted(VERSION));
    if (!Files.exists(jar)) {
      Files.createSymbolicLink(jar, Path.of(Program.RUNNABLE_JAR).toAbsolutePath());
    }
    ProcessBuilder builder =
        new ProcessBuilder(
                "bash",
                "--noprofile",
                "--norc",
                "-eo",
                "pipefail",
                "-c",
                step.path("run").asString())
            .directory(folder.toFile());
    builder.environment().keySet().removeIf(variable -> variable.startsWith("JAVA_HOME_"));
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().putAll(environment);
    builder.environment().put("RUNNER_TEMP", temp.toString());
    builder.environment().put("GITHUB_STEP_SUMMARY", folder.resolve("summary.md").toString());
    builder.environment().put("GITHUB_OUTPUT", folder.resolve("output").toString());
    builder.environment().put("GITHUB_ENV", folder.resolve("env").toString());
    return Program.run(builder);
  }

  private Program.Result run(String step) {
    ProcessBuilder builder =
        new ProcessBuilder(Program.leadmock(step.split(" "))).directory(folder.toFile());
    builder.environment().put("LEADMOCK_TOKEN", "a-token");
    return Program.run(builder);
  }

  /** An archive of leadmock.yaml would show more than the findings. */
  @Test
  void keepReportsOnly() throws IOException {
    assertThat(Files.readString(DOCUMENT))
        .contains("leadmock.xml\n            leadmock.html\n            leadmock.sarif\n")
        .doesNotContain("leadmock.*");
  }
}
