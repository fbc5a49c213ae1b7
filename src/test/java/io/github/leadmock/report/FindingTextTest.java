package io.github.leadmock.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.leadmock.contract.Rule;
import io.github.leadmock.contract.RuleCatalogue;
import io.github.leadmock.verify.Finding;
import java.util.List;
import org.junit.jupiter.api.Test;

class FindingTextTest {

  @Test
  void leavesNoLineToWhatAServerOrAClientSent() {
    String forged = "\n::error::forged\r\nleadmock proxy ready on http://evil\u001b[2J";
    Finding finding =
        new Finding(
            "ML-EV-03",
            Rule.Status.DOCUMENTED,
            Finding.Weight.FAILS,
            "list-events",
            200,
            "/events" + forged,
            "a page holds 10" + forged,
            "20" + forged,
            "10" + forged,
            "curl -d 'a" + forged + "'");

    assertThat(FindingText.of(List.of(finding), RuleCatalogue.of("metroleads")).lines())
        .extracting(line -> line.replaceFirst("^( *[a-z ]+).*", "$1"))
        .containsExactly(
            "a page holds ",
            "  rule",
            "  source",
            "  where",
            "  expected",
            "  but was",
            "  reproduce");
    assertThat(FindingText.of(List.of(finding), RuleCatalogue.of("metroleads")))
        .contains(
            "  but was: 10\\n::error::forged\\r\\nleadmock proxy ready on http://evil\\u001b[2J\n");
  }
}
