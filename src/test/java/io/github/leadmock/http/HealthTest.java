package io.github.leadmock.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.github.leadmock.Leadmock;
import io.github.leadmock.LeadmockConfig;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A container's health check has no token, and may use any host name. */
class HealthTest {

  private static final String PATH = "/__admin/health";

  private static final LeadmockConfig EVERYWHERE =
      LeadmockConfig.defaults().withBindAddress("0.0.0.0");

  static Stream<LeadmockConfig> configurations() {
    return Stream.of(
        LeadmockConfig.defaults(),
        LeadmockConfig.defaults().withStrictWire(true),
        EVERYWHERE,
        EVERYWHERE.withAdminToken("s3cret"));
  }

  @ParameterizedTest
  @MethodSource("configurations")
  void isOpenToAllAndSaysNothingButThatTheMockIsUp(LeadmockConfig config) {
    try (Leadmock mock = Leadmock.start(config)) {
      Response health = container(mock).get(PATH);
      Response head = container(mock).head(PATH);

      assertThat(health.statusCode()).isEqualTo(200);
      assertThat(health.contentType()).isEqualTo("application/json");
      assertThat(health.asString())
          .isEqualTo(
              "{\"status\":\"healthy\",\"message\":\"Leadmock is up\",\"version\":\"(not from a"
                  + " jar)\"}\n");
      assertThat(head.statusCode()).isEqualTo(200);
      assertThat(head.asByteArray()).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("configurations")
  void staysBehindTheGuardForAnythingButReading(LeadmockConfig config) {
    try (Leadmock mock = Leadmock.start(config)) {
      assertThat(container(mock).post(PATH).statusCode())
          .isEqualTo(config.adminToken().isPresent() ? 401 : 403);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "DELETE", "OPTIONS", "TRACE"})
  void saysWhichMethodsItHas(String method) {
    assumeFalse(
        "wiremock".equals(System.getProperty("leadmock.front")),
        "WireMock's own server has sent its empty answer by then");
    for (boolean strict : List.of(false, true)) {
      try (Leadmock mock = Leadmock.start(LeadmockConfig.defaults().withStrictWire(strict))) {
        Response refused = new Client(mock.baseUrl()).anonymous().request(method, PATH);

        assertThat(refused.statusCode()).isEqualTo(405);
        assertThat(refused.header("Allow")).isEqualTo("GET, HEAD");
        assertThat(Client.json(refused).path("message").asString())
            .isEqualTo(PATH + " does not have the method " + method + "; it has GET, HEAD");
      }
    }
  }

  private static RequestSpecification container(Leadmock mock) {
    return new Client(mock.baseUrl()).anonymous().header("Host", "mock.internal:8080");
  }

  /** The process beside it stands for the one that the container runs. */
  @ParameterizedTest
  @EnabledOnOs(OS.LINUX)
  @CsvSource({
    "serve --port PORT, '', 0",
    "proxy --api liveforce --port=PORT, 1, 0",
    "serve, PORT, 0",
    "serve, 1, 1",
    "serve --port 1, PORT, 1"
  })
  void isAskedWhereTheContainersProcessListens(String arguments, String variable, int exitCode)
      throws Exception {
    try (Leadmock mock = Leadmock.start(LeadmockConfig.defaults())) {
      String port = String.valueOf(mock.baseUrl().getPort());
      List<String> command = new ArrayList<>(List.of("bash", "-c", "read -r", "entrypoint"));
      command.addAll(List.of(arguments.replace("PORT", port).split(" ")));
      Process container = new ProcessBuilder(command).start();
      try {
        ProcessBuilder health =
            new ProcessBuilder("bash", "src/release/image/health", String.valueOf(container.pid()));
        health.environment().put("LEADMOCK_PORT", variable.replace("PORT", port));

        assertThat(health.start().waitFor()).isEqualTo(exitCode);
      } finally {
        container.destroy();
      }
    }
  }
}
