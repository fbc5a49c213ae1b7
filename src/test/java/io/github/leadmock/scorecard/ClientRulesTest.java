package io.github.leadmock.scorecard;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.leadmock.contract.Rule;
import io.github.leadmock.contract.Rule.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ClientRulesTest {

  private static final Pattern ID = Pattern.compile("\\bCL-[A-Z]{2}-\\d{2}\\b");

  @Test
  void hasARuleForEachDutyInTheSameOrder() {
    assertThat(ClientRules.all())
        .as("schemas/client-rules.yaml and Duty")
        .extracting(ClientRule::id)
        .containsExactlyElementsOf(Stream.of(Duty.values()).map(Duty::id).toList());
  }

  @ParameterizedTest
  @MethodSource("rules")
  void saysWhatIsExpectedHowItIsSeenAndWhatToDo(ClientRule rule) {
    assertThat(rule.id()).matches(ID);
    assertThat(rule.topic()).isNotBlank();
    assertThat(rule.says()).endsWith(".").doesNotContain("\n");
    assertThat(rule.seen()).isNotBlank().doesNotEndWith(".");
    assertThat(rule.advice()).isNotBlank();
    Rule plain = rule.rule();
    assertThat(plain.source().startsWith("none"))
        .as("%s is %s and its source %s", rule.id(), plain.status(), plain.source())
        .isEqualTo(plain.status() == Status.ASSUMED);
  }

  @Test
  void leavesNoIdDangling() throws IOException {
    List<String> known = ClientRules.all().stream().map(ClientRule::id).toList();
    for (String root : List.of("src", "docs", "README.md", "examples")) {
      if (Files.exists(Path.of(root))) {
        assertThat(cited(Path.of(root))).as("ids in " + root).isSubsetOf(known);
      }
    }
  }

  private static TreeSet<String> cited(Path root) throws IOException {
    TreeSet<String> ids = new TreeSet<>();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (file.toString().matches(".*\\.(java|md|ya?ml|m?js|ts|txt)")
            && !file.toString().contains("node_modules")) {
          ID.matcher(Files.readString(file)).results().map(MatchResult::group).forEach(ids::add);
        }
      }
    }
    return ids;
  }

  static List<ClientRule> rules() {
    return ClientRules.all();
  }
}
