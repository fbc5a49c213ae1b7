package io.github.leadmock.verify;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** How long a busy server asks clients to wait. */
final class RetryAfter {

  private RetryAfter() {}

  /**
   * The time to wait before another try, if the answer asks for one: always for 429, for 503 only
   * with Retry-After. A server that says "at once" is believed once: trying again and again would
   * keep it busy, and use up the requests.
   *
   * @param attempt the number of tries so far, from 1
   */
  static Optional<Duration> of(Answer answer, int attempt) {
    Optional<Duration> asked = answer.header("Retry-After").flatMap(RetryAfter::parse);
    if (answer.status() != 429 && (answer.status() != 503 || asked.isEmpty())) {
      return Optional.empty();
    }
    // Exponential backoff, as both vendors ask for, if the server does not say.
    Duration backoff = Duration.ofMillis(500L << Math.min(attempt, 8));
    return Optional.of(asked.filter(wait -> attempt == 1 || !wait.isZero()).orElse(backoff));
  }

  private static Optional<Duration> parse(String value) {
    String text = value.strip();
    if (text.matches("\\d{1,9}")) {
      return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
    }
    try {
      Instant when = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      Duration wait = Duration.between(Instant.now(), when);
      return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
    } catch (DateTimeParseException neither) {
      return Optional.empty();
    }
  }
}
