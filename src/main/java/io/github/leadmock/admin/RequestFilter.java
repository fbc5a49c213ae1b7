package io.github.leadmock.admin;

import io.github.leadmock.journal.LogEntry;
import io.github.leadmock.journal.Secrets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which log entries to return.
 *
 * @param operation only this operation; {@code stub} for those that a user's stub mapping answered,
 *     {@code unmatched} for those that neither an operation nor a stub mapping did
 * @param status only this status ({@code 404}) or class ({@code 4xx}), or {@code failed} for all
 *     errors and broken connections
 * @param session only those of this session
 * @param client only those of this program
 * @param text only entries that contain this text, ignoring case; masked values are not searched
 * @param console {@code hide} to leave out the console's own requests, {@code only} to return
 *     nothing else
 */
record RequestFilter(
    Optional<String> operation,
    Optional<String> status,
    Optional<String> session,
    Optional<String> client,
    Optional<String> text,
    Optional<String> console) {

  private static final Pattern CONSOLE = Pattern.compile("show|hide|only");
  private static final Pattern STATUS = Pattern.compile("[1-5](?:xx|\\d\\d)|failed");

  /**
   * Reads it.
   *
   * @param operations all operations, such as {@code metroleads/add-note}
   */
  static RequestFilter of(Parameters parameters, List<String> operations) {
    return new RequestFilter(
        parameters.oneOf(
            "operation",
            Stream.concat(operations.stream(), Stream.of("stub", "unmatched"))
                .toArray(String[]::new)),
        parameters.matching(
            "status", STATUS, "a status such as 404, a class such as 4xx, or failed"),
        parameters.text("session"),
        parameters.text("client"),
        parameters.text("q").map(text -> text.toLowerCase(Locale.ROOT)),
        parameters.matching("console", CONSOLE, "show, hide or only"));
  }

  boolean takes(LogEntry entry) {
    return operation.map(id -> isFor(id, entry.target())).orElse(true)
        && status.map(wanted -> isStatus(wanted, entry)).orElse(true)
        && (session.isEmpty() || session.equals(entry.target().session()))
        && (client.isEmpty() || client.equals(entry.client()))
        && text.map(part -> shows(entry, part)).orElse(true)
        && console.map(wanted -> isFrom(wanted, entry)).orElse(true);
  }

  private static boolean isFrom(String wanted, LogEntry entry) {
    return wanted.equals("show") || wanted.equals("only") == entry.isFromConsole();
  }

  private static boolean isFor(String wanted, LogEntry.Target target) {
    return switch (wanted) {
      case "stub" -> target.stub().isPresent();
      case "unmatched" -> target.stub().isEmpty() && target.operation().isEmpty();
      default -> target.operation().equals(Optional.of(wanted));
    };
  }

  private static boolean isStatus(String wanted, LogEntry entry) {
    if (wanted.equals("failed")) {
      return entry.status() >= 400 || entry.outcome().fault().isPresent();
    }
    return wanted.endsWith("xx")
        ? wanted.charAt(0) - '0' == entry.status() / 100
        : wanted.equals(String.valueOf(entry.status()));
  }

  private static boolean shows(LogEntry entry, String part) {
    return Stream.of(
            Stream.of(
                entry.method() + " " + Secrets.url(entry.url()),
                entry.id().toString(),
                entry.outcome().hint()),
            entry.target().session().stream(),
            entry.target().operation().stream(),
            entry.target().stub().stream(),
            entry.outcome().change().stream(),
            entry.outcome().rules().stream())
        .flatMap(texts -> texts)
        .anyMatch(text -> text.toLowerCase(Locale.ROOT).contains(part));
  }
}
