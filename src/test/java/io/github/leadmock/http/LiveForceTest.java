package io.github.leadmock.http;

import static io.github.leadmock.http.Client.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.leadmock.Cites;
import io.github.leadmock.junit.LeadmockExtension;
import io.github.leadmock.junit.LeadmockUrl;
import io.restassured.response.Response;
import java.net.URI;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@ExtendWith(LeadmockExtension.class)
class LiveForceTest {

  private static final Set<String> NULLABLE =
      Set.of("title", "company", "chat", "chat_date", "assigned_to");

  private final Client client;

  LiveForceTest(@LeadmockUrl URI baseUrl) {
    client = new Client(baseUrl);
  }

  @Test
  @Cites({"LF-PA-01", "LF-PA-02"})
  void answersUnderBothPaths() {
    assertThat(summary("5")).isEqualTo(json(client.get("/leads/summary/5")));
  }

  @Test
  @Cites({"LF-SU-01", "LF-SU-03", "LF-SU-04", "LF-SU-07", "LF-SU-08", "LF-SU-10", "LF-SU-11"})
  void givesEveryLeadTheMembersAndTypesOfTheDocumentedOne() {
    JsonNode documented = summary("1");
    for (int id = 2; id <= 200; id++) {
      JsonNode lead = summary(String.valueOf(id));

      assertThat(lead.path("message").asString()).isEqualTo("success");
      assertThat(lead.at("/data/id").asString()).isEqualTo(String.valueOf(id));
      assertThat(lead.at("/data/date").asString())
          .matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d");
      assertThat(lead.at("/data/color").asString()).matches("#[0-9A-F]{6}");
      assertSameShape(documented.path("data"), lead.path("data"));
      assertSameShape(documented.at("/data/analytics"), lead.at("/data/analytics"));
    }
  }

  @Test
  @Cites("LF-SU-05")
  void holdsRealJsonTextInTwoStrings() {
    for (int id = 1; id <= 50; id++) {
      JsonNode analytics = summary(String.valueOf(id)).at("/data/analytics");

      assertThat(json(analytics.path("analytics").asString()).propertyNames())
          .containsExactlyInAnyOrder(
              "city", "country", "country_code", "latitude", "longitude", "region", "timezone");
      JsonNode chat = json(analytics.path("chat").asString());
      assertThat(chat.isArray()).isTrue();
      assertThat(chat)
          .allSatisfy(
              line -> {
                assertThat(line.path("type").asString()).isIn("message", "system_message");
                assertThat(line.path("visibility").asString()).isIn("all", "agents");
              });
    }
  }

  @Test
  @Cites("LF-SU-09")
  void variesBelievably() {
    Map<String, String> colors = new HashMap<>();
    Set<String> names = new HashSet<>();
    Set<Boolean> titled = new HashSet<>();
    for (int id = 9; id <= 200; id++) {
      JsonNode lead = summary(String.valueOf(id)).path("data");
      names.add(lead.path("name").asString());
      titled.add(lead.path("title").isNull());
      String color = lead.path("color").asString();
      assertThat(colors.computeIfAbsent(lead.path("status").asString(), status -> color))
          .isEqualTo(color);
    }
    assertThat(colors).hasSize(6);
    assertThat(names).hasSizeGreaterThan(100);
    assertThat(titled).containsExactlyInAnyOrder(true, false);
  }

  @Test
  void showsTheEdgesOfNullAndEmpty() {
    NULLABLE.forEach(
        member -> {
          assertThat(summary("2").path("data").path(member).isNull()).isTrue();
          assertThat(summary("3").path("data").path(member).isString()).isTrue();
        });
    assertThat(summary("4").at("/data/analytics/chat").asString()).isEqualTo("[]");
    assertThat(json(summary("5").at("/data/analytics/chat").asString())).hasSize(300);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "01",
        "-1",
        "1001",
        "99999999999999999999",
        "1.0",
        "one",
        "%7B%7Bnow%7D%7D",
        "%20"
      })
  @Cites({"LF-SU-06", "LF-ER-02", "LF-ER-05", "LF-ER-09"})
  void hasNoOtherLeads(String id) {
    Response response = client.get("/api/v1/leads/summary/" + id);

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(response.header("X-Leadmock-Rule")).isEqualTo("LF-SU-06");
    String detail =
        id.matches("0|[1-9][0-9]*")
            ? ""
            : ": lead_id is not a decimal number without leading zeros";
    assertThat(json(response))
        .isEqualTo(
            json(
                "{\"code\":4003,\"type\":\"RESOURCE_NOT_FOUND\",\"message\":\"no such lead%s\"}"
                    .formatted(detail)));
  }

  @Test
  @Cites("LF-ER-07")
  void answersHeadAsGetWithoutTheBody() {
    Response head = client.authorized().head("/leads/summary/1");

    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.header("Content-Length"))
        .isEqualTo(client.get("/leads/summary/1").header("Content-Length"));
    assertThat(head.asByteArray()).isEmpty();
  }

  private JsonNode summary(String id) {
    return json(client.get("/api/v1/leads/summary/" + id));
  }

  private static void assertSameShape(JsonNode documented, JsonNode actual) {
    assertThat(actual.propertyNames())
        .containsExactlyInAnyOrderElementsOf(documented.propertyNames());
    documented.forEachEntry(
        (name, value) -> {
          if (NULLABLE.contains(name)) {
            assertThat(actual.path(name).isNull() || actual.path(name).isString()).isTrue();
          } else {
            assertThat(actual.path(name).getNodeType()).as(name).isEqualTo(value.getNodeType());
          }
        });
  }
}
