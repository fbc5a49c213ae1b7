package io.github.leadmock.wiremock.stubs;

import com.github.tomakehurst.wiremock.common.Json;
import com.github.tomakehurst.wiremock.common.JsonException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads numbers as WireMock does, which takes them from strings too. */
public final class LenientNumber {

  private LenientNumber() {}

  /**
   * The number that WireMock would read; empty if there is none, or if WireMock reports the error.
   *
   * @param value a value of a JSON document as maps and lists
   */
  public static Optional<Double> of(@Nullable Object value) {
    if (value instanceof Number number) {
      return Optional.of(number.doubleValue());
    }
    if (!(value instanceof String text)) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(Json.read(Json.write(text), Double.class));
    } catch (JsonException noNumber) {
      return Optional.empty();
    }
  }
}
