package io.github.leadmock.wiremock.stubs;

import com.github.tomakehurst.wiremock.common.Json;
import com.github.tomakehurst.wiremock.common.JsonException;
import com.github.tomakehurst.wiremock.http.DelayDistribution;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Draws from a delay distribution: WireMock accepts some with which every response fails. */
public final class DelayTrial {

  private static final int DRAWS = 20;

  private DelayTrial() {}

  /**
   * Why a distribution cannot be used; empty if it can, or if WireMock reports the error.
   *
   * @param document its JSON document as maps and lists; null for none
   */
  public static Optional<String> fault(@Nullable Object document) {
    if (document == null) {
      return Optional.empty();
    }
    try {
      return draws(Json.read(Json.write(document), DelayDistribution.class));
    } catch (JsonException unfit) {
      return Optional.empty();
    }
  }

  private static Optional<String> draws(DelayDistribution distribution) {
    try {
      for (int i = 0; i < DRAWS; i++) {
        if (distribution.sampleMillis() < 0) {
          return Optional.of("delayDistribution draws less than 0; expected milliseconds");
        }
      }
      return Optional.empty();
    } catch (RuntimeException broken) {
      return Optional.of(
          "delayDistribution cannot be drawn from: %s; expected a lower bound that is not above the"
                  .formatted(broken.getMessage())
              + " upper one, and positive numbers");
    }
  }
}
