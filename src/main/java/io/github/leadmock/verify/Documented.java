package io.github.leadmock.verify;

import io.github.leadmock.contract.Contract;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * The events and comments in the documents. Their ids were anonymized by hand and contradict each
 * other, so a server that returns them is not checked for consistent ids.
 *
 * @param ids the ids, in lower case
 */
record Documented(Set<String> ids) {

  static Documented of(Contract contract) {
    Stream<JsonNode> events =
        contract
            .example("list-events")
            .path("events")
            .valueStream()
            .map(event -> event.at("/data/event_id"));
    Stream<JsonNode> comments =
        contract
            .example("list-comments")
            .path("sub_events")
            .valueStream()
            .map(comment -> comment.path("sub_event_id"));
    Stream<JsonNode> saved =
        Stream.of("add-note", "update-note", "remove-note")
            .map(operation -> contract.example(operation).at("/data/event_id"));
    return new Documented(
        Stream.of(events, comments, saved)
            .flatMap(all -> all)
            .map(id -> id.asString("").toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet()));
  }

  boolean shows(String id) {
    return ids.contains(id.toLowerCase(Locale.ROOT));
  }
}
