package io.github.leadmock.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.leadmock.contract.Contract;
import io.github.leadmock.contract.RuleCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

class CatalogueTest {

  @ParameterizedTest
  @MethodSource("io.github.leadmock.vendor.VendorApi#keys")
  void everyRuleHasACheckOrSaysWhyNone(String api) throws IOException {
    Set<String> checked = new HashSet<>();
    Catalogue.of(api).forEach(one -> checked.addAll(one.info().rules()));

    JsonNode file =
        new YAMLMapper().readTree(Files.readString(Path.of("schemas", api, "rules.yaml")));
    for (JsonNode rule : file.path("rules")) {
      assertThat(checked.contains(rule.path("id").asString()))
          .as("%s: either a case or a reason", rule.path("id"))
          .isNotEqualTo(rule.has("unchecked"));
    }
    assertThat(RuleCatalogue.of(api).rules().stream().map(rule -> rule.id()).toList())
        .containsAll(checked);
  }

  @ParameterizedTest
  @MethodSource("io.github.leadmock.vendor.VendorApi#keys")
  void everyCaseHasAnIdOfItsOwnUnderItsOperation(String api) {
    List<CaseInfo> infos = Catalogue.of(api).stream().map(Case::info).toList();

    assertThat(infos).extracting(CaseInfo::id).doesNotHaveDuplicates();
    assertThat(infos)
        .allMatch(info -> info.id().startsWith(api + "/" + info.operation() + "/"))
        .allMatch(info -> Contract.of(api).operations().containsKey(info.operation()));
  }

  @ParameterizedTest
  @MethodSource("io.github.leadmock.vendor.VendorApi#keys")
  void everyOperationHasACase(String api) {
    assertThat(Catalogue.of(api))
        .extracting(one -> one.info().operation())
        .as("the cases of src/main/java/io/github/leadmock/verify/Catalogue.java")
        .containsAll(Contract.of(api).operations().keySet());
  }
}
