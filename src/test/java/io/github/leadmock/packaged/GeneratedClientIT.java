package io.github.leadmock.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.github.leadmock.Leadmock;
import io.github.leadmock.LeadmockConfig;
import io.github.leadmock.vendor.VendorApi;
import jakarta.annotation.Nonnull;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The Java client from openapi-generator works with the mock, for every operation and some errors.
 * The generator is available only with LEADMOCK_NODE=required (profile other-tools in the pom).
 */
@Tag("slow")
class GeneratedClientIT {

  private static final Path GENERATOR = Path.of(System.getProperty("openapi.generator.jar"));

  @TempDir private Path folder;

  @Test
  void callsEveryOperation() throws Exception {
    boolean wanted = "required".equals(System.getenv("LEADMOCK_NODE"));
    if (!wanted) {
      System.err.println(
          "SKIPPED: no Java client is generated; set LEADMOCK_NODE=required for the generator.");
    }
    assumeTrue(wanted, "LEADMOCK_NODE is not 'required'");
    try (Leadmock mock = Leadmock.start(LeadmockConfig.defaults())) {
      for (String api : VendorApi.keys()) {
        generate(api, mock.baseUrl());
      }
      compile();

      Program.Result result =
          Program.run(
              new ProcessBuilder(
                  Program.java(
                      "-cp",
                      folder + File.pathSeparator + libraries(),
                      "Client",
                      mock.baseUrl().toString())));

      assertThat(result.exitCode()).as(result.err()).isZero();
      assertThat(result.out().strip()).isEqualTo("all calls as generated");
    }
  }

  private void generate(String api, URI baseUrl) throws IOException, InterruptedException {
    Path document = folder.resolve(api + ".yaml");
    HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(
                    URI.create("%s/__admin/leadmock/openapi/%s.yaml".formatted(baseUrl, api)))
                .build(),
            BodyHandlers.ofFile(document));
    String names =
        "invokerPackage=client.%1$s,apiPackage=client.%1$s,modelPackage=client.%1$s.model"
            .formatted(api);
    Program.Result made =
        Program.run(
            new ProcessBuilder(
                Program.java(
                    "-jar",
                    GENERATOR.toString(),
                    "generate",
                    "-g",
                    "java",
                    "--library",
                    "native",
                    "-i",
                    document.toString(),
                    "-o",
                    folder.resolve(api).toString(),
                    "--additional-properties=openApiNullable=false,useJakartaEe=true," + names)));
    assertThat(made.exitCode()).as(made.out() + made.err()).isZero();
  }

  private void compile() throws IOException {
    Compilation.source("/generated-client/Client.java", folder);
    List<Path> sources;
    try (Stream<Path> files = Files.walk(folder)) {
      sources =
          files
              .filter(file -> file.toString().endsWith(".java"))
              .filter(file -> !file.toString().contains("src" + File.separator + "test"))
              .toList();
    }
    Compilation.compile(sources, libraries(), folder);
  }

  /** The libraries that the client needs; the tests have them for other reasons. */
  private static String libraries() {
    return Stream.of(
            JsonProperty.class,
            JsonParser.class,
            ObjectMapper.class,
            JavaTimeModule.class,
            Nonnull.class)
        .map(GeneratedClientIT::jar)
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static String jar(Class<?> type) {
    return Path.of(URI.create(type.getProtectionDomain().getCodeSource().getLocation().toString()))
        .toString();
  }
}
