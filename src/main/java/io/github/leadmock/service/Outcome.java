package io.github.leadmock.service;

import io.github.leadmock.operation.Reply;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a request has come to: the reply of its operation, and what goes with it. Immutable.
 *
 * @param reply what the operation answered
 * @param rule the rules behind it, as {@code X-Leadmock-Rule} prints them
 * @param headers further headers of the answer, in the order of their names: equal requests get
 *     equal bytes
 */
public record Outcome(Reply reply, String rule, SortedMap<String, String> headers) {

  private static final SortedMap<String, String> NONE =
      Collections.unmodifiableSortedMap(new TreeMap<>());

  static Outcome of(Reply reply, String rule, Map<String, String> headers) {
    return new Outcome(
        reply,
        rule,
        headers.isEmpty() ? NONE : Collections.unmodifiableSortedMap(new TreeMap<>(headers)));
  }
}
