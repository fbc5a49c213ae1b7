package io.github.leadmock.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.leadmock.Cites;
import io.github.leadmock.Leadmock;
import io.github.leadmock.LeadmockConfig;
import io.github.leadmock.engine.CorsPolicy;
import io.restassured.http.Header;
import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which pages may call if the user restricts them. */
class CorsTest {

  private static final String APP = "http://localhost:3000";
  private static final String SUMMARY = "/leads/summary/1";

  @Test
  @Cites({"ML-FO-03", "LF-FO-03"})
  void letsInOnlyTheListedOrigins() {
    CorsPolicy policy = CorsPolicy.only(List.of(APP, "https://other.example"));
    try (Leadmock mock = Leadmock.start(LeadmockConfig.defaults().withCors(policy))) {
      Client client = new Client(mock.baseUrl());
      assertThat(allowed(preflight(client, APP))).isEqualTo(APP);
      assertThat(allowed(get(client, "https://other.example"))).isEqualTo("https://other.example");
      assertThat(allowed(client.anonymous().header("Origin", APP).get(SUMMARY + "?__code=503")))
          .isEqualTo(APP);
      for (Response refused :
          List.of(preflight(client, "http://evil.example"), get(client, "http://evil.example"))) {
        assertThat(refused.headers().asList().stream().map(Header::getName))
            .noneMatch(name -> name.startsWith("Access-Control"));
        assertThat(refused.header("Vary")).isEqualTo("Origin");
      }
    }
  }

  @Test
  @Cites({"ML-FO-03", "LF-FO-03"})
  void letsNoPageInWhenItIsOff() {
    try (Leadmock mock = Leadmock.start(LeadmockConfig.defaults().withCors(CorsPolicy.OFF))) {
      Client client = new Client(mock.baseUrl());
      for (Response refused : List.of(preflight(client, APP), get(client, APP))) {
        assertThat(refused.headers().asList().stream().map(Header::getName))
            .noneMatch(name -> name.startsWith("Access-Control"))
            .doesNotContain("Vary");
      }
      assertThat(preflight(client, APP).statusCode()).isEqualTo(401);
      assertThat(get(client, APP).statusCode()).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://localhost",
        "https://app.example:8443",
        "http://[::1]:3000",
        "capacitor://localhost"
      })
  void knowsAnOrigin(String text) {
    assertThat(CorsPolicy.isOrigin(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "*",
        "localhost",
        "http://",
        "http://a/",
        "HTTP://a",
        "http://A",
        "http://*.a"
      })
  void refusesWhatIsNoOrigin(String text) {
    assertThat(CorsPolicy.isOrigin(text)).isFalse();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CorsPolicy.only(List.of(text)))
        .withMessage("'%s' is not an origin; expected one such as http://localhost:3000", text);
  }

  private static Response preflight(Client client, String origin) {
    return client
        .anonymous()
        .header("Origin", origin)
        .header("Access-Control-Request-Method", "GET")
        .header("Access-Control-Request-Headers", "authorization,prefer")
        .options(SUMMARY);
  }

  private static Response get(Client client, String origin) {
    return client.authorized().header("Origin", origin).get(SUMMARY);
  }

  private static String allowed(Response response) {
    return response.header("Access-Control-Allow-Origin");
  }
}
