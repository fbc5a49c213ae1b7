package io.github.leadmock.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.leadmock.baseline.Review;
import io.github.leadmock.contract.Rule;
import io.github.leadmock.contract.RuleCatalogue;
import io.github.leadmock.verify.Report;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class SarifReportTest {

  private static final String SCHEMA = "/report-schemas/sarif-2.1.0-rtm.5.json";

  @ParameterizedTest
  @MethodSource("io.github.leadmock.report.Samples#all")
  void isValidUnderTheStandard(Report report) {
    assertThat(JsonSchemas.violations(SCHEMA, write(report))).isEmpty();
  }

  @Test
  void isRefusedByTheStandardWhenChanged() {
    String text = Samples.write(ReportFormat.SARIF, List.of(Samples.sameCause()));
    for (String member : List.of("\"text\"", "\"driver\"", "\"startLine\"", "\"fail\"")) {
      assertThat(text).contains(member);
      assertThat(JsonSchemas.violations(SCHEMA, text.replace(member, "\"wrong\"")))
          .as(member)
          .isNotEmpty();
    }
  }

  @Test
  void listsTheRulesOfTheApiWithHelp() {
    JsonNode rules = run(Samples.mixed()).at("/tool/driver/rules");
    assertThat(rules.valueStream().map(rule -> rule.at("/id").asString()))
        .containsExactlyElementsOf(
            RuleCatalogue.of("metroleads").rules().stream().map(Rule::id).toList());
    assertThat(rules.valueStream())
        .anySatisfy(
            rule -> {
              assertThat(rule.at("/id").asString()).isEqualTo("ML-EV-03");
              assertThat(rule.at("/help/text").asString())
                  .isEqualTo(
                      "size defaults to 20 events.\n\nStatus: documented. Source:"
                          + " metroleads-events.txt, Fetch events for a lead, Parameters.");
            });
  }

  @Test
  void pointsAtTheLineWhereTheUserDescribesTheServer() {
    JsonNode place = results(List.of(Samples.sameCause())).at("/0/locations/0");
    assertThat(place.at("/physicalLocation/artifactLocation/uri").asString())
        .isEqualTo("leadmock.yaml");
    assertThat(place.at("/physicalLocation/region/startLine").asInt()).isEqualTo(7);
    assertThat(place.at("/logicalLocations/0/fullyQualifiedName").asString())
        .isEqualTo("metroleads/list-events");
  }

  @Test
  void pointsAtNoFileWhereTheUserHasNone() {
    JsonNode result = run(Samples.mixed()).at("/results/0");
    assertThat(result.at("/locations/0").propertyNames()).containsExactly("logicalLocations");
    assertThat(result.at("/ruleId").asString()).isEqualTo("ML-EV-03");
    int index = result.at("/ruleIndex").asInt();
    assertThat(run(Samples.mixed()).at("/tool/driver/rules/" + index + "/id").asString())
        .isEqualTo("ML-EV-03");
    assertThat(result.at("/properties/curl").asString())
        .startsWith("curl -i -u \"$LEADMOCK_USER:$LEADMOCK_TOKEN\"");
  }

  @Test
  void makesOneResultOfACauseAndSaysWhatIsNewAndWhatIsAccepted() {
    JsonNode results = results(List.of(Samples.sameCause()));
    assertThat(results.valueStream().map(result -> result.at("/baselineState").asString()))
        .containsExactly("new", "unchanged", "absent");
    assertThat(results.at("/0/occurrenceCount").asInt()).isEqualTo(2);
    assertThat(results.at("/0/message/text").asString())
        .contains("in case metroleads/list-events/success and 1 other\n");
    assertThat(results.at("/0").has("suppressions")).isFalse();
    assertThat(results.at("/1/suppressions").toString())
        .isEqualTo("[{\"kind\":\"external\",\"status\":\"accepted\"}]");
    assertThat(
            JsonSchemas.violations(
                SCHEMA, Samples.write(ReportFormat.SARIF, List.of(Samples.sameCause()))))
        .isEmpty();
  }

  @Test
  void saysThatARunDidNotEnd() {
    JsonNode invocation = run(Samples.interrupted()).at("/invocations/0");
    assertThat(invocation.at("/executionSuccessful").asBoolean()).isFalse();
    assertThat(invocation.at("/toolExecutionNotifications/0").toString())
        .isEqualTo(
            "{\"level\":\"error\",\"message\":{\"text\":\"the run was interrupted after 1 of 15"
                + " cases\"}}");
  }

  private static JsonNode results(List<Review> runs) {
    return new JsonMapper().readTree(Samples.write(ReportFormat.SARIF, runs)).at("/runs/0/results");
  }

  @Test
  void ranksAFindingByHowSureWeAreOfItsRule() {
    assertThat(run(Samples.mixed()).at("/results").valueStream())
        .extracting(result -> result.at("/level").asString())
        .containsExactly("error", "warning", "error");
  }

  @Test
  void reportsSkippedCasesAndARunThatCheckedNothing() {
    JsonNode invocation = run(Samples.skipped()).at("/invocations/0");
    assertThat(invocation.at("/executionSuccessful").asBoolean()).isFalse();
    assertThat(invocation.at("/toolExecutionNotifications/0/message/text").asString())
        .isEqualTo(
            "metroleads/list-events/partition skipped: the timeline grew from 56 to 57 events"
                + " while it was walked");
    assertThat(run(Samples.mixed()).at("/invocations/0/executionSuccessful").asBoolean()).isTrue();
  }

  @Test
  void makesNeitherLinkNorPlaceholderOfResponseText() {
    JsonNode result = run(Samples.hostile()).at("/results/0");
    assertThat(result.at("/message/text").asString())
        .contains("{{0}} \\[link\\](http://evil.example) C:\\\\users");
    assertThat(result.at("/properties/actual").asString()).isEqualTo(Samples.HOSTILE);
    assertThat(result.has("ruleIndex")).isFalse();
  }

  private static JsonNode run(Report report) {
    return new JsonMapper().readTree(write(report)).at("/runs/0");
  }

  private static String write(Report report) {
    return Samples.write(ReportFormat.SARIF, report);
  }
}
