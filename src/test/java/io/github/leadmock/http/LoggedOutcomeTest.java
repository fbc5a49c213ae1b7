package io.github.leadmock.http;

import static io.github.leadmock.http.Client.json;
import static io.github.leadmock.http.Client.path;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.leadmock.Leadmock;
import io.github.leadmock.junit.LeadmockExtension;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The log says whether a request earned its answer, how it broke, and how long it had to wait. */
@ExtendWith(LeadmockExtension.class)
class LoggedOutcomeTest {

  private static final String EVENTS = path(Client.EMPTY) + "/events";
  private static final String NOTE = path(Client.EMPTY) + "/note";

  private final Client client;
  private final Admin admin;

  LoggedOutcomeTest(Leadmock mock) {
    client = new Client(mock.baseUrl());
    admin = new Admin(client);
  }

  @BeforeEach
  void keepEverybodyWaiting() {
    admin.patch("{'latency':{'kind':'fixed','millis':30}}");
  }

  @ParameterizedTest
  @CsvSource({
    "'', '', none 200 no 30",
    "'?size=0', '', natural 400 no 30",
    "'', code=200, none 200 no 30",
    "'?__code=503', '', forced 503 no 30",
    "'?__code=503&__delay=7', '', forced 503 no 7",
    "'', 'code=404, delay=0', forced 404 no 0",
    "'?__code=999&__delay=7', '', natural 400 no 7",
    "'?__delay=soon', '', natural 400 no 30"
  })
  void tellsNaturalFromAskedFor(String query, String prefer, String expected) {
    RequestSpecification request = client.authorized();
    (prefer.isEmpty() ? request : request.header("Prefer", prefer)).get(EVENTS + query);

    assertLogged(expected);
  }

  @Test
  void letsARequestWaitThatCannotBeTaken() {
    client
        .authorized()
        .header("Content-Encoding", "gzip")
        .header("Prefer", "delay=7")
        .body("no gzip")
        .post(NOTE);
    assertLogged("natural 400 no 7");
    client.authorized().header("Content-Encoding", "gzip").body("no gzip").post(NOTE);
    assertLogged("natural 400 no 30");
  }

  @Test
  void callsSwitchesChaosAndForcedOutcomesForced() {
    admin.patch("{'errors':{'rate':1,'statuses':[502]}}");
    client.get(EVENTS);
    assertLogged("chaos 502 no 30");
    assertThat(newest().path("explanation").isNull()).isTrue();
    admin.force("{'operation':'metroleads/list-events','status':504,'delayMillis':7}");
    client.get(EVENTS);
    assertLogged("forced 504 no 7");
    assertThat(newest().path("explanation").isNull()).isTrue();
    admin.patch("{'errors':null,'rateLimit':{'requests':1,'perMillis':60000}}");
    client.get(EVENTS);
    assertLogged("none 200 no 30");
    client.get(EVENTS);
    assertLogged("chaos 429 no 30");
  }

  @ParameterizedTest
  @ValueSource(strings = {"reset", "empty", "truncated"})
  void saysHowTheConnectionBroke(String fault) {
    // A client sends a write once only, whatever happens.
    admin.force("{'operation':'metroleads/add-note','fault':'%s','times':1}".formatted(fault));
    assertThatThrownBy(() -> client.addNote(Client.EMPTY, "x").asByteArray()).isNotNull();
    assertLogged("forced 500 %s 30".formatted(fault));
    assertThat(newest().path("change").isNull()).isTrue();
    admin.patch(
        "{'failedWrites':'happen','faults':{'rate':1,'kinds':['%s']},'latency':null}"
            .formatted(fault));
    assertThatThrownBy(() -> client.addNote(Client.EMPTY, "x").asByteArray()).isNotNull();
    assertLogged("chaos 200 %s 0".formatted(fault));
    assertThat(newest().path("change").asString()).startsWith("added note ");
  }

  @Test
  void saysWhatAFailedWriteDidAllTheSame() {
    admin.patch("{'errors':{'rate':1,'statuses':[503]}}");
    client.addNote(Client.EMPTY, "lost");
    assertThat(newest().path("change").isNull()).isTrue();
    admin.patch("{'failedWrites':'happen'}");
    client.addNote(Client.EMPTY, "kept");
    assertThat(newest().path("status").intValue()).isEqualTo(503);
    assertThat(newest().path("change").asString()).startsWith("added note ");
  }

  private void assertLogged(String expected) {
    assertThat(line(newest())).isEqualTo(expected);
  }

  private static String line(JsonNode entry) {
    return "%s %s %s %s"
        .formatted(
            entry.path("cause").asString(),
            entry.path("status").intValue(),
            entry.path("fault").asString("no"),
            entry.path("delayMillis").intValue());
  }

  private JsonNode newest() {
    return json(
        client
            .anonymous()
            .get("/__admin/leadmock/requests/" + entries().path(0).path("id").asString()));
  }

  private JsonNode entries() {
    return json(client.anonymous().get("/__admin/leadmock/requests")).path("entries");
  }
}
