package io.github.leadmock.engine;

import io.github.leadmock.api.Api;
import io.github.leadmock.api.Reply;
import io.github.leadmock.control.Outcome;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/**
 * What one request has come to so far, from its operation to its headers.
 *
 * @param id names the request, in the journal and in the log
 * @param api whose paths it is on
 * @param operation the operation's name, if it reached one
 * @param session whose own writes it is about; empty for those that all share
 * @param outcome what the operation answered, why, and what the switches make of it
 * @param rule the rules behind it, as {@code X-Leadmock-Rule} prints them
 * @param headers further headers of the response, in the order of their names: equal requests get
 *     equal bytes
 */
public record Exchange(
    UUID id,
    Api api,
    Optional<String> operation,
    Optional<String> session,
    Outcome outcome,
    String rule,
    Map<String, String> headers) {

  /** Sorts the headers. */
  public Exchange {
    headers = Collections.unmodifiableSortedMap(new TreeMap<>(headers));
  }

  /** What to send instead; empty for none. */
  public String hint() {
    return reply() instanceof Reply.Failure failure ? failure.hint() : "";
  }

  /** What to answer. */
  public Reply reply() {
    return outcome.reply();
  }
}
