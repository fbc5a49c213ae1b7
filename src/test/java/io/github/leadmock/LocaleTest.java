package io.github.leadmock;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.leadmock.contract.RuleCatalogue;
import io.github.leadmock.control.Controls;
import io.github.leadmock.control.Failure;
import io.github.leadmock.control.ForcedOutcome;
import io.github.leadmock.control.Latency;
import io.github.leadmock.http.Client;
import io.github.leadmock.report.ReportFormat;
import io.github.leadmock.verify.Report;
import io.github.leadmock.verify.Settings;
import io.github.leadmock.verify.Target;
import io.github.leadmock.verify.Verifier;
import java.io.IOException;
import java.io.StringWriter;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An embedded mock behaves the same on every machine, whatever the default locale. */
class LocaleTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2017-02-23T10:21:08Z"), ZoneOffset.UTC);

  private final Locale before = Locale.getDefault();

  @AfterEach
  void putBack() {
    Locale.setDefault(before);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ar-EG-u-nu-arab",
        "hi-IN-u-nu-deva",
        "th-TH-u-nu-thai",
        "tr-TR",
        "fa-IR-u-nu-arabext"
      })
  void writesAdminJsonAsAnywhere(String tag) {
    String expected = controlsUnder(Locale.ROOT);
    assertThat(expected).contains("latency 1500 ms", "after 2 more: next 1 ×");

    assertThat(controlsUnder(Locale.forLanguageTag(tag))).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ar-EG-u-nu-arab", "hi-IN-u-nu-deva", "th-TH-u-nu-thai", "tr-TR"})
  void answersAndReportsInLatinDigits(String tag) throws IOException {
    Locale.setDefault(Locale.forLanguageTag(tag));
    try (Leadmock mock = Leadmock.start(LeadmockConfig.defaults())) {
      for (String path :
          List.of(
              "/leads/summary/12",
              "/leads/summary/x",
              Client.path(Client.EMPTY) + "/events?size=x",
              "/__admin/leadmock/status",
              "/__admin/leadmock/leads",
              "/__admin/leadmock/requests")) {
        HttpResponse<String> answer = get(mock, path);
        assertThat(answer.body() + answer.headers()).doesNotContainPattern("[\\p{Nd}&&[^0-9]]");
      }
      Report report =
          Verifier.run(
              Settings.of(mock.baseUrl(), "you@example.com", "secret", new Target.LiveForce("3")));
      for (ReportFormat format : ReportFormat.values()) {
        StringWriter text = new StringWriter();
        format.write(report, List.of(RuleCatalogue.of("liveforce")), text);
        assertThat(text.toString())
            .as(format.toString())
            .doesNotContainPattern("[\\p{Nd}&&[^0-9]]");
      }
    }
  }

  private static String controlsUnder(Locale locale) {
    Locale.setDefault(locale);
    Controls controls =
        Controls.OFF
            .withLatency(Optional.of(new Latency.Fixed(1500)))
            .withForced(
                List.of(
                    new ForcedOutcome(
                        "",
                        "metroleads/add-note",
                        new Failure.Status(429),
                        0,
                        2,
                        OptionalInt.of(1))));
    try (Leadmock mock =
        Leadmock.start(LeadmockConfig.defaults().withClock(CLOCK).withControls(controls))) {
      return get(mock, "/__admin/leadmock/controls").body();
    }
  }

  /** Not with REST Assured, which fails in a Turkish locale. */
  private static HttpResponse<String> get(Leadmock mock, String path) {
    HttpRequest request =
        HttpRequest.newBuilder(mock.baseUrl().resolve(path))
            .header("Authorization", "Basic eW91OnNlY3JldA==")
            .build();
    return HttpClient.newHttpClient().sendAsync(request, BodyHandlers.ofString()).join();
  }
}
