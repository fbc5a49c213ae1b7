package io.github.leadmock.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * Sends the same requests to any server and writes down what comes back, for two servers to be
 * compared. It judges nothing.
 */
final class Probe {

  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private final Map<String, String> places = new TreeMap<>();
  private final Target metroleads;

  /** A probe of the server that both targets are on. */
  Probe(Target metroleads, Target liveforce) {
    this.metroleads = metroleads;
    places.put("ml", metroleads.baseUrl().toString());
    places.put("lf", liveforce.baseUrl().toString());
    places.put("host", liveforce.baseUrl().resolve("/").toString().replaceFirst("/$", ""));
    places.put("company", metroleads.company());
    places.put("lead", metroleads.lead());
    places.put("LEAD", metroleads.lead().toUpperCase(Locale.ROOT));
    places.put("events", "/companies/" + metroleads.company() + "/leads/" + metroleads.lead());
    places.put("id", liveforce.leadId());
    places.put("unknown", "7b1d5c0e-3f64-4f0e-8a56-0c9f2f6d1b23");
    places.put("note", "7b1d5c0e-3f64-4f0e-8a56-0c9f2f6d1b23");
  }

  /** Names an event of the main lead, so that steps can ask for its comments. */
  Probe knowing(List<Event> events) {
    for (int i = 0; i < events.size(); i++) {
      places.put("e" + i, events.get(i).id());
    }
    return this;
  }

  /** All that comes back. */
  List<String> record(List<ProbeStep> steps) throws InterruptedException {
    List<String> lines = new ArrayList<>();
    for (ProbeStep step : steps) {
      lines.add(send(step));
    }
    return lines;
  }

  /** The first thing that comes back otherwise than it was recorded. */
  Optional<String> firstDifference(List<ProbeStep> steps, List<String> recorded)
      throws InterruptedException {
    for (int i = 0; i < steps.size(); i++) {
      String line = send(steps.get(i));
      if (!line.equals(recorded.get(i))) {
        return Optional.of(steps.get(i) + "\n" + recorded.get(i) + "\n" + line);
      }
    }
    return Optional.empty();
  }

  private String send(ProbeStep step) throws InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(filled(step.url())))
            .method(
                step.method(),
                step.body().isEmpty()
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(step.body()));
    step.headers().forEach(request::header);
    authorization(step.credentials()).ifPresent(value -> request.header("Authorization", value));
    HttpResponse<byte[]> response;
    try {
      response = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    } catch (IOException hungUp) {
      return "no answer";
    }
    remember(step, response.body());
    Map<String, List<String>> headers = new TreeMap<>(response.headers().map());
    headers.remove("date");
    return "%d %s %s"
        .formatted(
            response.statusCode(),
            headers,
            new String(response.body(), StandardCharsets.ISO_8859_1));
  }

  private String filled(String text) {
    String filled = text;
    for (Map.Entry<String, String> place : places.entrySet()) {
      filled = filled.replace("{" + place.getKey() + "}", place.getValue());
    }
    return filled;
  }

  /** Keeps the id of an added note for later steps. */
  private void remember(ProbeStep step, byte[] body) {
    JsonNode id = Json.lenient(body).at("/data/event_id");
    if (step.url().endsWith("/note")
        && step.method().equals("POST")
        && Route.isUuid(id.asString(""))) {
      places.put("note", id.asString());
    }
  }

  private Optional<String> authorization(ProbeStep.Credentials credentials) {
    String user = metroleads.user();
    String token = metroleads.token();
    return switch (credentials) {
      case GOOD -> Optional.of(basic(user + ":" + token));
      case NONE -> Optional.empty();
      case MALFORMED -> Optional.of("Basic !!not-base64!!");
      case BEARER -> Optional.of("Bearer " + token);
      case WRONG_TOKEN -> Optional.of(basic(user + ":" + token.replace(token.charAt(0), '#')));
      case WRONG_USER -> Optional.of(basic("x" + user + ":" + token));
      case NO_TOKEN -> Optional.of(basic(user + ":"));
      case ANYBODY -> Optional.of(basic("nobody@example.org:" + "0".repeat(36)));
      case TOKEN_PREFIX -> Optional.of(basic(user + ":" + token.substring(0, token.length() - 1)));
      case TOKEN_LAST ->
          Optional.of(basic(user + ":" + token.substring(0, token.length() - 1) + "~"));
      case TOKEN_CASE -> Optional.of(basic(user + ":" + token.toUpperCase(Locale.ROOT)));
    };
  }

  private static String basic(String pair) {
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }
}
