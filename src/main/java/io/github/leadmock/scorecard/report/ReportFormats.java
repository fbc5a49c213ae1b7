package io.github.leadmock.scorecard.report;

import io.github.leadmock.baseline.Review;
import io.github.leadmock.contract.Rule;
import io.github.leadmock.contract.RuleCatalogue;
import io.github.leadmock.report.ConsoleReport;
import io.github.leadmock.report.ReportFormat;
import io.github.leadmock.scorecard.ClientRules;
import io.github.leadmock.scorecard.Scorecard;
import io.github.leadmock.scorecard.ScorecardFormats;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The formats of {@code report}, for the scorecard of a running mock. Stateless and thread-safe.
 */
public final class ReportFormats implements ScorecardFormats {

  private static final Map<String, ReportFormat> FILES =
      Map.of(
          "markdown", ReportFormat.MARKDOWN,
          "junit", ReportFormat.JUNIT,
          "html", ReportFormat.HTML,
          "json", ReportFormat.JSON,
          "sarif", ReportFormat.SARIF);

  private static final Map<String, String> TYPES =
      Map.of(
          "console", "text/plain;charset=utf-8",
          "markdown", "text/markdown;charset=utf-8",
          "junit", "application/xml",
          "html", "text/html;charset=utf-8",
          "json", "application/json",
          "sarif", "application/sarif+json");

  @Override
  public Optional<Document> write(String format, Scorecard card, URI server) {
    @Nullable String type = TYPES.get(format);
    return type == null
        ? Optional.empty()
        : Optional.of(new Document(type, text(format, card, server)));
  }

  private static String text(String format, Scorecard card, URI server) {
    List<Review> runs =
        List.of(
            Review.of(
                ScorecardReport.of(
                    card,
                    new ScorecardReport.Run(
                        ClientRules.NAME,
                        server,
                        Instant.now(),
                        Duration.ZERO,
                        Rule.Status.INFERRED,
                        "curl -s %s/__admin/leadmock/requests/%%s".formatted(server),
                        card.requests() == 0
                            ? Optional.of("no request of this session has come yet")
                            : Optional.empty()))));
    List<RuleCatalogue> rules = List.of(ScorecardReport.rules(ClientRules.NAME));
    StringWriter out = new StringWriter();
    try {
      @Nullable ReportFormat file = FILES.get(format);
      if (file == null) {
        ConsoleReport.write(runs, rules, out);
      } else {
        file.write(runs, rules, out);
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return out.toString();
  }
}
