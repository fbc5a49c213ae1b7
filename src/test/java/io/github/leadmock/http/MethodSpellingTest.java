package io.github.leadmock.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.github.leadmock.Cites;
import io.github.leadmock.Leadmock;
import io.github.leadmock.junit.LeadmockExtension;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Methods are case-sensitive (RFC 9110, section 9.1), whichever engine answers. */
@ExtendWith(LeadmockExtension.class)
class MethodSpellingTest {

  private static final String LOGIN = "Authorization: Basic eW91OnNlY3JldA==\r\n";

  private final Leadmock mock;

  MethodSpellingTest(Leadmock mock) {
    this.mock = mock;
  }

  /** With a cookie, a request goes through WireMock, which accepts "get" as GET. */
  @ParameterizedTest
  @Cites({"ML-ER-03", "LF-ER-03"})
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "get  | /api/v1/leads/summary/1 | GET, HEAD | -",
        "Get  | /api/v1/leads/summary/1 | GET, HEAD | Cookie: a=b",
        "post |"
            + " /companies/c0ffee00-1ead-4000-8000-000000000000/leads/c0ffee00-1ead-4000-8000-000000000001/note"
            + " | POST | -",
        "post |"
            + " /companies/c0ffee00-1ead-4000-8000-000000000000/leads/c0ffee00-1ead-4000-8000-000000000001/note"
            + " | POST | Cookie: a=b",
      })
  void answers405ToAMethodInAnotherSpelling(
      String method, String path, String allowed, String extraHeader) {
    RawHttp.Answer answer = send(method, path, extraHeader == null ? "" : extraHeader + "\r\n");

    assertThat(answer.status()).isEqualTo(405);
    assertThat(answer.headers().get("allow")).isEqualTo(allowed);
    assertThat(answer.headers().get("x-leadmock-hint"))
        .isEqualTo(
            "Methods are case-sensitive (RFC 9110, section 9.1): send %s.",
            method.toUpperCase(Locale.ROOT));
    assertThat(new Client(mock.baseUrl()).events(Client.EMPTY, "").path("count").intValue())
        .as("nothing was written")
        .isZero();
    assertThat(
            Client.json(new Client(mock.baseUrl()).get("/__admin/leadmock/requests?status=405"))
                .at("/entries/0/method")
                .asString())
        .isEqualTo(method);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/__admin/health", "/__admin/leadmock/ready", "/__admin/leadmock/status"})
  void answers405OnTheAdminSideToo(String path) {
    assumeFalse(
        "wiremock".equals(System.getProperty("leadmock.front")),
        "WireMock's own server has sent its empty answer by then");
    RawHttp.Answer answer = send("get", path, "");

    assertThat(answer.status()).isEqualTo(405);
    assertThat(answer.headers().get("allow")).isEqualTo("GET, HEAD");
    assertThat(answer.text())
        .isEqualTo(
            "{\"message\":\"%s does not have the method get; it has GET, HEAD\"}\n"
                .formatted(path));
  }

  private RawHttp.Answer send(String method, String path, String extraHeader) {
    try (RawHttp http = new RawHttp(mock.baseUrl())) {
      String body = method.equalsIgnoreCase("post") ? "{\"message\":\"hello\"}" : "";
      return http.send(
          "%s %s HTTP/1.1\r\nHost: localhost\r\n%s%sContent-Length: %d\r\n\r\n%s"
              .formatted(method, path, LOGIN, extraHeader, body.length(), body)
              .getBytes(StandardCharsets.UTF_8),
          false);
    }
  }
}
