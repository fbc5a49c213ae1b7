package io.github.leadmock.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.leadmock.bench.Api;
import io.github.leadmock.bench.FakeVendor;
import io.github.leadmock.bench.Target;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The proxy as a process of its own, ended by a signal. */
@Tag("slow")
class ProxyIT {

  @TempDir private Path folder;

  @ParameterizedTest(name = "{0} ends with {1}")
  @CsvSource({"correct, 0", "ml-page-count-dropped, 1"})
  void writesItsReportsOnASignalAndEndsWithTheCodeOfItsFindings(String fault, int code)
      throws Exception {
    Path report = folder.resolve("report.json");
    try (FakeVendor server =
        fault.equals("correct") ? FakeVendor.correct() : FakeVendor.faulty(fault)) {
      Target target = server.target(Api.METROLEADS);
      try (Program program =
          Program.start(
              Program.leadmock(
                  "proxy",
                  "--api=metroleads",
                  "--port=0",
                  "--upstream=" + target.baseUrl(),
                  "--report",
                  "json=" + report),
              folder)) {
        String ready = program.awaitLine("leadmock proxy ready on ");
        assertThat(Files.readString(report)).contains("the proxy is still running");
        URI proxy = URI.create(ready.replaceFirst(".* on (\\S+) for .*", "$1"));
        String pair = target.user() + ":" + target.token();
        HttpRequest request =
            HttpRequest.newBuilder(
                    proxy.resolve(
                        "/companies/%s/leads/%s/events".formatted(target.company(), target.lead())))
                .header(
                    "Authorization",
                    "Basic "
                        + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)))
                .build();
        assertThat(HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).statusCode())
            .isEqualTo(200);

        program.handle().destroy();

        assertThat(program.awaitEnd()).isEqualTo(code);
      }
    }
    assertThat(Files.readString(report))
        .contains(code == 0 ? "\"verdict\" : \"passed\"" : "\"verdict\" : \"failed\"");
  }
}
