package io.github.leadmock.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.leadmock.Leadmock;
import io.github.leadmock.LeadmockConfig;
import java.lang.ref.WeakReference;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;

/** What a mock that was started with metrics shows of itself. */
class PrometheusMetricsTest {

  @Test
  void stillKnowsAllItMeasuresAfterACollectionOfGarbage() throws Exception {
    try (Leadmock mock = Leadmock.start(LeadmockConfig.defaults().withMetrics(true))) {
      collectGarbage();

      assertThat(metrics(mock))
          .containsPattern("(?m)^leadmock_requests_in_flight \\d")
          .doesNotContainPattern("(?m)^leadmock_.* NaN$");
    }
  }

  /** Returns when what nobody holds is gone. */
  private static void collectGarbage() {
    WeakReference<Object> unheld = new WeakReference<>(new Object());
    while (unheld.get() != null) {
      System.gc();
    }
  }

  /** RFC 9110, section 15.5.6. */
  @Test
  void areOnlyRead() throws Exception {
    try (Leadmock mock = Leadmock.start(LeadmockConfig.defaults().withMetrics(true))) {
      HttpResponse<String> refused =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(mock.baseUrl().resolve("/__admin/leadmock/metrics"))
                      .POST(BodyPublishers.noBody())
                      .build(),
                  BodyHandlers.ofString());

      assertThat(refused.statusCode()).isEqualTo(405);
      assertThat(refused.headers().firstValue("Allow")).contains("GET, HEAD");
      assertThat(refused.body())
          .isEqualTo(
              "{\"message\":\"/__admin/leadmock/metrics does not have the method POST; it has GET, HEAD\"}\n");
    }
  }

  private static String metrics(Leadmock mock) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(mock.baseUrl().resolve("/__admin/leadmock/metrics")).build(),
            BodyHandlers.ofString())
        .body();
  }
}
