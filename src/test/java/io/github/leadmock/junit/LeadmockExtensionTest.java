package io.github.leadmock.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.leadmock.Leadmock;
import io.github.leadmock.LeadmockConfig;
import io.github.leadmock.http.Client;
import java.net.URI;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LeadmockExtensionTest {

  @RegisterExtension
  static final LeadmockExtension LEADMOCK =
      new LeadmockExtension(LeadmockConfig.defaults().withSeed(7).withStrictWire(true));

  private static int port;

  @Test
  @Order(1)
  void injectsTheRunningMockOrItsBaseUrl(Leadmock mock, URI baseUrl) {
    port = mock.port();
    assertThat(baseUrl).isEqualTo(URI.create("http://127.0.0.1:" + mock.port()));
    Client client = new Client(baseUrl);
    assertThat(client.get("/leads/summary/1").header("X-Leadmock-Rule")).isNull();
    client.addNote(Client.EMPTY, "left behind");
    assertThat(client.events(Client.EMPTY, "").path("count").intValue()).isEqualTo(1);
  }

  @Test
  @Order(2)
  void resetsTheWorldBeforeEachTest(URI baseUrl) {
    assertThat(new Client(baseUrl).events(Client.EMPTY, "").path("count").intValue()).isZero();
  }

  @Nested
  class InANestedClass {
    @Test
    void sharesTheMockOfTheOuterClass(Leadmock mock) {
      assertThat(mock.port()).isEqualTo(port);
    }
  }
}
