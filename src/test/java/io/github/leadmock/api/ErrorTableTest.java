package io.github.leadmock.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.leadmock.api.ErrorTable.Row;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ErrorTableTest {

  private final ErrorTable table =
      new ErrorTable(
          List.of(
              new Row(429, true, "R-429", "too many", Map.of("Retry-After", "1"), Map.of()),
              new Row(400, true, "R-400", "bad", Map.of(), Map.of("code", "4001")),
              new Row(405, false, "R-405", "no method", Map.of(), Map.of())));

  @Test
  void listsWhatIsDocumentedInOrder() {
    assertThat(table.documented()).containsExactly(400, 429);
    assertThat(table.documents(400)).isTrue();
    assertThat(table.documents(405)).isFalse();
    assertThat(table.documents(200)).isFalse();
  }

  @Test
  void makesAFailureWithoutACause() {
    assertThat(table.failure(429))
        .isEqualTo(
            new Reply.Failure(
                429,
                "R-429",
                "",
                Map.of("Retry-After", "1"),
                Map.of("status", "429", "message", "\"too many\"")));
  }

  @Test
  void makesAFailureWithACauseAndKeepsTheFurtherMembersOfTheRow() {
    assertThat(table.failure(400, "R-7", "a \"quoted\" cause", "Do this."))
        .isEqualTo(
            new Reply.Failure(
                400,
                "R-7",
                "Do this.",
                Map.of(),
                Map.of("status", "400", "message", "\"a \\\"quoted\\\" cause\"", "code", "4001")));
  }

  @Test
  void makesAFailureThatIsNotDocumentedToo() {
    assertThat(table.failure(405).rule()).isEqualTo("R-405");
  }

  @Test
  void rejectsAnUnknownStatus() {
    assertThatIllegalStateException()
        .isThrownBy(() -> table.failure(418))
        .withMessageStartingWith("status 418 is not in the error table [")
        .withMessageContainingAll("400", "405", "429");
  }
}
