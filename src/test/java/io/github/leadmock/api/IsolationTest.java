package io.github.leadmock.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.leadmock.Cites;
import io.github.leadmock.RequestBuilder;
import io.github.leadmock.api.Isolation.Mode;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IsolationTest {

  private static final Request NAMED =
      RequestBuilder.get()
          .credentials("jane", "x")
          .header("X-LEADMOCK-SESSION", "suite-1:worker_2@ci.example")
          .build();
  private static final Request PLAIN = RequestBuilder.get().credentials("jane", "x").build();

  @Test
  void letsARequestNameItsSession() {
    Isolation isolation = new Isolation(Mode.NONE, true);
    assertThat(isolation.owner(NAMED).session()).contains("suite-1:worker_2@ci.example");
    assertThat(isolation.fault(NAMED)).isEmpty();
    assertThat(isolation.owner(PLAIN).session()).isEmpty();
    assertThat(isolation.owner(NAMED).user()).isEmpty();
  }

  @Test
  void ignoresTheHeaderWhenItIsOff() {
    Isolation isolation = new Isolation(Mode.NONE, false);
    assertThat(isolation.owner(NAMED).session()).isEmpty();
    assertThat(
            isolation.fault(RequestBuilder.get().header("X-Leadmock-Session", "no good").build()))
        .isEmpty();
  }

  @Test
  void tellsUsersApart() {
    Isolation isolation = new Isolation(Mode.USER, true);
    assertThat(isolation.owner(PLAIN).user()).contains("jane");
    assertThat(isolation.owner(RequestBuilder.get().build()).user()).isEmpty();
    assertThat(
            isolation
                .owner(RequestBuilder.get().header("Authorization", "Bearer x").build())
                .user())
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a b", "a/b", "\u00e4", "a\u0000", "a\n", "<b>"})
  @Cites({"ML-SE-02", "LF-SE-02"})
  void refusesOtherCharacters(String name) {
    assertThat(Isolation.fault(List.of(name)).orElseThrow().message())
        .isEqualTo(
            "X-Leadmock-Session is '%s'; expected 1 to 64 letters, digits or any of . _ : @ -",
            name);
  }

  @Test
  @Cites({"ML-SE-02", "LF-SE-02"})
  void refusesALongNameAndTwoNames() {
    assertThat(Isolation.fault(List.of("x".repeat(64)))).isEmpty();
    assertThat(Isolation.fault(List.of("x".repeat(65)))).isPresent();
    assertThat(Isolation.fault(List.of("x".repeat(10_000))).orElseThrow().got())
        .isEqualTo("'" + "x".repeat(80) + "...'");
    assertThat(Isolation.fault(List.of("a", "a")).orElseThrow().message())
        .isEqualTo("X-Leadmock-Session is 2 values; expected one session");
  }

  @ParameterizedTest
  @CsvSource({
    "suite-1, suite-1",
    "..., ...",
    "'my suite/1', my-suite-1",
    "' a ', a",
    "'', ",
    "'  ', ",
    "\u00e4\u00f6, ",
    "\u00e41, -1"
  })
  void repairsAName(String name, @Nullable String repaired) {
    assertThat(Isolation.repaired(List.of(name))).isEqualTo(Optional.ofNullable(repaired));
  }

  @Test
  void repairsALongNameAndTwoNames() {
    assertThat(Isolation.repaired(List.of("x".repeat(65)))).contains("x".repeat(64));
    assertThat(Isolation.repaired(List.of("?", "a", "b"))).contains("a");
    assertThat(Isolation.repaired(List.of())).isEmpty();
  }
}
