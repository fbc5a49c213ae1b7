package io.github.leadmock.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExcerptTest {

  @Test
  void showsAValueUpToALength() {
    assertThat(Excerpt.of(JsonTree.read("{\"a\":[1,\"x\"]}"), 13)).isEqualTo("{\"a\":[1,\"x\"]}");
    assertThat(Excerpt.of(JsonTree.read("{\"a\":[1,\"x\"]}"), 12)).isEqualTo("{\"a\":[1,\"x\"]...");
    assertThat(Excerpt.of(JsonTree.read("\"%s\"".formatted("x".repeat(100_000))), 3))
        .isEqualTo("\"xx...");
  }
}
