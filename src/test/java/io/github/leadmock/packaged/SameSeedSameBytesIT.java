package io.github.leadmock.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.leadmock.http.Client;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@Tag("slow")
class SameSeedSameBytesIT {

  private static final int SAMPLES = 1_000;
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @Test
  void givesTheSameBytesInTwoProcessesAndInAnyOrder() {
    Program.Result ids = Program.run("leads", "--seed", "42", "--first", "60");
    try (Program one = Program.serve("--seed", "42");
        Program two = Program.serve("--seed", "42");
        Program other = Program.serve("--seed", "43")) {
      URI first = one.awaitReady();
      List<String> urls = sample(new Client(first), ids.out());
      assertThat(urls).hasSize(SAMPLES);

      Map<String, String> inOrder = fetch(first, urls);
      Collections.shuffle(urls, new Random(1));
      Map<String, String> shuffled = fetch(two.awaitReady(), urls);

      assertThat(shuffled).isEqualTo(inOrder);
      assertThat(fetch(other.awaitReady(), urls)).isNotEqualTo(inOrder);
    }
  }

  /** Pages of events at many positions, comments, summaries. */
  private static List<String> sample(Client client, String ids) {
    List<String> urls = new ArrayList<>();
    Random random = new Random(7);
    ids.lines()
        .filter(line -> line.matches("  \\w+ +[0-9a-f-]{36}  [0-9a-f-]{36}  .*"))
        .map(line -> line.strip().split(" +"))
        .forEach(
            words -> {
              String path = "/companies/%s/leads/%s".formatted(words[1], words[2]);
              urls.add(
                  path
                      + "/events?start=%d&size=%d"
                          .formatted(random.nextInt(20), 1 + random.nextInt(30)));
              JsonNode event = Client.json(client.get(path + "/events?size=1")).at("/events/0");
              if (event.isObject()) {
                urls.add(
                    "%s/events/%s/%s/comments"
                        .formatted(
                            path,
                            event.path("type").asString(),
                            event.at("/data/event_id").asString()));
              }
            });
    for (int id = 1; urls.size() < SAMPLES; id++) {
      urls.add("/api/v1/leads/summary/" + id);
    }
    return urls;
  }

  private static Map<String, String> fetch(URI baseUrl, List<String> urls) {
    Map<String, String> answers = new HashMap<>();
    for (String url : urls) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(baseUrl + url))
              .header("Authorization", "Basic eW91OnNlY3JldA==")
              .build();
      HttpResponse<byte[]> response = send(request);
      answers.put(
          url,
          response.statusCode()
              + response.headers().map().toString()
              + new String(response.body(), StandardCharsets.ISO_8859_1));
    }
    return answers;
  }

  private static HttpResponse<byte[]> send(HttpRequest request) {
    try {
      return HTTP.send(request, BodyHandlers.ofByteArray());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }
}
