package io.github.leadmock.api;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toUnmodifiableMap;

import io.github.leadmock.message.JsonText;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The errors of one vendor, one row per status; every failure starts from a row. Immutable. */
public final class ErrorTable {

  private final Map<Integer, Row> rows;

  /** A table of these rows. */
  public ErrorTable(Collection<Row> rows) {
    this.rows = rows.stream().collect(toUnmodifiableMap(Row::status, identity()));
  }

  /**
   * One status.
   *
   * @param status the HTTP status
   * @param documented whether the vendor documents it; an error that only HTTP itself requires
   *     cannot be forced
   * @param rule the rule behind it
   * @param message the default message of the body
   * @param headers headers that are always sent with it
   * @param members further members of the body, with values as JSON text
   */
  public record Row(
      int status,
      boolean documented,
      String rule,
      String message,
      Map<String, String> headers,
      Map<String, String> members) {

    /** Copies the maps. */
    public Row {
      headers = Map.copyOf(headers);
      members = Map.copyOf(members);
    }
  }

  /** Whether the vendor documents this error status. */
  public boolean documents(int status) {
    return documented().contains(status);
  }

  /** The documented error statuses, in ascending order. */
  public List<Integer> documented() {
    return rows.values().stream().filter(Row::documented).map(Row::status).sorted().toList();
  }

  /** The error with the table's own rule and message, without a hint. */
  public Reply.Failure failure(int status) {
    Row row = row(status);
    return failure(row, row.rule(), row.message(), "");
  }

  /**
   * An error with a specific cause.
   *
   * @param rule the rule behind this cause
   * @param message the message of the body
   * @param hint the text of {@code X-Leadmock-Hint}, for the developer
   */
  public Reply.Failure failure(int status, String rule, String message, String hint) {
    return failure(row(status), rule, message, hint);
  }

  private static Reply.Failure failure(Row row, String rule, String message, String hint) {
    Map<String, Object> model = new HashMap<>(row.members());
    model.put("status", JsonText.of(row.status()));
    model.put("message", JsonText.of(message));
    return new Reply.Failure(row.status(), rule, hint, row.headers(), model);
  }

  private Row row(int status) {
    @Nullable Row row = rows.get(status);
    if (row == null) {
      throw new IllegalStateException(
          "status %s is not in the error table %s".formatted(status, rows.keySet()));
    }
    return row;
  }
}
