package io.github.leadmock.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.leadmock.Cites;
import io.github.leadmock.Leadmock;
import io.github.leadmock.junit.LeadmockExtension;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether a write that was made to fail has taken effect. */
@ExtendWith(LeadmockExtension.class)
class FailedWritesTest {

  private final Client client;
  private final Admin admin;

  FailedWritesTest(Leadmock mock) {
    client = new Client(mock.baseUrl());
    admin = new Admin(client);
  }

  @ParameterizedTest
  @CsvSource({
    "discard, 503, 0, nothing was read or changed",
    "apply, 503, 1, the write itself took effect",
    "discard, 429, 0, nothing was read or changed",
    "apply, 429, 0, nothing was read or changed"
  })
  @Cites("ML-CH-05")
  void happensOnlyWhenTheSwitchSaysSoAndTheErrorAllowsIt(
      String fate, int status, int notes, String said) {
    for (String cause : new String[] {"forced", "errors"}) {
      client.anonymous().post("/__admin/leadmock/reset");
      admin.allOff();
      admin.patch("{'failedWrites':'%s'}".formatted(fate));
      if (cause.equals("forced")) {
        admin.force("{'operation':'metroleads/add-note','status':%d}".formatted(status));
      } else {
        admin.patch("{'errors':{'rate':1,'statuses':[%d]}}".formatted(status));
      }
      Response failed = client.addNote(Client.EMPTY, "lost?");
      assertThat(failed.statusCode()).isEqualTo(status);
      assertThat(failed.header("X-Leadmock-Hint")).endsWith("; " + said + ".");
      assertThat(notes()).as(cause).isEqualTo(notes);
    }
  }

  @Test
  @Cites("ML-CH-05")
  void saysWhatTheRequestWouldHaveGotWithoutTheFailure() {
    admin.patch("{'failedWrites':'apply','errors':{'rate':1,'statuses':[503]}}");

    Response failed = client.post(Client.path(Client.EMPTY) + "/note", "{\"message\":\" \"}");

    assertThat(failed.statusCode()).isEqualTo(503);
    assertThat(failed.header("X-Leadmock-Hint"))
        .contains("; but without that it would have been refused with 400: Send a JSON object");
  }

  @ParameterizedTest
  @ValueSource(strings = {"reset", "empty", "truncated"})
  @Cites("ML-CH-05")
  void happensBeforeTheConnectionBreaks(String fault) {
    admin.patch("{'failedWrites':'apply','faults':{'rate':1,'kinds':['%s']}}".formatted(fault));
    assertThatThrownBy(() -> client.addNote(Client.EMPTY, "lost?").asByteArray()).isNotNull();
    assertThat(notes()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"reset", "empty", "truncated"})
  @Cites("ML-CH-05")
  void isDiscardedWhenTheConnectionBreaks(String fault) {
    admin.patch("{'faults':{'rate':1,'kinds':['%s']}}".formatted(fault));
    assertThatThrownBy(() -> client.addNote(Client.EMPTY, "lost?").asByteArray()).isNotNull();
    assertThat(notes()).isZero();
  }

  @Test
  void removesANoteBeforeItFailsByGetToo() {
    String note =
        Client.json(client.addNote(Client.EMPTY, "there")).at("/data/event_id").asString();
    admin.force("{'operation':'metroleads/remove-note','status':500,'times':2}");
    String remove = Client.path(Client.EMPTY) + "/note/" + note + "/remove";
    assertThat(client.get(remove).statusCode()).isEqualTo(500);
    assertThat(
            Client.json(client.get(Client.path(Client.EMPTY) + "/events")).get("count").intValue())
        .isEqualTo(1);
    admin.patch("{'failedWrites':'apply'}");
    assertThat(client.get(remove).statusCode()).isEqualTo(500);
    assertThat(notes()).isZero();
  }

  private int notes() {
    admin.allOff();
    return client.events(Client.EMPTY, "").get("count").intValue();
  }
}
