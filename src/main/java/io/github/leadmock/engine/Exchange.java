package io.github.leadmock.engine;

import io.github.leadmock.api.Api;
import io.github.leadmock.api.Reply;
import io.github.leadmock.control.Outcome;
import io.github.leadmock.message.BodyRoom;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/**
 * The result of a request so far, from its operation to its headers.
 *
 * @param id identifies the request in the journal and the log
 * @param api the API that the path belongs to
 * @param operation the operation's name; empty if none was reached
 * @param session whose own writes the request concerns; empty for shared data
 * @param outcome the operation's reply, its cause and what the controls did to it
 * @param rule the rules behind it, as printed in {@code X-Leadmock-Rule}
 * @param headers further response headers, sorted by name so that equal requests get identical
 *     bytes
 * @param room the memory that a large response takes until it is sent
 */
public record Exchange(
    UUID id,
    Api api,
    Optional<String> operation,
    Optional<String> session,
    Outcome outcome,
    String rule,
    Map<String, String> headers,
    Optional<BodyRoom.Share> room) {

  /** Sorts the headers. */
  public Exchange {
    headers = Collections.unmodifiableSortedMap(new TreeMap<>(headers));
  }

  /** What to send instead; empty if there is no hint. */
  public String hint() {
    return reply() instanceof Reply.Failure failure ? failure.hint() : "";
  }

  /** Gives back the memory of a large response; may be called twice. */
  public void release() {
    room.ifPresent(BodyRoom.Share::close);
  }

  /** The reply. */
  public Reply reply() {
    return outcome.reply();
  }
}
