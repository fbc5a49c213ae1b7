package example;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The timeline of one lead at MetroLeads: reads its events, adds notes. */
final class Timeline {

  private static final int ATTEMPTS = 5;
  private static final Pattern COUNT = Pattern.compile("\"count\"\\s*:\\s*(\\d+)");

  // One client for the whole app, so that connections are used again.
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final URI lead;
  private final String credentials;

  /**
   * A timeline.
   *
   * @param api the vendor's address, or the mock's
   */
  Timeline(URI api, String company, String lead, String user, String token) {
    this.lead = api.resolve("/companies/%s/leads/%s/".formatted(company, lead));
    this.credentials =
        "Basic " + Base64.getEncoder().encodeToString((user + ":" + token).getBytes());
  }

  /** The number of events. */
  int count() throws IOException, InterruptedException {
    Matcher count = COUNT.matcher(page(0, 1));
    if (!count.find()) {
      throw new IOException("there is no count");
    }
    return Integer.parseInt(count.group(1));
  }

  /** Some of the events, the newest first, as JSON. */
  String page(int start, int size) throws IOException, InterruptedException {
    HttpRequest request =
        request("events?start=%s&size=%s".formatted(start, size)).GET().build();
    for (int attempt = 1; ; attempt++) {
      try {
        HttpResponse<String> answer = HTTP.send(request, BodyHandlers.ofString());
        if (answer.statusCode() == 200) {
          return answer.body();
        }
        if (attempt == ATTEMPTS || !isTransient(answer.statusCode())) {
          throw new IllegalStateException("MetroLeads answers " + answer.statusCode());
        }
        pause(attempt, answer);
      } catch (IOException lost) {
        if (attempt == ATTEMPTS) {
          throw lost;
        }
        pause(attempt, null);
      }
    }
  }

  /**
   * Adds a note. A note whose answer is lost may be there: it is looked for before it is sent again.
   */
  void add(String text) throws IOException, InterruptedException {
    // As the note stands in JSON: in the request, and in the list where it is looked for.
    String escaped = text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    BodyPublisher body = BodyPublishers.ofString("{\"message\":\"%s\"}".formatted(escaped));
    HttpRequest request =
        request("note").header("Content-Type", "application/json").POST(body).build();
    for (int attempt = 1; ; attempt++) {
      HttpResponse<String> answer;
      try {
        answer = HTTP.send(request, BodyHandlers.ofString());
      } catch (IOException lost) {
        answer = null;
      }
      if (answer != null && answer.statusCode() == 200) {
        return;
      }
      if (attempt == ATTEMPTS || (answer != null && !isTransient(answer.statusCode()))) {
        throw new IllegalStateException("the note may be lost: " + text);
      }
      pause(attempt, answer);
      if (page(0, 20).contains(escaped)) {
        return;
      }
    }
  }

  private static boolean isTransient(int status) {
    return status == 429 || status >= 500;
  }

  /** As long as Retry-After says, or else about twice as long each time. */
  private static void pause(int attempt, HttpResponse<?> answer) throws InterruptedException {
    long base = 100L << attempt;
    long wait = base / 2 + ThreadLocalRandom.current().nextLong(base / 2);
    Thread.sleep(
        answer == null
            ? wait
            : answer.headers().firstValueAsLong("Retry-After").orElse(0) * 1_000 + wait);
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(lead.resolve(path))
        .timeout(Duration.ofSeconds(20))
        .header("Authorization", credentials);
  }
}
