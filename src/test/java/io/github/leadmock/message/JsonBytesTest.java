package io.github.leadmock.message;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class JsonBytesTest {

  @Property
  void writesAnyStringAsJsonTextDoes(@ForAll("texts") String text) {
    assertThat(written(out -> out.string(text))).isEqualTo(JsonText.of(text));
  }

  @Property
  void writesAnyTextAsItIs(@ForAll("texts") String text) {
    byte[] bytes = text.getBytes(UTF_8);
    assertThat(written(out -> out.text(text)))
        .isEqualTo(written(out -> out.text(bytes)))
        .isEqualTo(new String(bytes, UTF_8));
  }

  @Property
  void writesAStringThatHoldsJsonAsJsonTextDoes(@ForAll("texts") String text) {
    String json = JsonText.of(text);
    assertThat(written(out -> out.string(json.getBytes(UTF_8)))).isEqualTo(JsonText.of(json));
  }

  @Property
  void writesAnyUuidAsJavaDoes(@ForAll long high, @ForAll long low) {
    UUID id = new UUID(high, low);
    assertThat(written(out -> out.uuid(id))).isEqualTo("\"" + id + "\"");
    assertThat(written(out -> out.uuid("user:", id))).isEqualTo("\"user:" + id + "\"");
  }

  @Property
  void writesAnyNumberAsJavaDoes(@ForAll long number) {
    assertThat(written(out -> out.number(number))).isEqualTo(Long.toString(number));
    assertThat(written(out -> out.number(number % 12))).isEqualTo(Long.toString(number % 12));
  }

  @Property
  void writesATimeAsJavaDoes(
      @ForAll @LongRange(min = -70_000_000_000L, max = 300_000_000_000L) long second) {
    Instant time = Instant.ofEpochSecond(second);
    assertThat(written(out -> out.time(time))).isEqualTo("\"" + time + "\"");
    assertThat(written(out -> out.time(time.plusMillis(250))))
        .isEqualTo("\"" + time.plusMillis(250) + "\"");
  }

  @Test
  void writesLeadingZeros() {
    assertThat(written(out -> out.seconds(LocalDateTime.of(987, 6, 5, 4, 3, 2), ' ')))
        .isEqualTo("0987-06-05 04:03:02");
    assertThat(written(out -> out.digits(7, 6))).isEqualTo("000007");
  }

  @Test
  void writesNullForNoString() {
    assertThat(written(out -> out.string(Optional.empty()))).isEqualTo("null");
    assertThat(written(out -> out.string(Optional.of("x")))).isEqualTo("\"x\"");
    assertThat(written(out -> out.truth(true))).isEqualTo("true");
    assertThat(written(out -> out.truth(false))).isEqualTo("false");
  }

  /** What is written, twice as long as there was room for. */
  private static String written(Consumer<JsonBytes> writer) {
    JsonBytes once = new JsonBytes(0);
    writer.accept(once);
    JsonBytes twice = new JsonBytes(once.size());
    writer.accept(twice);
    writer.accept(twice);
    String text = once.toString();
    assertThat(new String(twice.toBytes(), UTF_8)).isEqualTo(text + text);
    assertThat(twice.size()).isEqualTo(2 * once.size());
    return text;
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.oneOf(
        Arbitraries.strings().ascii().ofMaxLength(40),
        Arbitraries.strings().withCharRange(' ', '~').ofMaxLength(40),
        Arbitraries.strings().all().ofMaxLength(40));
  }
}
