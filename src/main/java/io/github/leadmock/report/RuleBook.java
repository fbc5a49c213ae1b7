package io.github.leadmock.report;

import io.github.leadmock.contract.Contract;
import io.github.leadmock.contract.Rule;
import io.github.leadmock.contract.RuleCatalogue;
import io.github.leadmock.vendor.VendorApi;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The rule catalogues, with lookup by rule id.
 *
 * @param catalogues one per API
 * @param byId all rules
 */
record RuleBook(List<RuleCatalogue> catalogues, Map<String, Rule> byId) {

  RuleBook {
    catalogues = List.copyOf(catalogues);
    byId = Map.copyOf(byId);
  }

  static RuleBook of(List<RuleCatalogue> catalogues) {
    Map<String, Rule> byId = new LinkedHashMap<>();
    catalogues.forEach(catalogue -> catalogue.rules().forEach(rule -> byId.put(rule.id(), rule)));
    return new RuleBook(catalogues, byId);
  }

  Optional<Rule> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** The rules of an API in the order of its file; none if it has no catalogue. */
  List<Rule> of(String api) {
    return catalogues.stream()
        .filter(catalogue -> catalogue.api().equals(api))
        .flatMap(catalogue -> catalogue.rules().stream())
        .toList();
  }

  /**
   * The operations of an API in the order of its document; none if it has no catalogue or document.
   */
  List<String> operations(String api) {
    return catalogues.stream()
        .filter(catalogue -> catalogue.api().equals(api) && VendorApi.find(api).isPresent())
        .flatMap(catalogue -> Contract.of(api).operations().keySet().stream())
        .toList();
  }
}
