package io.github.leadmock;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.leadmock.junit.LeadmockExtension;
import io.github.leadmock.junit.LeadmockUrl;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LeadmockExtension.class)
class ReadmeExampleTest {

  @Test
  void showsTheDocumentedLead(@LeadmockUrl URI baseUrl) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(baseUrl.resolve("/api/v1/leads/summary/1"))
            .header("Authorization", "Basic eW91OnNlY3JldA==")
            .build();

    String summary = HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();

    assertThat(summary).contains("\"name\": \"john\"");
  }
}
