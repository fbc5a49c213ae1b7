package io.github.leadmock.wiremock;

import com.github.tomakehurst.wiremock.common.Json;
import com.github.tomakehurst.wiremock.common.JsonException;
import com.github.tomakehurst.wiremock.global.GlobalSettings;
import com.github.tomakehurst.wiremock.http.DelayDistribution;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Checks WireMock's global settings, because WireMock accepts some with which every request fails.
 */
final class GlobalSettingsCheck {

  private static final int DRAWS = 20;

  private GlobalSettingsCheck() {}

  /**
   * Why settings are invalid; empty if they are valid or WireMock reports the fault itself.
   *
   * @param document the JSON document as maps and lists
   */
  static Optional<String> fault(@Nullable Object document) {
    if (!(document instanceof Map<?, ?>)) {
      return Optional.of(
          "the settings are no JSON object; expected one, such as {\"fixedDelay\":200}");
    }
    GlobalSettings settings;
    try {
      settings = Json.read(Json.write(document), GlobalSettings.class);
    } catch (JsonException unfit) {
      return Optional.empty();
    }
    @Nullable Integer fixed = settings.getFixedDelay();
    if (fixed != null && fixed < 0) {
      return Optional.of("fixedDelay is %s; expected milliseconds, 0 or more".formatted(fixed));
    }
    @Nullable DelayDistribution distribution = settings.getDelayDistribution();
    return distribution == null ? Optional.empty() : draws(distribution);
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
