package io.github.leadmock.verify;

import java.math.BigDecimal;
import java.util.Map;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads integers and writes JSON. */
final class Json {

  private static final JsonMapper MAPPER = new JsonMapper();

  private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);
  private static final BigDecimal LEAST = BigDecimal.valueOf(Long.MIN_VALUE);

  private Json() {}

  /**
   * An integer in the sense of JSON Schema, in any notation: 20, 20.0 and 2e1 alike. Values beyond
   * 64 bits are clamped.
   */
  static OptionalLong whole(JsonNode value) {
    if (!value.isNumber() || !Double.isFinite(value.doubleValue())) {
      return OptionalLong.empty();
    }
    BigDecimal number = value.decimalValue();
    if (number.stripTrailingZeros().scale() > 0) {
      return OptionalLong.empty();
    }
    return OptionalLong.of(number.min(MOST).max(LEAST).longValue());
  }

  /** The same for a number in a query. */
  static long whole(String digits) {
    return new BigDecimal(digits).min(MOST).longValue();
  }

  static String object(Map<String, ?> members) {
    return MAPPER.writeValueAsString(members);
  }

  /** A string in quotes, with whitespace made visible. */
  static String text(String text) {
    return MAPPER.writeValueAsString(text);
  }
}
