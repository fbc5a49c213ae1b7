package io.github.leadmock.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

class JsonTreeTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\": [1, 2147483648, 9223372036854775808, 1.5, -0.0, 1e3, true, false, null, \"x\\u00e9/\"]}",
        "[]",
        "{\"b\": {\"c\": {}}, \"a\": []}",
        "\"text\"",
        "12"
      })
  void readsWhatAMapperReads(String document) {
    assertThat(JsonTree.read(document)).isEqualTo(new JsonMapper().readTree(document));
    assertThat(JsonText.model(JsonTree.read(document)))
        .isEqualTo(JsonText.model(new JsonMapper().readTree(document)));
  }

  @Test
  void refusesWhatIsNotJson() {
    assertThatExceptionOfType(JacksonException.class).isThrownBy(() -> JsonTree.read("{\"a\": }"));
  }
}
