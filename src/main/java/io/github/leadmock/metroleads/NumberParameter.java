package io.github.leadmock.metroleads;

import io.github.leadmock.api.Reply;
import io.github.leadmock.api.Request;
import io.github.leadmock.api.RequestCorrection;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A whole number in the query.
 *
 * @param name the name of the parameter
 * @param byDefault the default value
 * @param low the lowest valid value
 * @param high the highest valid value
 * @param rule the rule that sets the range
 */
record NumberParameter(String name, long byDefault, long low, long high, String rule) {

  // Long.parseLong accepts any number of 18 digits; the largest long has 19.
  private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

  private static final Pattern NEARLY_NUMBER =
      Pattern.compile("-?\\d{1,40}(?:\\.\\d{1,40})?(?:[eE][-+]?\\d{1,3})?");

  /** Refuses an invalid value; empty if it is valid or absent. */
  Optional<Reply> refusal(Request request) {
    List<String> given = request.parameter(name);
    if (given.size() > 1) {
      return Optional.of(
          Errors.badRequest(
              "ML-EV-10",
              "%s is given %s times; expected once".formatted(name, given.size()),
              "Send %s only once.".formatted(name)));
    }
    if (given.isEmpty() || isInRange(given.get(0))) {
      return Optional.empty();
    }
    String expected = "expected a whole number from %s to %s".formatted(low, high);
    return Optional.of(
        Errors.badRequest(
            rule,
            "%s is '%s'; %s".formatted(name, given.get(0), expected),
            "Send %s=%s, or leave it out: %s."
                .formatted(
                    name,
                    nearest(given.get(0)).orElseGet(() -> String.valueOf(byDefault)),
                    expected)));
  }

  /** The value; call only for a request that is not refused. */
  long value(Request request) {
    List<String> given = request.parameter(name);
    return given.isEmpty() ? byDefault : Long.parseLong(given.get(0));
  }

  /** Leaves one valid value: the first valid one, or one nearest to an invalid number, or none. */
  void mend(RequestCorrection correction) {
    List<String> given = correction.parameter(name);
    correction.parameter(
        name,
        given.stream()
            .filter(this::isInRange)
            .findFirst()
            .or(() -> given.stream().flatMap(text -> nearest(text).stream()).findFirst()));
  }

  private Optional<String> nearest(String text) {
    Matcher number = NEARLY_NUMBER.matcher(text);
    return number.find()
        ? Optional.of(
            new BigDecimal(number.group())
                .max(BigDecimal.valueOf(low))
                .min(BigDecimal.valueOf(high))
                .toBigInteger()
                .toString())
        : Optional.empty();
  }

  private boolean isInRange(String text) {
    if (!NUMBER.matcher(text).matches()) {
      return false;
    }
    long number = Long.parseLong(text);
    return number >= low && number <= high;
  }
}
