package io.github.leadmock.scorecard.bench;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.core5.http.io.entity.EntityUtils;

/** Good clients on libraries that people use, mostly with the defaults of these. */
final class LibraryClients {

  private static final String SUMMARY = "/api/v1/leads/summary/";

  private LibraryClients() {}

  static List<ClientCase> all() {
    List<ClientCase> all = new ArrayList<>();
    for (HttpClient.Version version : HttpClient.Version.values()) {
      all.add(
          good(
              "java.net.http, " + version,
              ClientCase.calm(),
              (mock, random) -> {
                HttpClient client = HttpClient.newBuilder().version(version).build();
                for (int lead = 1; lead <= 10; lead++) {
                  client.send(read(mock.resolve(SUMMARY + lead)), BodyHandlers.ofString());
                }
              }));
    }
    all.add(
        good(
            "java.net.http, many calls at once over HTTP/2",
            ClientCase.calm(),
            (mock, random) -> {
              HttpClient client = HttpClient.newHttpClient();
              client.send(read(mock.resolve(SUMMARY + 1)), BodyHandlers.ofString());
              List<CompletableFuture<?>> calls = new ArrayList<>();
              for (int lead = 2; lead <= 40; lead++) {
                calls.add(
                    client.sendAsync(read(mock.resolve(SUMMARY + lead)), BodyHandlers.ofString()));
              }
              calls.forEach(CompletableFuture::join);
            }));
    all.add(
        good(
            "java.net.http while answers are lost",
            ClientCase.scenario("lost-answers"),
            (mock, random) -> {
              HttpClient client = HttpClient.newHttpClient();
              for (int lead = 1; lead <= 8; lead++) {
                try {
                  client.send(read(mock.resolve(SUMMARY + lead)), BodyHandlers.ofString());
                } catch (IOException lost) {
                  // It shows an error and goes on.
                  continue;
                }
              }
            }));
    all.add(
        good(
            "HttpURLConnection",
            ClientCase.calm(),
            (mock, random) -> {
              for (int lead = 1; lead <= 10; lead++) {
                HttpURLConnection call =
                    (HttpURLConnection) mock.resolve(SUMMARY + lead).toURL().openConnection();
                call.setRequestProperty("Authorization", Http.LOGIN);
                try (InputStream body = call.getInputStream()) {
                  body.readAllBytes();
                }
              }
            }));
    for (String scenario : List.of("flaky", "rate-limited", "maintenance")) {
      all.add(
          good(
              "Apache HttpClient with its defaults, " + scenario,
              ClientCase.scenario(scenario),
              (mock, random) -> {
                try (CloseableHttpClient client = HttpClients.createDefault()) {
                  for (int lead = 1; lead <= 6; lead++) {
                    HttpGet get = new HttpGet(mock.resolve(SUMMARY + lead));
                    get.setHeader("Authorization", Http.LOGIN);
                    try {
                      client.execute(get, answer -> EntityUtils.toString(answer.getEntity()));
                    } catch (IOException lost) {
                      continue;
                    }
                  }
                }
              }));
    }
    return all;
  }

  private static ClientCase good(
      String name, ClientCase.Trouble trouble, ClientCase.Behaviour behaviour) {
    return new ClientCase(name, Optional.empty(), trouble, behaviour);
  }

  private static HttpRequest read(URI target) {
    return HttpRequest.newBuilder(target)
        .header("Authorization", Http.LOGIN)
        .timeout(Duration.ofSeconds(20))
        .build();
  }
}
