package io.github.leadmock.http;

import static io.github.leadmock.http.Client.json;
import static io.github.leadmock.http.Client.path;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.leadmock.Leadmock;
import io.github.leadmock.LeadmockConfig;
import io.github.leadmock.api.AuthPolicy;
import io.github.leadmock.api.Isolation;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** A correction fits the request's session and the mock's own headers. */
class SessionCorrectionTest {

  private static final String HEADER = "X-Leadmock-Session";
  private static final String ADMIN = "/__admin/leadmock";
  private static final String EVENTS = path(Client.EMPTY) + "/events";
  private static final String NOBODY = "00000000-0000-4000-8000-000000000000";

  @Test
  void suggestsANoteOfTheSessionOfTheRequest() {
    try (Leadmock mock = Leadmock.start(LeadmockConfig.defaults())) {
      Client client = new Client(mock.baseUrl());
      client.addNote(Client.EMPTY, "of all");
      add(client.authorized().header(HEADER, "other"));
      String note = add(client.authorized().header(HEADER, "suite-1"));

      JsonNode corrected =
          corrected(client, remove(client.authorized().header(HEADER, "suite-1"), NOBODY));

      assertThat(corrected.path("url").asString())
          .isEqualTo(mock.baseUrl() + path(Client.EMPTY) + "/note/" + note + "/remove");
      assertThat(corrected.at("/headers/1").toString())
          .isEqualTo("{\"name\":\"X-Leadmock-Session\",\"value\":\"suite-1\"}");
      assertThat(corrected.path("curl").asString()).contains(" -H 'X-Leadmock-Session: suite-1' ");
      assertThat(remove(client.authorized().header(HEADER, "suite-1"), note).statusCode())
          .isEqualTo(200);
    }
  }

  @Test
  void suggestsANoteOfTheUserWhoIsToSendTheCorrectedRequest() {
    LeadmockConfig config = LeadmockConfig.defaults().withIsolate(Isolation.Mode.USER);
    try (Leadmock mock = Leadmock.start(config)) {
      Client client = new Client(mock.baseUrl());
      String janes = add(as(client, "jane"));
      String working = add(as(client, "you@example.com"));

      assertThat(corrected(client, remove(as(client, "jane"), NOBODY)).path("url").asString())
          .contains(janes);
      assertThat(corrected(client, remove(as(client, "joe"), NOBODY)).path("url").asString())
          .doesNotContain(janes, working);
      JsonNode login = corrected(client, remove(client.anonymous(), NOBODY));
      assertThat(login.path("url").asString()).contains(working);
      assertThat(login.path("curl").asString()).contains("-u 'you@example.com:secret'");
    }
  }

  @Test
  void keepsTheUserWhereAuthIsOffButWritesAreSeparate() {
    LeadmockConfig config =
        LeadmockConfig.defaults()
            .withIsolate(Isolation.Mode.USER)
            .withAuth(new AuthPolicy(AuthPolicy.Mode.OFF, List.of(), AuthPolicy.TWO_WEEKS));
    try (Leadmock mock = Leadmock.start(config)) {
      Client client = new Client(mock.baseUrl());
      String note = add(as(client, "jane"));

      JsonNode corrected = corrected(client, remove(as(client, "jane"), NOBODY));

      assertThat(corrected.path("url").asString()).contains(note);
      assertThat(corrected.path("curl").asString())
          .contains("-u \"${LEADMOCK_USER:-you@example.com}:${LEADMOCK_TOKEN:-secret}\"");
      assertThat(corrected(client, remove(client.anonymous(), NOBODY)).path("curl").asString())
          .doesNotContain("-u ");
    }
  }

  @ParameterizedTest
  @CsvSource({"my suite, my-suite", "a/b, a-b", "'', ''", "?, ''"})
  void repairsTheNameOfASession(String name, String repaired) {
    try (Leadmock mock = Leadmock.start(LeadmockConfig.defaults())) {
      Client client = new Client(mock.baseUrl());
      JsonNode explanation =
          explanation(client, client.authorized().header(HEADER, name).get(EVENTS));

      assertThat(explanation.path("field").asString()).isEqualTo("header X-Leadmock-Session");
      String curl = explanation.at("/corrected/curl").asString();
      if (repaired.isEmpty()) {
        assertThat(curl).doesNotContain(HEADER);
      } else {
        assertThat(curl).contains("-H 'X-Leadmock-Session: %s'".formatted(repaired));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "__code=999&size=2, '', query __code, size=2, ''",
    "size=2&__delay=soon, '', query __delay, size=2, ''",
    "__delay=5&size=2000, '', query size, __delay=5&size=1000, ''",
    "size=2, code=999, header Prefer, size=2, ''",
    "size=2, delay=soon, header Prefer, size=2, ''",
    "__delay=soon&size=2, 'code=999, delay=5', header Prefer, size=2, ''",
    "size=2000, delay=5, query size, size=1000, delay=5",
  })
  void dropsWhatTheMockCannotGrant(
      String query, String prefer, String field, String keptQuery, String keptPrefer) {
    try (Leadmock mock = Leadmock.start(LeadmockConfig.defaults())) {
      Client client = new Client(mock.baseUrl());
      RequestSpecification request = client.authorized();
      Response refused =
          (prefer.isEmpty() ? request : request.header("Prefer", prefer)).get(EVENTS + "?" + query);
      assertThat(refused.statusCode()).isEqualTo(400);

      JsonNode explanation = explanation(client, refused);

      assertThat(explanation.path("field").asString()).isEqualTo(field);
      assertThat(explanation.at("/corrected/url").asString())
          .isEqualTo(mock.baseUrl() + EVENTS + "?" + keptQuery);
      assertThat(explanation.at("/corrected/headers/1/value").asString("")).isEqualTo(keptPrefer);
    }
  }

  private static RequestSpecification as(Client client, String user) {
    return client.anonymous().auth().preemptive().basic(user, "x");
  }

  private static String add(RequestSpecification request) {
    Response added = request.body("{\"message\":\"hello\"}").post(path(Client.EMPTY) + "/note");
    return json(added).at("/data/event_id").asString();
  }

  private static Response remove(RequestSpecification request, String note) {
    return request.post(path(Client.EMPTY) + "/note/" + note + "/remove");
  }

  private static JsonNode corrected(Client client, Response refused) {
    return explanation(client, refused).path("corrected");
  }

  private static JsonNode explanation(Client client, Response refused) {
    String id = refused.header("X-Leadmock-Explain").replaceFirst(".*/", "");
    return json(client.anonymous().get(ADMIN + "/requests/" + id)).path("explanation");
  }
}
