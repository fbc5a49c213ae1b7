package io.github.leadmock.speed;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.leadmock.Leadmock;
import io.github.leadmock.junit.LeadmockExtension;
import io.github.leadmock.junit.LeadmockUrl;
import java.io.IOException;
import java.net.URI;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LeadmockExtension.class)
class LeadModelTest {

  private static final String LEAD = Call.EMPTY_TIMELINE.replace("000001", "000004");

  @Test
  void knowsWhatTheLeadLooksLikeAfterManyWrites(@LeadmockUrl URI baseUrl) throws IOException {
    try (Wire wire = new Wire(baseUrl.getPort())) {
      LeadModel model = new LeadModel(LEAD, wire);

      Random random = new Random(3);
      for (int step = 0; step < 500; step++) {
        model.step(random, wire);
      }

      assertThat(model.events()).isBetween(22, 41);
      assertThat(model.differences(wire)).isEmpty();
    }
  }

  @Test
  void followsAResetOfItsSession(Leadmock mock) throws IOException {
    try (Wire wire = new Wire(mock.port(), "mine");
        Wire other = new Wire(mock.port(), "another")) {
      other.send(Call.note(LEAD));
      LeadModel model = new LeadModel(LEAD, wire);
      Random random = new Random(3);
      for (int step = 0; step < 50; step++) {
        model.step(random, wire);
      }
      assertThat(model.differences(wire)).isEmpty();

      given()
          .header("X-Leadmock-Session", "mine")
          .post(mock.baseUrl() + "/__admin/leadmock/reset")
          .then()
          .statusCode(200);
      model.reset();

      assertThat(model.events()).isEqualTo(21);
      assertThat(model.differences(wire)).isEmpty();
    }
  }

  @Test
  void noticesWhatAnotherWrites(@LeadmockUrl URI baseUrl) throws IOException {
    try (Wire wire = new Wire(baseUrl.getPort())) {
      LeadModel model = new LeadModel(LEAD, wire);

      wire.send(new Call("POST", LEAD + "/note", "{\"message\":\"not mine\"}"));

      assertThat(model.differences(wire))
          .containsExactly(
              LEAD + ": 22 events beside our notes; expected the 21 of the beginning, unchanged");
    }
  }

  @Test
  void noticesALostNote(Leadmock mock) throws IOException {
    try (Wire wire = new Wire(mock.port())) {
      LeadModel model = new LeadModel(LEAD, wire);
      Random random = new Random(3);
      while (model.events() == 21) {
        model.step(random, wire);
      }

      mock.reset();

      assertThat(model.differences(wire))
          .singleElement()
          .asString()
          .startsWith(LEAD + ": note ")
          .endsWith(" is missing");
    }
  }
}
