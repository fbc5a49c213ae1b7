package io.github.leadmock.redis;

import io.github.leadmock.redis.NoteCall.Add;
import io.github.leadmock.redis.NoteCall.Note;
import io.github.leadmock.redis.NoteCall.Read;
import io.github.leadmock.redis.NoteCall.Remove;
import io.github.leadmock.redis.NoteCall.Update;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Clients that read and write a few leads at random through several servers, and take notes. */
final class Clients {

  private static final JsonMapper JSON = new JsonMapper();
  private static final String LOGIN =
      "Basic "
          + Base64.getEncoder()
              .encodeToString("jane@example.com:x".getBytes(StandardCharsets.UTF_8));

  /** What a client writes starts so; a lead has other notes from the start. */
  private static final String MARK = "w-";

  private final List<URI> servers;
  private final Set<String> replicas;
  private final int leads;
  private final Map<Integer, List<NoteCall>> histories = new ConcurrentHashMap<>();
  private final Map<Integer, List<String>> ids = new ConcurrentHashMap<>();
  private final AtomicInteger answered = new AtomicInteger();
  private final AtomicInteger refused = new AtomicInteger();
  private final AtomicInteger broken = new AtomicInteger();
  private final AtomicInteger texts = new AtomicInteger();
  private final List<String> strangers = new CopyOnWriteArrayList<>();

  /**
   * Clients of some servers.
   *
   * @param replicas the names of the replicas that may answer
   */
  Clients(List<URI> servers, Set<String> replicas, int leads) {
    this.servers = List.copyOf(servers);
    this.replicas = Set.copyOf(replicas);
    this.leads = leads;
    for (int lead = 1; lead <= leads; lead++) {
      histories.put(lead, new ArrayList<>());
      ids.put(lead, new CopyOnWriteArrayList<>());
    }
  }

  /** The calls to each lead. */
  Map<Integer, List<NoteCall>> histories() {
    return histories;
  }

  int answered() {
    return answered.get();
  }

  int refused() {
    return refused.get();
  }

  int broken() {
    return broken.get();
  }

  /** Answers of servers that are none of the replicas: they say nothing about these. */
  List<String> strangers() {
    return strangers;
  }

