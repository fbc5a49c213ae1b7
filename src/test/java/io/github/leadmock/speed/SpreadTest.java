package io.github.leadmock.speed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpreadTest {

  @Test
  void takesTheMiddleAndTheEnds() {
    assertThat(Spread.of(List.of(9.0, 1.0, 3.0))).isEqualTo(new Spread(1, 3, 9));
    assertThat(Spread.of(List.of(4.0, 1.0, 3.0, 9.0))).isEqualTo(new Spread(1, 3.5, 9));
    assertThat(Spread.of(List.of(2.0))).isEqualTo(new Spread(2, 2, 2));
    assertThatThrownBy(() -> Spread.of(List.of())).hasMessage("values is empty");
  }

  @Test
  void comparesRoundByRound() {
    assertThat(Spread.ratios(List.of(10.0, 20.0, 90.0), List.of(10.0, 10.0, 30.0)))
        .isEqualTo(new Spread(1, 2, 3));
    assertThatThrownBy(() -> Spread.ratios(List.of(1.0), List.of(1.0, 2.0)))
        .hasMessage("1 rounds against 2");
  }

  @Test
  void isPrintedWithItsUnit() {
    assertThat(new Spread(0.5, 1.234, 2).asRatio()).isEqualTo("1.23 (0.50–2.00)");
    assertThat(new Spread(9_500, 24_310.4, 25_000).asRate()).isEqualTo("24,310 (9,500–25,000)");
    assertThat(new Spread(0, 1.234, 2).asMillis()).isEqualTo("1.23");
    assertThat(new Spread(0, 123.4, 200).asMillis()).isEqualTo("123");
  }
}
