package io.github.leadmock.report;

import io.github.leadmock.baseline.Changes;
import io.github.leadmock.contract.Rule;
import io.github.leadmock.verify.CaseResult.Outcome;
import io.github.leadmock.verify.Finding;
import io.github.leadmock.verify.HttpExchange;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Formats values for reports. Numbers are formatted with {@code %s}, because {@code %d} depends on
 * the machine's locale.
 */
public final class Words {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private Words() {}

  /** A number with its noun: {@code 1 case}, {@code 2 cases}. */
  public static String count(long number, String noun) {
    return count(number, noun, noun + "s");
  }

  /** The same with a plural of its own: {@code 1 entry}, {@code 2 entries}. */
  public static String count(long number, String one, String several) {
    return number + " " + (number == 1 ? one : several);
  }

  /** {@code passed}, {@code failed}, {@code warned}, {@code known} or {@code skipped}. */
  static String of(Outcome outcome) {
    return outcome.name().toLowerCase(Locale.ROOT);
  }

  /** What has changed, as a sentence without a full stop. */
  static String of(Changes changes) {
    return "Since the run of %s, by case and cause: %s new, %s gone, %s the same"
        .formatted(
            of(changes.since()),
            changes.fresh().size(),
            changes.gone().size(),
            changes.same().size());
  }

  /** A time in UTC, to the second. */
  static String of(Instant time) {
    return TIME.format(time);
  }

  /** Which findings fail a run. */
  static String failOn(Rule.Status surest) {
    return switch (surest) {
      case DOCUMENTED -> "documented rules";
      case INFERRED -> "documented and inferred rules";
      case ASSUMED -> "every rule";
    };
  }

  /** Where a finding occurred: operation, status and JSON pointer. */
  static String where(Finding finding) {
    List<String> parts = new ArrayList<>();
    parts.add(finding.operation());
    parts.add(finding.status() == 0 ? "no response" : "status " + finding.status());
    if (!finding.pointer().isEmpty()) {
      parts.add("at " + finding.pointer());
    }
    return String.join(", ", parts);
  }

  /** A request and the status of its response, on one line. */
  static String of(HttpExchange exchange) {
    return exchange.method() + " " + exchange.url() + " → " + status(exchange.status());
  }

  static String status(int status) {
    return status == 0 ? "no response" : Integer.toString(status);
  }

  /** A duration for people: {@code 0.4 ms}, {@code 12 ms}, {@code 3.25 s}. */
  static String of(Duration time) {
    BigDecimal millis = millis(time);
    if (millis.compareTo(BigDecimal.valueOf(1000)) >= 0) {
      return plain(millis.movePointLeft(3), 2) + " s";
    }
    return plain(millis, millis.compareTo(BigDecimal.TEN) < 0 ? 1 : 0) + " ms";
  }

  /** Milliseconds, to the microsecond. */
  static BigDecimal millis(Duration time) {
    return BigDecimal.valueOf(time.toNanos(), 6).setScale(3, RoundingMode.HALF_UP);
  }

  /** Seconds, to the millisecond, as in JUnit XML. */
  static String seconds(Duration time) {
    return BigDecimal.valueOf(time.toNanos(), 9).setScale(3, RoundingMode.HALF_UP).toPlainString();
  }

  private static String plain(BigDecimal number, int digits) {
    BigDecimal rounded = number.setScale(digits, RoundingMode.HALF_UP).stripTrailingZeros();
    return rounded.toPlainString();
  }
}
