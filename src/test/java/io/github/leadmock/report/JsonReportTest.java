package io.github.leadmock.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.leadmock.baseline.Review;
import io.github.leadmock.verify.CaseResult;
import io.github.leadmock.verify.Report;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class JsonReportTest {

  private static final String SCHEMA = "/leadmock/schemas/report.schema.json";

  @ParameterizedTest
  @MethodSource("io.github.leadmock.report.Samples#all")
  void isValidUnderItsSchema(Report report) {
    assertThat(JsonSchemas.violations(SCHEMA, write(report))).isEmpty();
  }

  /** The schema is strict enough to reject these. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"verdict\" : \"failed\" -> \"verdict\" : \"sad\"",
        "\"outcome\" : \"failed\" -> \"outcome\" : \"passed\"",
        "\"format\" : 2 -> \"format\" : 1",
        "\"curl\" -> \"token\"",
        "\"reason\" -> \"because\""
      })
  void isRefusedByItsSchemaWhenChanged(String change) {
    String[] sides = change.split(" -> ");
    String text = write(Samples.mixed());
    assertThat(text).contains(sides[0]);
    assertThat(JsonSchemas.violations(SCHEMA, text.replace(sides[0], sides[1]))).isNotEmpty();
  }

  @Test
  void tellsWarningsFromFindingsThatFailTheRun() {
    JsonNode root = parse(Samples.warned());
    assertThat(root.at("/verdict").asString()).isEqualTo("passed");
    assertThat(root.at("/failOn").asString()).isEqualTo("inferred");
    assertThat(root.at("/summary").toString())
        .isEqualTo(
            "{\"cases\":2,\"passed\":1,\"failed\":0,\"warned\":1,\"known\":0,\"skipped\":0,"
                + "\"causes\":0,\"findings\":1,\"failing\":0,\"warnings\":1,\"accepted\":0}");
    assertThat(root.at("/cases/1/outcome").asString()).isEqualTo("warned");
    assertThat(root.at("/cases/1/findings/0/severity").asString()).isEqualTo("assumed");
    assertThat(root.at("/cases/1/findings/0/weight").asString()).isEqualTo("warns");
  }

  @Test
  void holdsTheWholeReport() {
    Report report = Samples.mixed();
    JsonNode root = parse(report);
    assertThat(root.at("/verdict").asString()).isEqualTo("failed");
    assertThat(root.at("/summary").toString())
        .isEqualTo(
            "{\"cases\":63,\"passed\":60,\"failed\":2,\"warned\":0,\"known\":0,\"skipped\":1,"
                + "\"causes\":3,\"findings\":3,\"failing\":3,\"warnings\":0,\"accepted\":0}");
    assertThat(root.at("/milliseconds").asDouble()).isEqualTo(2345);
    assertThat(root.at("/cases/0/milliseconds").asDouble()).isEqualTo(12.346);
    assertThat(root.at("/cases/0/findings/0/rule").asString()).isEqualTo("ML-EV-03");
    assertThat(root.at("/cases/0/exchanges/0/response/headers/X-Twice").toString())
        .isEqualTo("[\"1\",\"2\"]");
    assertThat(root.at("/cases/2/reason").asString()).startsWith("the timeline grew");
    assertThat(root.at("/readings/0/reading").asString()).isEqualTo("unknown page start: 400");
    assertThat(root.at("/ledger/1/removed").asBoolean()).isFalse();
    assertThat(root.at("/rules/ML-EV-03/status").asString()).isEqualTo("documented");
    assertThat(root.at("/rules").has("LF-SU-01")).isFalse();
  }

  @Test
  void groupsFindingsByTheirCausesAndSaysWhatHasChanged() {
    String text = Samples.write(ReportFormat.JSON, List.of(Samples.sameCause()));
    assertThat(JsonSchemas.violations(SCHEMA, text)).isEmpty();
    JsonNode root = new JsonMapper().readTree(text).at("/runs/0");
    assertThat(root.at("/causes").valueStream().map(JsonNode::toString))
        .containsExactly(
            "{\"rules\":[\"ML-ER-01\"],\"severity\":\"documented\",\"weight\":\"fails\",\"message\":\"the"
                + " content type does not say JSON\",\"pointer\":\"\",\"findings\":2,"
                + "\"cases\":[\"metroleads/list-events/success\",\"metroleads/list-events/order\"],"
                + "\"newCases\":2}",
            "{\"rules\":[\"ML-ER-01\"],\"severity\":\"documented\",\"weight\":\"known\",\"message\":\"the"
                + " content type does not say JSON\",\"pointer\":\"\",\"findings\":1,"
                + "\"cases\":[\"metroleads/list-events/size\"],\"newCases\":0}");
    assertThat(root.at("/fixed/0/rule").asString()).isEqualTo("ML-EV-03");
    assertThat(root.at("/changes/new").asInt()).isEqualTo(2);
    assertThat(root.at("/changes/gone/0/message").asString()).isEqualTo("the page holds * events");
  }

  @Test
  void holdsSeveralRunsWithTheWorstVerdictOnTop() {
    JsonNode root =
        new JsonMapper()
            .readTree(
                Samples.write(
                    ReportFormat.JSON,
                    List.of(Review.of(Samples.passed()), Review.of(Samples.unreachable()))));
    assertThat(root.at("/verdict").asString()).isEqualTo("nothing-checked");
    assertThat(root.at("/runs/0/verdict").asString()).isEqualTo("passed");
    assertThat(root.at("/runs/1/trouble").asString()).startsWith("cannot reach");
  }

  @Test
  void carriesHostileTextUnchangedThroughUtf8() {
    byte[] file = write(Samples.hostile()).getBytes(StandardCharsets.UTF_8);
    JsonNode root = new JsonMapper().readTree(file).at("/runs/0");
    CaseResult hostile = Samples.hostile().cases().get(0);
    assertThat(root.at("/cases/0/findings/0/actual").asString()).isEqualTo(Samples.HOSTILE);
    assertThat(root.at("/cases/0/exchanges/1/response/body").asString())
        .isEqualTo(hostile.exchanges().get(1).responseBody());
  }

  private static JsonNode parse(Report report) {
    return new JsonMapper().readTree(write(report)).at("/runs/0");
  }

  private static String write(Report report) {
    return Samples.write(ReportFormat.JSON, report);
  }
}
