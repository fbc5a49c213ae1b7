package io.github.leadmock.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An app under test, as far as the mock sees it, and the admin API beside it. Thread-safe. */
final class App {

  /** A lead without events. */
  static final String LEAD =
      "/companies/c0ffee00-1ead-4000-8000-000000000000/leads/c0ffee00-1ead-4000-8000-000000000001";

  private final URI mock;
  private final HttpClient client = HttpClient.newHttpClient();

  App(URI mock) {
    this.mock = mock;
  }

  int get(String path, String... headers) {
    return send(request(path).GET(), headers).statusCode();
  }

  /** Sends requests as fast as it can, 50 at a time. */
  void flood(String path, int batches) {
    for (int batch = 0; batch < batches; batch++) {
      CompletableFuture.allOf(
              IntStream.range(0, 50)
                  .mapToObj(
                      one -> client.sendAsync(request(path).build(), BodyHandlers.discarding()))
                  .toArray(CompletableFuture[]::new))
          .join();
    }
  }

  /** Makes the next calls of an operation fail. */
  void force(String outcome) {
    send(request("/__admin/leadmock/controls/forced").POST(BodyPublishers.ofString(outcome)));
  }

  int call(String method, String path, String body) {
    return send(request(path).method(method, BodyPublishers.ofString(body))).statusCode();
  }

  int addNote(String body, String... headers) {
    return send(request(LEAD + "/note").POST(BodyPublishers.ofString(body)), headers).statusCode();
  }

  /** Sends any admin call, such as the registration of a stub mapping. */
  int admin(String method, String path, String body) {
    return call(method, "/__admin" + path, body);
  }

  JsonNode controls() {
    return new JsonMapper().readTree(send(request("/__admin/leadmock/controls").GET()).body());
  }

  /** Changes the switches. */
  void patchControls(String patch) {
    send(request("/__admin/leadmock/controls").method("PATCH", BodyPublishers.ofString(patch)));
  }

  /** Initial world, all controls off, no stubs of the user's, nothing logged. */
  void startOver() {
    admin("POST", "/reset", "");
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(mock.resolve(path))
        .header("Authorization", "Basic eW91OnNlY3JldA==");
  }

  private HttpResponse<String> send(HttpRequest.Builder request, String... headers) {
    try {
      return client.send(
          headers.length == 0 ? request.build() : request.headers(headers).build(),
          BodyHandlers.ofString());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }
}
