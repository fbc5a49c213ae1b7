package io.github.leadmock.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.leadmock.Leadmock;
import io.github.leadmock.LeadmockConfig;
import io.github.leadmock.junit.LeadmockExtension;
import io.github.leadmock.junit.LeadmockUrl;
import io.restassured.response.Response;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How the console's files are served; package browser tests what they do there. */
@ExtendWith(LeadmockExtension.class)
class ConsoleFilesTest {

  private static final String HOME = "/__admin/leadmock/";

  private final Client client;

  ConsoleFilesTest(@LeadmockUrl URI baseUrl) {
    client = new Client(baseUrl);
  }

  @ParameterizedTest
  @CsvSource({
    "'', text/html; charset=utf-8",
    "console/main.js, text/javascript; charset=utf-8",
    "console/pages/start.js, text/javascript; charset=utf-8",
    "console/base.css, text/css; charset=utf-8",
    "console/icon.svg, image/svg+xml",
    "console/lib/lit-html.js, text/javascript; charset=utf-8",
    "console/lib/directives/repeat.js, text/javascript; charset=utf-8",
    "console/lib/swagger-ui.css, text/css; charset=utf-8",
    "console/lib/swagger-ui-bundle.js, text/javascript; charset=utf-8",
  })
  void servesItsFilesUnderAStrictPolicy(String file, String type) {
    Response response = client.anonymous().get(HOME + file);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.contentType()).isEqualTo(type);
    assertThat(response.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(response.header("Content-Security-Policy"))
        .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(response.asByteArray()).isNotEmpty();
  }

  @Test
  void sendsAFileOnceAsLongAsItStaysTheSame() {
    String etag = client.anonymous().get(HOME).header("ETag");

    Response again = client.anonymous().header("If-None-Match", etag).get(HOME);

    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.header("ETag")).isEqualTo(etag);
    assertThat(client.anonymous().header("If-None-Match", "\"other\"").get(HOME).statusCode())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "console/nothing.js",
        "console/",
        "console/pages",
        "console/%2e%2e/ConsoleFiles.class",
        "console/..%2fConsoleFiles.class",
        "console/lib/swagger-ui.js"
      })
  void servesNothingElse(String file) {
    Response response = client.anonymous().urlEncodingEnabled(false).get(HOME + file);

    assertThat(response.statusCode()).isBetween(400, 404);
    assertThat(response.asString()).doesNotContain("package", "import");
  }

  @Test
  void leadsToTheConsoleFromItsFolder() {
    Response response = client.anonymous().redirects().follow(false).get("/__admin/leadmock");

    assertThat(response.statusCode()).isEqualTo(302);
    assertThat(response.header("Location")).isEqualTo("/__admin/leadmock/");
  }

  @Test
  void givesTheFilesWithoutTheTokenAndNothingElse() {
    LeadmockConfig closed =
        LeadmockConfig.defaults().withBindAddress("0.0.0.0").withAdminToken("s3cret");
    try (Leadmock mock = Leadmock.start(closed)) {
      Client visitor = new Client(mock.baseUrl());
      assertThat(visitor.anonymous().get(HOME).statusCode()).isEqualTo(200);
      assertThat(visitor.anonymous().get(HOME + "console/main.js").statusCode()).isEqualTo(200);
      assertThat(visitor.anonymous().get(HOME + "status").statusCode()).isEqualTo(401);
      assertThat(
              visitor
                  .anonymous()
                  .urlEncodingEnabled(false)
                  .get(HOME + "console/%2e%2e/status")
                  .statusCode())
          .isNotEqualTo(200);
      assertThat(visitor.anonymous().post(HOME + "console/main.js").statusCode()).isEqualTo(401);
      assertThat(visitor.anonymous().header("Origin", "http://evil.example").get(HOME).statusCode())
          .isEqualTo(403);
    }
  }

  @Test
  void letsALinkOfAnyPageLeadToTheConsoleOnly() {
    assertThat(followed(HOME).statusCode()).isEqualTo(200);
    assertThat(followed(HOME + "status").statusCode()).isEqualTo(403);
    assertThat(
            client
                .anonymous()
                .header("Sec-Fetch-Site", "cross-site")
                .header("Sec-Fetch-Mode", "no-cors")
                .get(HOME + "console/main.js")
                .statusCode())
        .isEqualTo(403);
  }

  private Response followed(String address) {
    return client
        .anonymous()
        .header("Sec-Fetch-Site", "cross-site")
        .header("Sec-Fetch-Mode", "navigate")
        .get(address);
  }

  @Test
  void isAbsentUnderStrictWire() {
    try (Leadmock mock = Leadmock.start(LeadmockConfig.defaults().withStrictWire(true))) {
      assertThat(new Client(mock.baseUrl()).anonymous().get(HOME).statusCode()).isEqualTo(404);
    }
  }
}
