package io.github.leadmock.verify;

import java.math.BigDecimal;
import java.util.Map;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads numbers, writes JSON. */
final class Json {

  private static final JsonMapper MAPPER = new JsonMapper();

  private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);
  private static final BigDecimal LEAST = BigDecimal.valueOf(Long.MIN_VALUE);

  private Json() {}

  /**
   * A number that JSON Schema calls an integer, however it is written: 20, 20.0 and 2e1 alike. What
   * is beyond 64 bits is as large as they go.
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

  /** The same for what stands in a query. */
  static long whole(String digits) {
    return new BigDecimal(digits).min(MOST).longValue();
  }

  static String object(Map<String, ?> members) {
    return MAPPER.writeValueAsString(members);
  }

  /** A string in quotes, so that spaces and line breaks show. */
  static String text(String text) {
    return MAPPER.writeValueAsString(text);
  }
}
