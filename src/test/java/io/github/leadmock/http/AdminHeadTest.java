package io.github.leadmock.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.leadmock.Leadmock;
import io.github.leadmock.junit.LeadmockExtension;
import io.restassured.response.Response;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** HEAD is GET without the body (RFC 9110, section 9.3.2); readiness checks use it. */
@ExtendWith(LeadmockExtension.class)
class AdminHeadTest {

  private final Client client;

  AdminHeadTest(Leadmock mock) {
    client = new Client(mock.baseUrl());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/__admin",
        "/__admin/",
        "/__admin/health",
        "/__admin/version",
        "/__admin/mappings",
        "/__admin/mappings/11111111-1111-4111-8111-111111111111",
        "/__admin/requests",
        "/__admin/requests/unmatched",
        "/__admin/scenarios",
        "/__admin/settings",
        "/__admin/files",
        "/__admin/recordings/status",
        "/__admin/docs/",
        "/__admin/swagger-ui",
        "/__admin/swagger-ui/",
        "/__admin/leadmock",
        "/__admin/leadmock/",
        "/__admin/leadmock/status",
        "/__admin/leadmock/leads",
        "/__admin/leadmock/rules",
        "/__admin/leadmock/requests",
        "/__admin/leadmock/requests?limit=0",
        "/__admin/leadmock/controls",
        "/__admin/leadmock/openapi.yaml",
        "/__admin/leadmock/openapi/metroleads.yaml",
        "/__admin/leadmock/console/main.js",
        "/__admin/leadmock/console/nothing.js",
        "/__admin/nothing"
      })
  void answersAsGetDoesWithoutTheBody(String path) {
    Response get = client.anonymous().get(path);
    Response head = client.anonymous().head(path);

    assertThat(head.statusCode()).isEqualTo(get.statusCode());
    assertThat(head.asByteArray()).isEmpty();
    assertThat(head.contentType()).isEqualTo(get.contentType());
    assertThat(head.header("ETag")).isEqualTo(get.header("ETag"));
    assertThat(head.header("Location")).isEqualTo(get.header("Location"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/__admin/health", "/__admin/leadmock/status", "/__admin/mappings"})
  void isThere(String path) {
    assertThat(client.anonymous().head(path).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/__admin/shutdown", "/__admin/reset", "/__admin/leadmock/reset"})
  void triggersNothing(String path) {
    client.addNote(Client.EMPTY, "hello");

    assertThat(client.anonymous().head(path).statusCode()).isIn(404, 405);

    assertThat(client.events(Client.EMPTY, "").path("count").intValue()).isEqualTo(1);
  }
}
