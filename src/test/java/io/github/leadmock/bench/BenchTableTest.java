package io.github.leadmock.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchTableTest {

  private static final Set<String> SOME =
      Set.of(
          "ml-list-status-500",
          "ml-list-body-html",
          "ml-count-less",
          "ml-add-lost",
          "lf-lead-all",
          "keys-reordered",
          "charset",
          "only-api-prefix",
          "nulls",
          "doubt-past-the-end-404");

  @TempDir Path folder;

  @Test
  void countsWhatIsCaughtAndWhoIsAccused() throws Exception {
    BenchSummary summary = new BenchTable(BenchTableTest::smokeCheck, SOME::contains).run(folder);

    assertThat(summary.missed()).containsExactly("ml-count-less", "ml-add-lost", "lf-lead-all");
    assertThat(summary.wronged()).isEmpty();
    assertThat(summary.text())
        .isEqualTo(
            "2 of 5 faults caught, 0 of them with a warning, 0 of 8 correct servers accused");
    assertThat(summary.shortcomings())
        .isEqualTo("missed ml-count-less\nmissed ml-add-lost\nmissed lf-lead-all");
  }

  @Test
  void writesTheTablesIntoTheFolder() throws Exception {
    new BenchTable(BenchTableTest::smokeCheck, SOME::contains).run(folder.resolve("new"));

    assertThat(Files.readString(folder.resolve("new").resolve(BenchTable.MARKDOWN)))
        .contains("2 of 5 faults caught, 0 of them with a warning, 0 of 8 correct servers accused.")
        .contains("| yes | ml-list-status-500 | ml-list: success is a 500 | no |")
        .contains("| **no** | ml-add-lost |")
        .contains("| yes | yes | only-api-prefix | metroleads |")
        .contains("## Open questions, not counted")
        .contains("| yes | yes | doubt-past-the-end-404 |");
    List<String> csv = Files.readAllLines(folder.resolve("new").resolve(BenchTable.CSV));
    assertThat(csv.get(0))
        .isEqualTo(
            "kind,id,api,writes,says,expected,named,warned,skipped,exit,result,milliseconds");
    assertThat(csv).hasSize(1 + 3 + 5 + 2 + 1 + 2 + 1 + 2 + 1 + 1);
    assertThat(csv)
        .anyMatch(line -> line.startsWith("\"fault\",\"ml-add-lost\",\"metroleads\",\"yes\""));
  }

  @Test
  void takesAVerifierThatFailsForOneThatAccuses() throws Exception {
    Verifier broken =
        (target, writes) -> {
          throw new IOException("no");
        };
    BenchSummary summary =
        new BenchTable(broken, Set.of("charset", "ml-add-lost")::contains).run(folder);

    assertThat(summary.caught()).isZero();
    assertThat(summary.wronged())
        .containsExactly(
            "correct (metroleads)",
            "correct (liveforce)",
            "charset (metroleads)",
            "charset (liveforce)");
  }

  @Test
  void doesNotCountAFindingThatBlamesAnotherRule() throws Exception {
    Verifier wild = (target, writes) -> new Outcome(1, List.of("ML-CO-02"));
    BenchSummary summary =
        new BenchTable(wild, Set.of("ml-count-less", "ml-comments-oldest-first")::contains)
            .run(folder);

    assertThat(summary.missed()).containsExactly("ml-count-less");
  }

  /** A check that only asks whether the first page, or the lead, is JSON with a 200. */
  private static Outcome smokeCheck(Target target, boolean writes)
      throws IOException, InterruptedException {
    boolean metroleads = target.api() == Api.METROLEADS;
    String path =
        metroleads
            ? "/companies/" + target.company() + "/leads/" + target.lead() + "/events"
            : "/leads/summary/" + target.leadId();
    String pair = target.user() + ":" + target.token();
    String basic = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    HttpResponse<byte[]> response =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(target.baseUrl() + path))
                    .header("Authorization", "Basic " + basic)
                    .build(),
                HttpResponse.BodyHandlers.ofByteArray());
    String prefix = metroleads ? "ML-" : "LF-";
    if (response.statusCode() != 200) {
      return new Outcome(1, List.of(prefix + "ST-200"));
    }
    return Json.lenient(response.body()).isObject()
        ? new Outcome(0, List.of())
        : new Outcome(1, List.of(prefix + "ER-01"));
  }
}