  /** Calls for as long as there is to be more. */
  void work(int clients, BooleanSupplier more) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(clients);
    try {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < clients; i++) {
        int seed = i;
        running.add(
            threads.submit(
                () -> {
                  Random random = new Random(seed);
                  HttpClient http =
                      HttpClient.newBuilder()
                          .version(HttpClient.Version.HTTP_1_1)
                          .connectTimeout(Duration.ofSeconds(5))
                          .build();
                  while (more.getAsBoolean()) {
                    call(http, random);
                  }
                }));
      }
      for (Future<?> one : running) {
        one.get(30, TimeUnit.MINUTES);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  /** Reads each lead at each server. */
  void readAll() {
    HttpClient http = HttpClient.newHttpClient();
    for (int lead = 1; lead <= leads; lead++) {
      for (URI server : servers) {
        if (!read(http, server, lead)) {
          throw new AssertionError("the last read of a lead failed at " + server);
        }
      }
    }
  }

  private void call(HttpClient http, Random random) {
    URI server = servers.get(random.nextInt(servers.size()));
    int lead = 1 + random.nextInt(leads);
    List<String> known = List.copyOf(ids.get(lead));
    String id = known.isEmpty() ? "" : known.get(random.nextInt(known.size()));
    int kind = random.nextInt(10);
    if (kind < 5) {
      read(http, server, lead);
    } else if ((kind < 7 && known.size() < 12) || id.isEmpty()) {
      add(http, server, lead);
    } else if (kind < 9) {
      update(http, server, lead, id);
    } else {
      remove(http, server, lead, id);
    }
  }

  private boolean read(HttpClient http, URI server, int lead) {
    long called = System.nanoTime();
    Answer answer = send(http, server, Replica.lead(lead, "events?size=1000"), "");
    if (answer.status() != 200) {
      return false;
    }
    List<Note> notes =
        answer
            .body()
            .path("events")
            .valueStream()
            .map(event -> event.path("data"))
            .filter(data -> data.path("message").stringValue("").startsWith(MARK))
            .map(
                data ->
                    new Note(
                        data.path("event_id").stringValue(), data.path("message").stringValue()))
            .toList();
    record(lead, new NoteCall(new Read(notes), called, System.nanoTime()));
    return true;
  }

  private String text() {
    return MARK + texts.incrementAndGet();
  }

  private void add(HttpClient http, URI server, int lead) {
    String text = text();
    long called = System.nanoTime();
    Answer answer = send(http, server, Replica.lead(lead, "note"), body(text));
    if (answer.status() == 200) {
      String id = answer.body().at("/data/event_id").stringValue();
      record(lead, new NoteCall(new Add(id, text), called, System.nanoTime()));
      ids.get(lead).add(id);
    } else if (answer.mayHaveHappened()) {
      record(lead, new NoteCall(new Add("", text), called, NoteCall.NEVER));
    }
  }

  private void update(HttpClient http, URI server, int lead, String id) {
    String text = text();
    long called = System.nanoTime();
    Answer answer = send(http, server, Replica.lead(lead, "note/" + id), body(text));
    if (answer.status() == 200 || answer.status() == 404) {
      boolean found = answer.status() == 200;
      record(lead, new NoteCall(new Update(id, text, found), called, System.nanoTime()));
    } else if (answer.mayHaveHappened()) {
      record(lead, new NoteCall(new Update(id, text, true), called, NoteCall.NEVER));
    }
  }

  private void remove(HttpClient http, URI server, int lead, String id) {
    long called = System.nanoTime();
    Answer answer = send(http, server, Replica.lead(lead, "note/" + id + "/remove"), "{}");
    if (answer.status() == 200 || answer.status() == 404) {
      boolean found = answer.status() == 200;
      String text = found ? answer.body().at("/data/message").stringValue() : "";
      record(lead, new NoteCall(new Remove(id, found, text), called, System.nanoTime()));
      ids.get(lead).remove(id);
    } else if (answer.mayHaveHappened()) {
      record(lead, new NoteCall(new Remove(id, true, ""), called, NoteCall.NEVER));
    }
  }

  private static String body(String text) {
    return "{\"message\":\"" + text + "\"}";
  }

  private void record(int lead, NoteCall call) {
    List<NoteCall> history = histories.get(lead);
    synchronized (history) {
      history.add(call);
    }
  }

  /**
   * What came.
   *
   * @param status 0 for no answer
   */
  private record Answer(int status, JsonNode body, boolean mayHaveHappened) {}

  private Answer send(HttpClient http, URI server, String path, String body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(server.resolve(path))
            .timeout(Duration.ofSeconds(20))
            .header("Authorization", LOGIN);
    if (!body.isEmpty()) {
      request.POST(BodyPublishers.ofString(body));
    }
    try {
      HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
      int status = response.statusCode();
      if (status == 200 || status == 404) {
        String name = response.headers().firstValue("X-Leadmock-Replica").orElse("");
        if (!replicas.contains(name)) {
          strangers.add("%s answered %s as '%s'".formatted(server, status, name));
          return new Answer(0, JSON.missingNode(), false);
        }
        answered.incrementAndGet();
        return new Answer(status, JSON.readTree(response.body()), false);
      }
      refused.incrementAndGet();
      String hint = response.headers().firstValue("X-Leadmock-Hint").orElse("");
      boolean known = status == 503 && hint.contains("nothing was changed");
      pause();
      return new Answer(status, JSON.missingNode(), !known);
    } catch (ConnectException nobody) {
      broken.incrementAndGet();
      pause();
      return new Answer(0, JSON.missingNode(), false);
    } catch (IOException lost) {
      broken.incrementAndGet();
      return new Answer(0, JSON.missingNode(), true);
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  private static void pause() {
    try {
      Thread.sleep(10);
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }
}
