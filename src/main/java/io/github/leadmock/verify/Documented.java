package io.github.leadmock.verify;

import io.github.leadmock.contract.Contract;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The events and comments in the documents. Their ids were anonymized by hand and contradict each
 * other, so a server that returns them is not checked for consistent ids.
 *
 * @param ids the ids, in lower case
 */
record Documented(Set<String> ids) {

  private static final List<String> ID_MEMBERS = List.of("event_id", "sub_event_id");

  static Documented of(Contract contract) {
    return new Documented(
        contract.operations().keySet().stream()
            .map(contract::example)
            .flatMap(
                example ->
                    ID_MEMBERS.stream().flatMap(member -> example.findValues(member).stream()))
            .map(id -> id.asString("").toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet()));
  }

  boolean shows(String id) {
    return ids.contains(id.toLowerCase(Locale.ROOT));
  }
}
