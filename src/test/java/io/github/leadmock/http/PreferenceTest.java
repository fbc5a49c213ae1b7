package io.github.leadmock.http;

import static io.github.leadmock.http.Client.path;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.leadmock.Cites;
import io.github.leadmock.junit.LeadmockExtension;
import io.github.leadmock.junit.LeadmockUrl;
import io.restassured.response.Response;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a request asks of the mock, in a header or in its URL. */
@ExtendWith(LeadmockExtension.class)
class PreferenceTest {

  private static final String EVENTS =
      "/companies/" + Client.COMPANY + "/leads/c0ffee00-1ead-4000-8000-000000000003/events";

  private final Client client;

  PreferenceTest(@LeadmockUrl URI baseUrl) {
    client = new Client(baseUrl);
  }

  @ParameterizedTest
  @ValueSource(strings = {EVENTS, "/leads/summary/1", "/leads/nothing"})
  @Cites({"ML-FO-04", "LF-FO-04"})
  void takesTheAddressForTheHeader(String resource) {
    Response byHeader = client.anonymous().header("Prefer", "code=503").get(resource);
    Response byAddress = client.anonymous().get(resource + "?__code=503");

    assertThat(byAddress.statusCode()).isEqualTo(503);
    assertThat(byAddress.asString()).isEqualTo(byHeader.asString());
    assertThat(byAddress.header("X-Leadmock-Rule")).isEqualTo(byHeader.header("X-Leadmock-Rule"));
    assertThat(byAddress.header("Preference-Applied")).isEqualTo("code=503");
    assertThat(byAddress.header("X-Leadmock-Hint"))
        .isEqualTo("Forced by the query parameter __code=503; nothing was read or changed.");
  }

  @Test
  @Cites({"ML-FO-04", "LF-FO-04"})
  void letsTheHeaderCountWhenBothAreThere() {
    Response response =
        client.authorized().header("Prefer", "code=404").get(EVENTS + "?__code=503");

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(response.header("Preference-Applied")).isEqualTo("code=404");
  }

  @Test
  void hidesTheParametersFromTheOperation() {
    Response plain = client.get(EVENTS + "?size=1");
    Response wished = client.get(EVENTS + "?__delay=1&size=1&__code=200");

    assertThat(wished.asString()).isEqualTo(plain.asString());
    assertThat(wished.header("Preference-Applied")).isEqualTo("code=200, delay=1");
  }

  @Test
  void writesNothingWhenAnAddressAsksForAnError() {
    assertThat(
            client
                .post(path(Client.EMPTY) + "/note?__code=500", "{\"message\":\"lost\"}")
                .statusCode())
        .isEqualTo(500);
    assertThat(client.events(Client.EMPTY, "").get("count").intValue()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"delay=300, ''", "'', ?__delay=300", "'code=503, delay=300', ''"})
  @Cites({"ML-FO-04", "LF-FO-04"})
  void waitsAsLongAsItIsAsked(String prefer, String query) {
    long start = System.nanoTime();
    Response response = client.authorized().header("Prefer", prefer).get(EVENTS + query);

    assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(300_000_000L);
    assertThat(response.header("Preference-Applied")).endsWith("delay=300");
    assertThat(response.statusCode()).isEqualTo(prefer.startsWith("code") ? 503 : 200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "600001", "1.5", "soon", "", "99999999999999999999", "0x10"})
  @Cites({"ML-FO-04", "LF-FO-04"})
  void refusesADelayThatItDoesNotGive(String delay) {
    Response response = client.get(EVENTS + "?__delay=" + delay);

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(Client.json(response).get("message").asString())
        .isEqualTo(
            "__delay=%s: no such delay; expected whole milliseconds from 0 to 600000"
                .formatted(delay));
    assertThat(response.header("X-Leadmock-Rule")).isEqualTo("ML-FO-04");
    assertThat(response.header("X-Leadmock-Hint"))
        .isEqualTo("Send __delay=1000 for a second; expected whole milliseconds from 0 to 600000.");
    assertThat(
            client
                .authorized()
                .header("Prefer", "delay=" + delay)
                .get(EVENTS)
                .header("X-Leadmock-Hint"))
        .isEqualTo(
            "Send Prefer: delay=1000 for a second; expected whole milliseconds from 0 to 600000.");
  }

  @Test
  void refusesAStatusInTheAddressThatIsNotDocumented() {
    Response response = client.get("/leads/summary/1?__code=418");

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(Client.json(response).get("message").asString())
        .startsWith("__code=418: the vendor documents no such status; expected 200 or one of [");
    assertThat(response.header("X-Leadmock-Hint")).startsWith("Send __code=N with a status");
  }

  /** The API viewer shows them; somebody may write a client by them. */
  @ParameterizedTest
  @CsvSource({"metroleads, " + EVENTS, "liveforce, /leads/summary/1"})
  void documentsTheErrorsThatItAnswers(String api, String resource) {
    Client.json(client.anonymous().get("/__admin/leadmock/openapi/%s.json".formatted(api)))
        .at("/components/responses")
        .forEachEntry(
            (status, response) ->
                assertThat(
                        Client.json(
                            client.authorized().header("Prefer", "code=" + status).get(resource)))
                    .as("example of %s in schemas/%s/openapi.yaml", status, api)
                    .isEqualTo(response.at("/content/application~1json/example")));
  }
}
