package io.github.leadmock.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Base64;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * An app as there are many: looks at a lead, its comments, writes a note, mends it, removes it. It
 * asks for nothing that is not documented, and puts up with what it gets.
 */
final class OrdinaryClient {

  private static final HttpClient CLIENT =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private static final int MOST_PAGES = 5;

  private final URI server;
  private final Target target;

  OrdinaryClient(URI server, Target target) {
    this.server = server;
    this.target = target;
  }

  void walk() {
    if (target.api() == Api.LIVEFORCE) {
      get("/leads/summary/" + target.leadId());
      get("/leads/summary/999999");
      return;
    }
    String leads = "/companies/" + target.company() + "/leads/";
    String events = leads + target.lead() + "/events";
    JsonNode first = get(events);
    comments(events, first);
    page(events);
    get(events + "?start=0&size=5");
    notes(leads + target.lead() + "/note", events);
    get(leads + "00000000-0000-4000-8000-000000000000/events");
  }

  private void page(String events) {
    int start = 0;
    for (int page = 0; page < MOST_PAGES; page++) {
      int size = get(events + "?start=%s&size=20".formatted(start)).path("events").size();
      if (size < 20) {
        return;
      }
      start += size;
    }
  }

  /** Of one event of each type, and of those with comments. */
  private void comments(String events, JsonNode page) {
    Set<String> types = new HashSet<>();
    for (JsonNode event : page.path("events")) {
      String type = event.path("type").asString("");
      String id = event.at("/data/event_id").asString("");
      boolean looks = types.add(type) || event.at("/data/comment_count").asInt(0) > 0;
      if (looks && id.matches("[A-Za-z0-9-]+") && type.matches("[a-z_]+")) {
        get(events + "/" + type + "/" + id + "/comments");
      }
    }
  }

  private void notes(String note, String events) {
    JsonNode saved = post(note, "Rückruf: „morgen\" um 9");
    String id = saved.at("/data/event_id").asString("");
    get(events);
    if (id.matches("[A-Za-z0-9-]+")) {
      post(note + "/" + id, "Rückruf um 10");
      get(events);
      send(request(note + "/" + id + "/remove").POST(BodyPublishers.noBody()));
      get(events);
    }
  }

  private JsonNode get(String path) {
    return send(request(path));
  }

  private JsonNode post(String path, String message) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(Json.bytes(Json.object().put("message", message)))));
  }

  private HttpRequest.Builder request(String path) {
    String pair = target.user() + ":" + target.token();
    return HttpRequest.newBuilder(URI.create(server + path))
        .timeout(Duration.ofSeconds(10))
        .header(
            "Authorization", "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8)));
  }

  private static JsonNode send(HttpRequest.Builder request) {
    try {
      HttpResponse<byte[]> response = CLIENT.send(request.build(), BodyHandlers.ofByteArray());
      return Optional.ofNullable(Json.lenient(response.body())).orElse(Json.object());
    } catch (IOException broken) {
      return Json.object();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return Json.object();
    }
  }
}
