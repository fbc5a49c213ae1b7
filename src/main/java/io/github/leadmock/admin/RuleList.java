package io.github.leadmock.admin;

import io.github.leadmock.contract.Rule;
import io.github.leadmock.contract.RuleCatalogue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The rule catalogues of both APIs as JSON. Immutable and thread-safe. */
final class RuleList {

  /** The operations of rules that concern only some of them, by id prefix. */
  private static final Map<String, List<String>> PARTS =
      Map.of(
          "ML-EV", List.of("list-events"),
          "ML-CO", List.of("list-comments"),
          "ML-NO", List.of("add-note", "update-note", "remove-note"),
          "LF-SU", List.of("lead-summary"));

  private final Map<String, Rule> rules = new LinkedHashMap<>();
  private final Map<String, List<String>> operations = new LinkedHashMap<>();

  private RuleList(List<RuleCatalogue> catalogues) {
    for (RuleCatalogue catalogue : catalogues) {
      operations.put(catalogue.api(), catalogue.operations());
      catalogue.rules().forEach(rule -> rules.put(rule.id(), rule));
    }
  }

  /** Loads the catalogues, which is slow. */
  static RuleList read() {
    return new RuleList(RuleCatalogue.all());
  }

  ArrayNode json() {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    for (Rule rule : rules.values()) {
      ObjectNode json = list.addObject();
      json.put("id", rule.id());
      json.put("api", rule.api());
      ArrayNode names = json.putArray("operations");
      operationsOf(rule).forEach(name -> names.add(rule.api() + "/" + name));
      put(json, rule);
      json.put("httpStatus", rule.http().isPresent() ? rule.http().getAsInt() : null);
    }
    return list;
  }

  private List<String> operationsOf(Rule rule) {
    String part = rule.id().substring(0, "ML-EV".length());
    return Optional.ofNullable(PARTS.get(part))
        .or(() -> Optional.ofNullable(operations.get(rule.api())))
        .orElseThrow();
  }

  /** The rules with these ids, in this order; unknown ids are skipped. */
  ArrayNode json(List<String> ids) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    ids.stream()
        .flatMap(id -> Optional.ofNullable(rules.get(id)).stream())
        .forEach(rule -> put(list.addObject().put("id", rule.id()), rule));
    return list;
  }

  private static void put(ObjectNode json, Rule rule) {
    json.put("status", rule.status().toString());
    json.put("source", rule.source());
    json.put("text", rule.says());
  }
}
