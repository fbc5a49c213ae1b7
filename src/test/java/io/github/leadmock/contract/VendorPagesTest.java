package io.github.leadmock.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The sources that rules name can be looked up in docs/vendors. */
class VendorPagesTest {

  private static final Pattern SECTION =
      Pattern.compile("metroleads-events\\.txt, ((?:Fetch|Add|Update|Remove) [a-z ]+)");
  private static final Pattern STATUS = Pattern.compile("(?:MetroLeads|LiveForce) status (\\d{3})");

  private static List<String> named(String api, Pattern what) {
    return RuleCatalogue.of(api).rules().stream()
        .flatMap(rule -> what.matcher(rule.source()).results())
        .map((MatchResult found) -> found.group(1).strip())
        .distinct()
        .toList();
  }

  private static String page(String api) throws IOException {
    return Files.readString(Path.of("docs", "vendors", api + ".md"));
  }

  @ParameterizedTest
  @MethodSource("io.github.leadmock.vendor.VendorApi#keys")
  void haveTheStatusesThatRulesName(String api) throws IOException {
    String page = page(api);
    assertThat(named(api, STATUS))
        .hasSizeGreaterThan(5)
        .allSatisfy(
            status ->
                assertThat(page.lines())
                    .anyMatch(line -> line.startsWith("| ") && line.contains(status)));
  }

  @Test
  void haveTheSectionsThatRulesName() throws IOException {
    assertThat(page("metroleads").lines())
        .containsAll(named("metroleads", SECTION).stream().map(name -> "## " + name).toList());
    assertThat(named("metroleads", SECTION)).hasSize(5);
  }
}
