package io.github.leadmock.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.leadmock.Cites;
import io.github.leadmock.junit.LeadmockExtension;
import io.github.leadmock.junit.LeadmockUrl;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

@ExtendWith(LeadmockExtension.class)
class ConcurrentWritersTest {

  private static final int WRITERS = 16;
  private static final int OPERATIONS = 500;

  private final Client client;
  private final HttpClient http = HttpClient.newHttpClient();

  ConcurrentWritersTest(@LeadmockUrl URI baseUrl) {
    client = new Client(baseUrl);
  }

  @Tag("slow")
  @Test
  @Cites("ML-NO-19")
  void losesNothingWhenManyWriteToOneLead() throws InterruptedException, ExecutionException {
    int before = client.events(Client.ONE_MORE, "").path("count").intValue();
    ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
    List<Future<Writer>> writers = new ArrayList<>();
    for (int number = 0; number < WRITERS; number++) {
      Writer writer = new Writer(number);
      writers.add(threads.submit(writer::work));
    }
    Map<String, String> expected = new HashMap<>();
    Set<String> everAdded = new HashSet<>();
    int added = 0;
    for (Future<Writer> future : writers) {
      Writer writer = future.get();
      expected.putAll(writer.notes);
      everAdded.addAll(writer.everAdded);
      added += writer.everAdded.size();
    }
    threads.shutdown();

    assertThat(everAdded).as("no id is given twice").hasSize(added);
    List<JsonNode> listed = client.walk(Client.ONE_MORE, 1_000);
    assertThat(listed).hasSize(before + expected.size());
    Map<String, String> notes = new HashMap<>();
    listed.forEach(
        event ->
            notes.put(event.at("/data/event_id").asString(), event.at("/data/message").asString()));
    assertThat(notes).hasSize(listed.size()).containsAllEntriesOf(expected);
    List<String> times =
        listed.stream().map(event -> event.at("/data/event_time").asString()).toList();
    assertThat(times).isSortedAccordingTo((a, b) -> b.compareTo(a));
  }

  @Test
  @Cites("ML-NO-19")
  void letsExactlyOneOfManyRemoveANote() throws InterruptedException, ExecutionException {
    ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
    for (int round = 0; round < 20; round++) {
      String note =
          Client.json(client.addNote(Client.EMPTY, "shared")).at("/data/event_id").asString();
      List<Future<Integer>> removals = new ArrayList<>();
      for (int number = 0; number < WRITERS; number++) {
        removals.add(threads.submit(() -> client.removeNote(Client.EMPTY, note).statusCode()));
      }
      List<Integer> statuses = new ArrayList<>();
      for (Future<Integer> removal : removals) {
        statuses.add(removal.get());
      }
      assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 404);
    }
    threads.shutdown();
    assertThat(client.events(Client.EMPTY, "").path("count").intValue()).isZero();
  }

  /** Adds, updates and removes its own notes, and keeps a model of what must exist. */
  private final class Writer {
    private final int number;
    private final Random random;
    private final Map<String, String> notes = new HashMap<>();
    private final List<String> ids = new ArrayList<>();
    private final List<String> everAdded = new ArrayList<>();

    Writer(int number) {
      this.number = number;
      this.random = new Random(number);
    }

    Writer work() throws IOException, InterruptedException {
      for (int step = 0; step < OPERATIONS; step++) {
        int choice = random.nextInt(10);
        String text = "writer %d, step %d".formatted(number, step);
        if (ids.isEmpty() || choice < 5) {
          String id = send("/note", text);
          assertThat(everAdded).doesNotContain(id);
          everAdded.add(id);
          ids.add(id);
          notes.put(id, text);
        } else if (choice < 8) {
          String id = ids.get(random.nextInt(ids.size()));
          assertThat(send("/note/" + id, text)).isEqualTo(id);
          notes.put(id, text);
        } else {
          String id = ids.remove(random.nextInt(ids.size()));
          assertThat(send("/note/" + id + "/remove", text)).isEqualTo(id);
          notes.remove(id);
        }
      }
      return this;
    }

    private String send(String path, String text) throws IOException, InterruptedException {
      String user =
          Base64.getEncoder()
              .encodeToString(
                  ("writer" + number + "@example.com:x").getBytes(StandardCharsets.UTF_8));
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(client.baseUrl() + Client.path(Client.ONE_MORE) + path))
              .header("Authorization", "Basic " + user)
              .POST(BodyPublishers.ofString("{\"message\":\"%s\"}".formatted(text)))
              .build();
      HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
      assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
      return Client.json(response.body()).at("/data/event_id").asString();
    }
  }
}
