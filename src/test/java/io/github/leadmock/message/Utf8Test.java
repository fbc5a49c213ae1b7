package io.github.leadmock.message;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Utf8Test {

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "caf\u00e9\n\uD83C\uDF89", "\uFEFF{}"})
  void readsTextAsItIs(String text) throws Exception {
    assertThat(Utf8.decode(text.getBytes(UTF_8))).isEqualTo(text);
  }

  /** With characters of two to four bytes, which do not end where a part does. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 8_190, 8_191, 8_192, 8_193, 100_000})
  void saysWhereItEndsInTextsOfAnyLength(int length) {
    String line = "\uD83C\uDF89".repeat(length / 2) + "\u00e9".repeat(length % 2);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(("first\n" + line).getBytes(UTF_8));
    bytes.write(0xe9);
    bytes.write('x');

    assertThatThrownBy(() -> Utf8.check(bytes.toByteArray()))
        .isInstanceOf(Utf8.Malformed.class)
        .hasMessage(
            "line 2, column %s: expected a text file in UTF-8".formatted(line.length() + 1));
  }

  @Test
  void doesNotTakeHalfACharacterAtTheEnd() {
    assertThatThrownBy(() -> Utf8.decode(new byte[] {'a', (byte) 0xc3}))
        .hasMessage("line 1, column 2: expected a text file in UTF-8");
  }
}
