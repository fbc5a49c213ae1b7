package io.github.leadmock.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.leadmock.Leadmock;
import io.github.leadmock.LeadmockConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The steps that docs/ci.md offers do what it says. */
class CiStepsIT {

  private static final Path DOCUMENT = Path.of("docs", "ci.md");
  private static final Pattern YAML = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);
  private static final Pattern STEP = Pattern.compile("java -jar leadmock\\.jar (verify [^'\n]*)");

  @TempDir private Path folder;

  @Test
  void areYaml() throws IOException {
    List<JsonNode> blocks =
        YAML.matcher(Files.readString(DOCUMENT))
            .results()
            .map((MatchResult block) -> new YAMLMapper().readTree(block.group(1)))
            .toList();
    assertThat(blocks).hasSize(3).allSatisfy(block -> assertThat(block.isObject()).isTrue());
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

  private Program.Result run(String step) {
    List<String> command =
        Program.java("-jar", Path.of(Program.RUNNABLE_JAR).toAbsolutePath().toString());
    command.addAll(Arrays.asList(step.split(" ")));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().put("LEADMOCK_TOKEN", "a-token");
    return Program.run(builder);
  }
}
