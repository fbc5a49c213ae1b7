package io.github.leadmock;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static io.github.leadmock.Operation.ADD_NOTE;
import static io.github.leadmock.Operation.LEAD_SUMMARY;
import static io.github.leadmock.Operation.LIST_EVENTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.leadmock.control.FaultKind;
import io.github.leadmock.http.Client;
import io.github.leadmock.junit.LeadmockExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a test in Java asks of its mock. */
@ExtendWith(LeadmockExtension.class)
class FailuresAndRequestsTest {

  @Test
  void failsTheThirdNote(Leadmock mock) {
    Client client = new Client(mock.baseUrl());
    mock.failNext(ADD_NOTE, 429).after(2);

    List<Integer> statuses =
        Stream.of("one", "two", "three", "four")
            .map(text -> client.addNote(Client.EMPTY, text).statusCode())
            .toList();

    assertThat(statuses).containsExactly(200, 200, 429, 200);
    assertThat(mock.requests(ADD_NOTE))
        .extracting(LoggedRequest::status, LoggedRequest::forced)
        .containsExactly(tuple(200, false), tuple(200, false), tuple(429, true), tuple(200, false));
  }

  @Test
  void refusesToFailNothingOrInNoWay(Leadmock mock) {
    assertThatThrownBy(() -> mock.failNext(ADD_NOTE, (FaultKind) null))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("fault is null");
    assertThatThrownBy(() -> mock.failNext(null, 429)).hasMessage("operation is null");
    assertThat(mock.controls().controls().forced()).isEmpty();
  }

  @Test
  void failsAsOftenAsItIsToldUntilItIsCancelled(Leadmock mock) {
    Client client = new Client(mock.baseUrl());
    ForcedFailure failure = mock.failNext(LEAD_SUMMARY, 503).times(2).delayed(Duration.ofMillis(1));
    assertThat(client.get("/leads/summary/1").statusCode()).isEqualTo(503);
    failure.always();
    for (int i = 0; i < 3; i++) {
      assertThat(client.get("/leads/summary/1").statusCode()).isEqualTo(503);
    }
    failure.cancel();
    assertThat(client.get("/leads/summary/1").statusCode()).isEqualTo(200);
    failure.cancel();
    assertThatThrownBy(() -> failure.after(1))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the failure has come to its end already; change it before the calls are made");
  }

  @Test
  void breaksTheConnection(Leadmock mock) {
    Client client = new Client(mock.baseUrl());
    mock.failNext(LIST_EVENTS, FaultKind.EMPTY);
    // The client tries again by itself.
    assertThat(client.get(Client.path(Client.EMPTY) + "/events").statusCode()).isEqualTo(200);
    assertThat(mock.requests(LIST_EVENTS))
        .extracting(LoggedRequest::forced)
        .containsExactly(true, false);
  }

  @Test
  void refusesAnErrorThatNoVendorDocuments(Leadmock mock) {
    assertThatThrownBy(() -> mock.failNext(ADD_NOTE, 418))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("418");
  }

  @Test
  void listsRequestsOldestFirstWithWhatWasSentAndAnswered(Leadmock mock) {
    Client client = new Client(mock.baseUrl());
    client.addNote(Client.EMPTY, "5% off");
    client.get(Client.path(Client.EMPTY) + "/events?size=0");
    client.anonymous().get("/auth/issue_token?username=me&password=hush");
    client.get("/elsewhere");

    List<LoggedRequest> all = mock.requests();

    assertThat(all).extracting(LoggedRequest::status).containsExactly(200, 400, 200, 404);
    assertThat(all.get(0).body()).contains("5% off");
    assertThat(all.get(0).answer()).contains("5% off");
    assertThat(all.get(0).change()).hasValueSatisfying(did -> assertThat(did).contains("added"));
    assertThat(all.get(1).rules()).contains("ML-EV-09");
    assertThat(all.get(1).hint()).contains("Send size=1");
    assertThat(all.get(2).toString()).contains("password=").doesNotContain("hush");
    assertThat(all.get(3).operation()).isEmpty();
  }

  @Test
  void givesAClientOfItsWireMock(Leadmock mock) {
    Client client = new Client(mock.baseUrl());
    mock.wireMock().register(get("/mine").willReturn(ok("mine")));

    assertThat(client.get("/mine").asString()).isEqualTo("mine");

    mock.wireMock().verifyThat(getRequestedFor(urlEqualTo("/mine")));
  }

  @Test
  void givesAClientThatKnowsTheToken() {
    try (Leadmock mock = Leadmock.start(LeadmockConfig.defaults().withAdminToken("open-sesame"))) {
      mock.wireMock().register(get("/mine").willReturn(ok("mine")));
      assertThat(new Client(mock.baseUrl()).get("/mine").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void keepsNoLogUnderStrictWire() {
    try (Leadmock mock = Leadmock.start(LeadmockConfig.defaults().withStrictWire(true))) {
      assertThatThrownBy(mock::requests)
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("there is no log of requests with strictWire");
    }
  }

  @Test
  void namesEveryOperationThereIs(Leadmock mock) {
    assertThat(Stream.of(Operation.values()).map(Operation::id))
        .as("the constants of src/main/java/io/github/leadmock/Operation.java")
        .containsExactlyInAnyOrderElementsOf(mock.controls().targets().operations());
  }

  @Test
  void namesEveryOperationThereIsInTheNpmPackage(Leadmock mock) throws IOException {
    String types = Files.readString(Path.of("src/npm/index.d.ts"));
    String union = types.substring(types.indexOf("export type Operation"), types.indexOf(";"));
    assertThat(Pattern.compile("'(.*?)'").matcher(union).results().map(found -> found.group(1)))
        .as("the type Operation of src/npm/index.d.ts")
        .containsExactlyInAnyOrderElementsOf(mock.controls().targets().operations());
  }
}
