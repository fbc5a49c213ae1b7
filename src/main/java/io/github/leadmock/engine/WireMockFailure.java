package io.github.leadmock.engine;

import io.github.leadmock.message.PlainWords;
import org.jspecify.annotations.Nullable;

/** Explains to a client what WireMock threw. Stateless. */
public final class WireMockFailure {

  private WireMockFailure() {}

  /** The answer to a call of WireMock's admin API with which it failed. */
  public static String badCall(Exception tripped) {
    return "WireMock cannot make sense of this call: %s; look at its parameters and its body"
        .formatted(reason(tripped));
  }

  /** The reason, in plain words, to stand in a sentence. */
  static String reason(Exception tripped) {
    if (tripped instanceof NullPointerException) {
      return "something that it needs is missing or null";
    }
    @Nullable String said = tripped.getMessage();
    String message = said == null ? tripped.getClass().getSimpleName() : said;
    if (tripped instanceof NumberFormatException) {
      return "expected a number" + message.replaceFirst("^For input string:", ", got");
    }
    return PlainWords.of(message.lines().findFirst().orElse("").strip());
  }
}
