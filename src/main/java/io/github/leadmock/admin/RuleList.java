package io.github.leadmock.admin;

import io.github.leadmock.api.Api;
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

  private final Map<String, Listed> rules = new LinkedHashMap<>();

  /** A rule with the operations that it concerns. */
  private record Listed(Rule rule, List<String> operations) {}

  private RuleList(List<Api> apis) {
    for (Api api : apis) {
      RuleCatalogue catalogue = RuleCatalogue.of(api.name());
      List<String> all = List.copyOf(api.operations());
      for (Rule rule : catalogue.rules()) {
        rules.put(rule.id(), new Listed(rule, catalogue.about(rule).orElse(all)));
      }
    }
  }

  /** Loads the catalogues of these APIs, which is slow. */
  static RuleList read(List<Api> apis) {
    return new RuleList(apis);
  }

  ArrayNode json() {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    for (Listed one : rules.values()) {
      Rule rule = one.rule();
      ObjectNode json = list.addObject();
      json.put("id", rule.id());
      json.put("api", rule.api());
      ArrayNode names = json.putArray("operations");
      one.operations().forEach(name -> names.add(rule.api() + "/" + name));
      put(json, rule);
      json.put("httpStatus", rule.http().isPresent() ? rule.http().getAsInt() : null);
    }
    return list;
  }

  /** The rules with these ids, in this order; unknown ids are skipped. */
  ArrayNode json(List<String> ids) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    ids.stream()
        .flatMap(id -> Optional.ofNullable(rules.get(id)).stream())
        .forEach(one -> put(list.addObject().put("id", one.rule().id()), one.rule()));
    return list;
  }

  private static void put(ObjectNode json, Rule rule) {
    json.put("status", rule.status().toString());
    json.put("source", rule.source());
    json.put("text", rule.says());
  }
}
