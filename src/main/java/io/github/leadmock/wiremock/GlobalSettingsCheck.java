package io.github.leadmock.wiremock;

import com.github.tomakehurst.wiremock.common.Json;
import com.github.tomakehurst.wiremock.common.JsonException;
import com.github.tomakehurst.wiremock.global.GlobalSettings;
import io.github.leadmock.wiremock.stubs.DelayTrial;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Checks WireMock's global settings, because WireMock accepts some with which every request fails.
 */
final class GlobalSettingsCheck {

  private GlobalSettingsCheck() {}

  /**
   * Why settings are invalid; empty if they are valid or WireMock reports the fault itself.
   *
   * @param document the JSON document as maps and lists
   */
  static Optional<String> fault(@Nullable Object document) {
    if (!(document instanceof Map<?, ?> members)) {
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
    return DelayTrial.fault(members.get("delayDistribution"));
  }
}
