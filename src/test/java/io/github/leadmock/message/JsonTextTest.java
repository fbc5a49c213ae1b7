package io.github.leadmock.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.leadmock.Cites;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Cites("ML-NO-08")
class JsonTextTest {

  private static final JsonMapper JSON = new JsonMapper();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "He said \"hi\"",
        "a \\ backslash and a / slash",
        "\u0000\u0001\u001f\u007f\u0080\u009f",
        "line\nline\r\nline\ttab\b\f",
        "\u2028\u2029\ufeff\ufffe\uffff",
        "emoji 🎉 and family 👩‍👩‍👧‍👦",
        "العربية עברית 中文",
        "\ud83d",
        "\udf89",
        "\udf89\ud83d",
        "a\ud83d b 🎉 \udf89",
        "{{now}} {{{reply.message}}} ${x} <script>"
      })
  void readsBackAsItWas(String text) {
    assertThat(throughTheWire(JsonText.of(text))).isEqualTo(text);
  }

  @Property
  void readsBackAnyText(@ForAll("texts") String text) {
    assertThat(throughTheWire(JsonText.of(text))).isEqualTo(text);
  }

  @Property
  void escapesControlCharacters(@ForAll("texts") String text) {
    assertThat(JsonText.of(text).chars()).allMatch(character -> character >= 0x20);
  }

  @Property
  void writesATimeAsJavaDoes(
      @ForAll @LongRange(min = -70_000_000_000L, max = 300_000_000_000L) long second,
      @ForAll @IntRange(max = 999_999_999) int nano) {
    for (Instant time :
        List.of(
            Instant.ofEpochSecond(second, nano),
            Instant.ofEpochSecond(second, nano / 1_000_000 * 1_000_000),
            Instant.ofEpochSecond(second),
            Instant.ofEpochSecond(second).truncatedTo(ChronoUnit.MINUTES),
            Instant.ofEpochSecond(second, nano).truncatedTo(ChronoUnit.DAYS))) {
      assertThat(JsonText.of(time)).isEqualTo("\"" + time + "\"");
    }
  }

  @Test
  void writesEveryLeafAsJson() {
    assertThat(JsonText.of("He said \"hi\"")).isEqualTo("\"He said \\\"hi\\\"\"");
    assertThat(JsonText.of("é🎉")).isEqualTo("\"é🎉\"");
    assertThat(JsonText.of("\ud83d")).isEqualToIgnoringCase("\"\\ud83d\"");
    assertThat(JsonText.of(3)).isEqualTo("3");
    assertThat(JsonText.of(Long.MIN_VALUE)).isEqualTo("-9223372036854775808");
  }

  @Test
  void makesAModelOfADocument() {
    JsonNode document =
        JSON.readTree("{\"a\":{\"b\":[1,\"x\\\"\",null,true,[]]},\"c\":\"\\ud83d\",\"d\":1.50}");
    assertThat(JsonText.model(document))
        .hasToString("{a={b=[1, \"x\\\"\", null, true, []]}, c=\"\\uD83D\", d=1.5}");
  }

  /** The text as a client reads it, after a round trip through UTF-8. */
  private static String throughTheWire(String json) {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    return JSON.readTree(bytes).stringValue();
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.oneOf(
            Arbitraries.chars().all().map(String::valueOf),
            Arbitraries.chars().range('\u0000', '\u007f').map(String::valueOf),
            Arbitraries.chars().range('\ud800', '\udfff').map(String::valueOf),
            Arbitraries.of("🎉", "\"", "\\", "\\u0041", "\ud83d"))
        .list()
        .ofMaxSize(20)
        .map(parts -> String.join("", parts));
  }
}
