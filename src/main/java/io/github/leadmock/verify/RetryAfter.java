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
   * with Retry-After.
   *
   * @param attempt the number of tries so far, from 1
   */
  static Optional<Duration> of(Answer answer, int attempt) {
    Optional<String> header = answer.header("Retry-After");
    if (answer.status() == 429) {
      // Exponential backoff, as both vendors ask for, if the server does not say.
      return Optional.of(
          header
              .flatMap(RetryAfter::parse)
              .orElse(Duration.ofMillis(500L << Math.min(attempt, 8))));
    }
    return answer.status() == 503 ? header.flatMap(RetryAfter::parse) : Optional.empty();
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
