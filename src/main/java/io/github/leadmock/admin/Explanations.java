package io.github.leadmock.admin;

import io.github.leadmock.api.Api;
import io.github.leadmock.api.Correction;
import io.github.leadmock.control.Cause;
import io.github.leadmock.journal.LogEntry;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/** Explains what was wrong with a refused request and what to send instead. Thread-safe. */
final class Explanations {

  private final List<Api> apis;
  private volatile @Nullable RuleList rules;

  Explanations(List<Api> apis) {
    this.apis = List.copyOf(apis);
  }

  /** The rules, loaded on first use. */
  RuleList rules() {
    RuleList known = rules;
    if (known == null) {
      known = RuleList.read(apis);
      rules = known;
    }
    return known;
  }

  /** The explanation as JSON; null unless the request itself caused an error. */
  JsonNode of(LogEntry entry) {
    if (entry.outcome().cause() != Cause.NATURAL) {
      return NullNode.getInstance();
    }
    Optional<Correction> correction = entry.correction().get();
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("field", correction.map(Correction::field).orElse(null));
    json.put("hint", entry.outcome().hint());
    json.set("rules", rules().json(entry.outcome().rules()));
    json.set(
        "corrected",
        correction
            .<JsonNode>map(found -> CorrectionJson.of(found, entry.origin()))
            .orElse(NullNode.getInstance()));
    return json;
  }
}
