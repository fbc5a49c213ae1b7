package io.github.leadmock.scorecard;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What shows that a rule is broken. Immutable; contains no secrets.
 *
 * @param what what happened, as a sentence without a full stop
 * @param calls the requests that show it, in their order
 */
public record Evidence(String what, List<Shown> calls) {

  /** Copies the list. */
  public Evidence {
    requireNonNull(what, "what is null");
    calls = List.copyOf(calls);
  }

  /**
   * A request.
   *
   * @param id the id of its log entry, as long as the log keeps it
   * @param millis when it arrived, in milliseconds since 1970
   * @param method its method
   * @param url its path and query, with secrets masked
   * @param status the status of its answer
   * @param lost whether the client got no complete answer
   */
  public record Shown(UUID id, long millis, String method, String url, int status, boolean lost) {

    /** When it arrived. */
    public Instant time() {
      return Instant.ofEpochMilli(millis);
    }

    /** In one line. */
    @Override
    public String toString() {
      return "%s %s: %s%s".formatted(method, url, status, lost ? ", answer lost" : "");
    }
  }

  static Evidence of(String what, Call... calls) {
    return new Evidence(what, Stream.of(calls).map(Call::shown).toList());
  }

  /** In one line. */
  @Override
  public String toString() {
    return what + " " + calls;
  }
}
