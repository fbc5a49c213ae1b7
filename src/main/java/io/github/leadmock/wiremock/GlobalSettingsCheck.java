package io.github.leadmock.wiremock;

import com.github.tomakehurst.wiremock.common.Json;
import com.github.tomakehurst.wiremock.common.JsonException;
import com.github.tomakehurst.wiremock.global.GlobalSettings;
import io.github.leadmock.control.Latency;
import io.github.leadmock.message.PlainWords;
import io.github.leadmock.wiremock.stubs.DelayTrial;
import io.github.leadmock.wiremock.stubs.LenientNumber;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Checks WireMock's global settings, because WireMock accepts some with which every request fails
 * or waits forever.
 */
final class GlobalSettingsCheck {

  private static final String NO_OBJECT =
      "the settings are no JSON object; expected one, such as {\"fixedDelay\":200}";

  /** In standard deviations: one of some thirty thousand draws is larger. */
  private static final double RARE = 4;

  private static final JsonMapper JSON = new JsonMapper();

  private GlobalSettingsCheck() {}

  /**
   * Why settings are invalid; empty if they are valid.
   *
   * @param document the JSON document as maps and lists
   */
  static Optional<String> fault(@Nullable Object document) {
    if (!(document instanceof Map<?, ?> given)) {
      return Optional.of(NO_OBJECT);
    }
    // WireMock also takes the form in which it shows the settings.
    @Nullable Object inner = given.containsKey("settings") ? given.get("settings") : given;
    if (!(inner instanceof Map<?, ?> members)) {
      return Optional.of(NO_OBJECT);
    }
    return delay("fixedDelay", members.get("fixedDelay"))
        .or(() -> unreadable(members))
        .or(() -> DelayTrial.fault(members.get("delayDistribution")))
        .or(() -> distribution(members.get("delayDistribution")));
  }

  private static Optional<String> delay(String place, @Nullable Object value) {
    return LenientNumber.of(value)
        .filter(millis -> !(millis >= 0 && millis <= Latency.MAX_MILLIS))
        .map(
            wrong ->
                "%s is %s; expected milliseconds, 0 to %s"
                    .formatted(place, value, Latency.MAX_MILLIS));
  }

  /** WireMock's own error is about another form of the settings. */
  private static Optional<String> unreadable(Map<?, ?> members) {
    try {
      Json.read(JSON.writeValueAsString(members), GlobalSettings.class);
      return Optional.empty();
    } catch (JsonException unfit) {
      var error = unfit.getErrors().first();
      String place =
          error.getSource() == null || error.getSource().getPointer() == null
              ? "the settings"
              : error.getSource().getPointer();
      String said = String.valueOf(error.getDetail()).lines().findFirst().orElse("").strip();
      return Optional.of("%s: %s".formatted(place, PlainWords.of(said)));
    }
  }

  private static Optional<String> distribution(@Nullable Object document) {
    if (!(document instanceof Map<?, ?> members)) {
      return Optional.empty();
    }
    return Stream.of("milliseconds", "upper", "median", "maxValue")
        .flatMap(member -> delay("delayDistribution." + member, members.get(member)).stream())
        .findFirst()
        .or(() -> longTail(members));
  }

  /** A log-normal distribution has no longest delay. */
  private static Optional<String> longTail(Map<?, ?> members) {
    double median = LenientNumber.of(members.get("median")).orElse(0.0);
    double sigma = LenientNumber.of(members.get("sigma")).orElse(0.0);
    boolean endless =
        LenientNumber.of(members.get("maxValue")).isEmpty()
            && median * Math.exp(RARE * sigma) > Latency.MAX_MILLIS;
    return endless
        ? Optional.of(
            "delayDistribution draws delays above %s milliseconds; lower median or sigma, or set"
                    .formatted(Latency.MAX_MILLIS)
                + " maxValue")
        : Optional.empty();
  }
}
