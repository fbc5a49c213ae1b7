package io.github.leadmock.control;

import java.math.BigDecimal;
import java.math.MathContext;

/** Formats rates as percentages. */
final class Percent {

  private Percent() {}

  static String of(double rate) {
    return BigDecimal.valueOf(rate)
            .movePointRight(2)
            .round(MathContext.DECIMAL32)
            .stripTrailingZeros()
            .toPlainString()
        + "%";
  }
}
