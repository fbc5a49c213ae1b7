package io.github.leadmock.http;

import static io.github.leadmock.http.Client.path;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.leadmock.Leadmock;
import io.github.leadmock.LeadmockConfig;
import io.github.leadmock.control.Controls;
import io.github.leadmock.control.ErrorRate;
import io.restassured.http.Header;
import io.restassured.response.Response;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class StrictWireTest {

  private static Leadmock mock;
  private static Client client;

  @BeforeAll
  static void start() {
    mock = Leadmock.start(LeadmockConfig.defaults().withStrictWire(true));
    client = new Client(mock.baseUrl());
  }

  @AfterAll
  static void stop() {
    mock.close();
  }

  @Test
  void sendsNothingThatTellsTheMockFromTheVendor() {
    for (Response response :
        List.of(
            client.get(path(Client.EMPTY) + "/events"),
            client.get("/leads/summary/1"),
            client.get("/leads/nothing"),
            client.anonymous().get("/leads/summary/1"),
            client.get(path(Client.EMPTY) + "/events?start=x"),
            client
                .authorized()
                .header("Origin", "http://app.example")
                .header("Prefer", "code=503")
                .get("/leads/summary/1"))) {
      assertThat(response.headers().asList().stream().map(Header::getName))
          .noneMatch(name -> name.startsWith("X-Leadmock") || name.startsWith("Matched-Stub"));
      assertThat(response.headers().toString()).doesNotContainIgnoringCase("leadmock");
    }
  }

  @Test
  void takesNoNoticeOfTheMarkOfTheConsole() {
    mock.controls().change(on -> on.withErrors(Optional.of(new ErrorRate(1, List.of(503)))));

    assertThat(
            client
                .authorized()
                .header("X-Leadmock-Console", "1")
                .get("/leads/summary/1")
                .statusCode())
        .isEqualTo(503);

    mock.controls().change(any -> Controls.OFF);
  }

  @Test
  void hasNoAdminRouteOfItsOwnButWireMocksReset() {
    client.addNote(Client.EMPTY, "hello");

    assertThat(client.anonymous().post("/__admin/leadmock/reset").statusCode()).isEqualTo(404);
    assertThat(client.events(Client.EMPTY, "").path("count").intValue()).isEqualTo(1);
    assertThat(client.anonymous().post("/__admin/reset").statusCode()).isEqualTo(200);
    assertThat(client.events(Client.EMPTY, "").path("count").intValue()).isZero();
  }
}
