package io.github.leadmock.redis;

import io.github.leadmock.Leadmock;
import io.github.leadmock.LeadmockConfig;
import io.github.leadmock.StoreConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One replica of a mock in this process, and calls to it. */
final class Replica implements AutoCloseable {

  static final String COMPANY = "c0ffee00-1ead-4000-8000-000000000000";
  private static final JsonMapper JSON = new JsonMapper();
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  final List<String> log = new CopyOnWriteArrayList<>();
  final Leadmock mock;

  Replica(LeadmockConfig config) {
    mock = Leadmock.start(config, log::add);
  }

  static LeadmockConfig config(RedisServer redis, String name) {
    return LeadmockConfig.defaults()
        .withStore(new StoreConfig(redis.url(), "", "test", Duration.ofSeconds(5), name));
  }

  static Replica start(RedisServer redis, String name) {
    return new Replica(config(redis, name));
  }

  /** The path of a named lead's part. */
  static String lead(int number, String part) {
    return "/companies/%s/leads/c0ffee00-1ead-4000-8000-%012d/%s".formatted(COMPANY, number, part);
  }

  HttpResponse<String> send(String method, String path, String body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(mock.baseUrl().resolve(path))
            .timeout(Duration.ofSeconds(20))
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (!path.startsWith("/__admin")) {
      request.header(
          "Authorization",
          "Basic "
              + Base64.getEncoder()
                  .encodeToString("jane@example.com:x".getBytes(StandardCharsets.UTF_8)));
    }
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    try {
      return HTTP.send(request.build(), BodyHandlers.ofString());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  HttpResponse<String> get(String path, String... headers) {
    return send("GET", path, "", headers);
  }

  /** Adds a note; its id. */
  String add(int lead, String text, String... headers) {
    HttpResponse<String> response =
        send("POST", lead(lead, "note"), "{\"message\":\"" + text + "\"}", headers);
    if (response.statusCode() != 200) {
      throw new AssertionError(response.statusCode() + " " + response.headers().map());
    }
    return json(response).at("/data/event_id").stringValue();
  }

  /** The texts of a lead's newest events. */
  List<String> texts(int lead, int size, String... headers) {
    return json(get(lead(lead, "events?size=" + size), headers))
        .path("events")
        .valueStream()
        .map(event -> event.at("/data/message").stringValue())
        .toList();
  }

  int count(int lead, String... headers) {
    return json(get(lead(lead, "events"), headers)).path("count").intValue();
  }

  static JsonNode json(HttpResponse<String> response) {
    return JSON.readTree(response.body());
  }

  URI url() {
    return mock.baseUrl();
  }

  @Override
  public void close() {
    mock.close();
  }
}
