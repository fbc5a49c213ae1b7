package io.github.leadmock.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.leadmock.contract.Rule.Status;
import io.github.leadmock.vendor.VendorApi;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class RuleCatalogueTest {

  @Test
  void hasACatalogueForEachApi() {
    assertThat(RuleCatalogue.all())
        .extracting(RuleCatalogue::api)
        .containsExactlyElementsOf(VendorApi.keys());
  }

  @ParameterizedTest
  @MethodSource("catalogues")
  void hasUniqueWellFormedIds(RuleCatalogue catalogue) {
    String prefix = catalogue.id("");
    assertThat(catalogue.rules())
        .extracting(Rule::id)
        .doesNotHaveDuplicates()
        .allMatch(id -> id.matches(prefix + "([A-Z]{2}-\\d{2}|ST-[1-5]\\d{2})"))
        .hasSizeGreaterThan(20);
    assertThat(catalogue.rules()).extracting(Rule::api).containsOnly(catalogue.api());
  }

  @ParameterizedTest
  @MethodSource("catalogues")
  void namesOperationsOfTheDocumentForGroupsThatItHas(RuleCatalogue catalogue) {
    catalogue
        .groups()
        .forEach(
            (group, operations) -> {
              assertThat(catalogue.rules()).anyMatch(rule -> rule.id().startsWith(group + "-"));
              assertThat(Contract.of(catalogue.api()).operations().keySet())
                  .as("groups in schemas/%s/rules.yaml", catalogue.api())
                  .containsAll(operations);
            });
  }

  @Test
  void tellsWhichOperationsARuleIsAbout() {
    RuleCatalogue catalogue = RuleCatalogue.of("metroleads");
    assertThat(catalogue.about(catalogue.rule("ML-CO-01"))).contains(List.of("list-comments"));
    assertThat(catalogue.about(catalogue.rule("ML-ST-200"))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("catalogues")
  void numbersTheRulesOfAGroupWithoutAGap(RuleCatalogue catalogue) {
    Rule previous = null;
    for (Rule rule : catalogue.rules()) {
      if (rule.http().isEmpty()) {
        int number = Integer.parseInt(rule.id().substring(6));
        boolean follows = previous != null && previous.id().startsWith(rule.id().substring(0, 6));
        assertThat(number)
            .as(rule.id())
            .isEqualTo(follows ? Integer.parseInt(previous.id().substring(6)) + 1 : 1);
      }
      previous = rule;
    }
  }

  @ParameterizedTest
  @MethodSource("rules")
  void hasATextAndASourceForEachRule(Rule rule) {
    assertThat(rule.says()).as(rule.id()).endsWith(".").doesNotContain("\n").hasSizeGreaterThan(20);
    assertThat(rule.source()).as(rule.id()).isNotBlank().doesNotContain("\n");
    if (rule.status() != Status.ASSUMED) {
      assertThat(rule.source()).as(rule.id()).doesNotStartWith("none");
    }
  }

  @Test
  void hasTheStatusesThatMetroLeadsDocuments() {
    assertStatuses("metroleads", "ML", 200, 400, 401, 402, 404, 405, 429, 500, 502, 503, 504);
  }

  @Test
  void hasTheStatusesThatLiveForceDocuments() {
    assertStatuses("liveforce", "LF", 200, 400, 401, 402, 403, 404, 412, 429, 500, 502, 503, 504);
  }

  @ParameterizedTest
  @EnumSource
  void picksRulesByStatus(Status status) {
    List<Rule> picked = RuleCatalogue.of("metroleads").rules(Optional.of(status)).toList();
    assertThat(picked).isNotEmpty().extracting(Rule::status).containsOnly(status);
  }

  @Test
  void picksAllRulesWhenNoStatusIsGiven() {
    RuleCatalogue catalogue = RuleCatalogue.of("metroleads");
    assertThat(catalogue.rules(Optional.empty())).containsExactlyElementsOf(catalogue.rules());
    assertThat(
            Stream.of(Status.values())
                .flatMap(status -> catalogue.rules(Optional.of(status)))
                .count())
        .isEqualTo(catalogue.rules().size());
  }

  @Test
  void spellsAStatusAsTheFileDoes() {
    assertThat(Status.values())
        .extracting(Status::toString)
        .containsExactly("documented", "inferred", "assumed");
  }

  @Test
  void rejectsAnApiWithoutACatalogue() {
    assertThatIllegalStateException()
        .isThrownBy(() -> RuleCatalogue.of("acme"))
        .withMessage("leadmock/schemas/acme/rules.yaml is missing from the jar");
  }

  static List<RuleCatalogue> catalogues() {
    return RuleCatalogue.all();
  }

  static Stream<Rule> rules() {
    return RuleCatalogue.all().stream().flatMap(catalogue -> catalogue.rules().stream());
  }

  private static void assertStatuses(String api, String prefix, Integer... statuses) {
    List<Rule> about =
        RuleCatalogue.of(api).rules().stream().filter(rule -> rule.http().isPresent()).toList();
    assertThat(about).extracting(rule -> rule.http().getAsInt()).containsExactly(statuses);
    assertThat(about)
        .allSatisfy(
            rule -> {
              assertThat(rule.id()).isEqualTo(prefix + "-ST-" + rule.http().getAsInt());
              assertThat(rule.status()).isEqualTo(Status.DOCUMENTED);
              assertThat(rule.says()).startsWith(rule.http().getAsInt() + ": ");
              assertThat(rule.source()).endsWith("status " + rule.http().getAsInt());
            });
  }
}
