package io.github.leadmock.metroleads;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.leadmock.Cites;
import io.github.leadmock.RequestBuilder;
import io.github.leadmock.api.Reply;
import io.github.leadmock.api.Request;
import io.github.leadmock.message.JsonText;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberParameterTest {

  private static final NumberParameter SIZE = new NumberParameter("size", 20, 1, 1_000, "R-SIZE");

  @ParameterizedTest
  @CsvSource({"1, 1", "20, 20", "1000, 1000", "007, 7", "000000000000000020, 20"})
  void takesAWholeNumberInItsRange(String text, long value) {
    assertThat(SIZE.refusal(with(text))).isEmpty();
    assertThat(SIZE.value(with(text))).isEqualTo(value);
  }

  @Test
  void takesItsDefaultWhenItIsNotGiven() {
    Request request = RequestBuilder.get().parameter("Size", "x").build();
    assertThat(SIZE.refusal(request)).isEmpty();
    assertThat(SIZE.value(request)).isEqualTo(20);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "0",
        "-1",
        "+1",
        " 1",
        "1 ",
        "1\n",
        "1.0",
        "1e2",
        "0x10",
        "1_000",
        "1,000",
        "1001",
        "ten",
        "null",
        "٢",
        "２",
        "999999999999999999",
        "9223372036854775807",
        "9223372036854775808",
        "18446744073709551617",
        "0000000000000000020",
        "1\u0000",
        "<script>",
        "{{now}}"
      })
  void refusesAnythingElse(String text) {
    Reply.Failure refusal = (Reply.Failure) SIZE.refusal(with(text)).orElseThrow();

    assertThat(refusal.status()).isEqualTo(400);
    assertThat(refusal.rule()).isEqualTo("R-SIZE");
    assertThat(refusal.hint())
        .matches("Send size=\\d+, or leave it out: expected a whole number from 1 to 1000\\.");
    assertThat(refusal.model())
        .isEqualTo(
            Map.of(
                "status",
                "400",
                "message",
                JsonText.of("size is '" + text + "'; expected a whole number from 1 to 1000")));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1",
    "-3, 1",
    "1001, 1000",
    "1.5, 1",
    "1e2, 100",
    "5 pieces, 5",
    "ten, 20",
    "'', 20"
  })
  void hintsTheNearestValue(String text, String nearest) {
    assertThat(((Reply.Failure) SIZE.refusal(with(text)).orElseThrow()).hint())
        .startsWith("Send size=" + nearest + ",");
  }

  @Test
  @Cites("ML-EV-10")
  void refusesTwoEvenWhenTheyAreTheSame() {
    assertThat(SIZE.refusal(with("5", "5")))
        .contains(
            new Reply.Failure(
                400,
                "ML-EV-10",
                "Send size only once.",
                Map.of(),
                Map.of("status", "400", "message", "\"size is given 2 times; expected once\"")));
  }

  @Property(tries = 300)
  void hasAValueForWhateverItDoesNotRefuse(@ForAll String text) {
    if (SIZE.refusal(with(text)).isEmpty()) {
      assertThat(SIZE.value(with(text))).isBetween(1L, 1_000L);
    }
  }

  @Property
  void takesEveryNumberInItsRangeAndNoOther(@ForAll long number) {
    assertThat(SIZE.refusal(with(String.valueOf(number))).isEmpty())
        .isEqualTo(number >= 1 && number <= 1_000);
  }

  private static Request with(String... values) {
    return RequestBuilder.get().parameter("size", values).build();
  }
}
