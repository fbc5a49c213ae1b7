package io.github.leadmock.drill;

import io.github.leadmock.Leadmock;
import io.github.leadmock.LoggedRequest;
import io.github.leadmock.Operation;
import io.github.leadmock.admin.ControlsApi;
import io.github.leadmock.api.ConsoleMark;
import io.github.leadmock.api.Isolation;
import io.github.leadmock.control.Controls;
import io.github.leadmock.control.ForcedOutcome;
import io.github.leadmock.wiremock.stubs.BundledStubs;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A scenario at work in a mock. What comes before the first call is done when this is created; a
 * thread does the rest until this is closed. Thread-safe.
 */
public final class Script implements AutoCloseable {

  private static final long LOOK_EVERY_MILLIS = 10;
  private static final JsonMapper JSON = new JsonMapper();
  private static final String NOTE = "{\"message\":\"Somebody else was here\"}";

  private final Scenario scenario;
  private final Leadmock mock;
  private final ControlsApi controls;
  private final Thread thread = new Thread(this::run, "leadmock-scenario");
  private volatile @Nullable String trouble;

  private Script(Scenario scenario, Leadmock mock) {
    this.scenario = scenario;
    this.mock = mock;
    this.controls = new ControlsApi(mock.controls());
  }

  static Script begin(Scenario scenario, Leadmock mock) {
    Script script = new Script(scenario, mock);
    scenario.check(script.controls);
    scenario.steps().stream().filter(step -> step.after().isZero()).forEach(script::apply);
    script.thread.setDaemon(true);
    script.thread.start();
    return script;
  }

  /** What it changes comes back when the command resets the mock, as suites do before each test. */
  private void apply(Scenario.Step step) {
    try {
      mock.controls().keep(now -> changed(now, step));
    } catch (IllegalArgumentException refused) {
      throw new Scenario.Unusable(
          "the scenario %s has a step that cannot be used: %s"
              .formatted(scenario.name(), refused.getMessage()));
    }
    for (String stub : step.stubs()) {
      HttpResponse<String> answer = post("/__admin/mappings", marked(stub));
      if (answer.statusCode() != 201) {
        throw new Scenario.Unusable(
            "the scenario %s has a stub mapping that cannot be used: %s"
                .formatted(scenario.name(), answer.body().replaceAll("\\s+", " ").strip()));
      }
    }
  }

  private String marked(String stub) {
    JsonNode json = JSON.readTree(stub);
    JsonNode metadata = json.path("metadata");
    if (json instanceof ObjectNode object && (metadata.isMissingNode() || metadata.isObject())) {
      object.withObjectProperty("metadata").put(BundledStubs.DRILL, scenario.name());
    }
    return json.toString();
  }

  private Controls changed(Controls now, Scenario.Step step) {
    Controls patched = step.controls().map(controls::change).map(to -> to.apply(now)).orElse(now);
    List<ForcedOutcome> forced = new ArrayList<>(patched.forced());
    step.forced().stream().map(controls::outcome).forEach(forced::add);
    return patched.withForced(forced);
  }

  private void run() {
    try {
      List<Scenario.Step> later =
          scenario.steps().stream()
              .filter(step -> !step.after().isZero())
              .sorted(Comparator.comparing(Scenario.Step::after))
              .toList();
      boolean grows = scenario.steps().stream().anyMatch(Scenario.Step::grow);
      if (later.isEmpty() && !grows) {
        return;
      }
      // The log may have been cleared again by a reset.
      while (mock.finalScorecard().requests() == 0) {
        TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLIS);
      }
      long first = System.nanoTime();
      Set<UUID> grown = new HashSet<>();
      int done = 0;
      while (grows || done < later.size()) {
        if (done < later.size() && System.nanoTime() - first >= later.get(done).after().toNanos()) {
          apply(later.get(done++));
        }
        if (grows) {
          grow(grown);
        }
        TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLIS);
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException failed) {
      trouble = "the scenario broke off: " + failed.getMessage();
    }
  }

  /** A note for each page that was read, as if from another client. */
  private void grow(Set<UUID> grown) {
    for (LoggedRequest page : mock.requests(Operation.LIST_EVENTS)) {
      if (page.status() == 200 && grown.add(page.id())) {
        String lead = page.url().substring(0, page.url().lastIndexOf("/events"));
        HttpRequest.Builder note = request(lead + "/note", NOTE);
        page.session().ifPresent(name -> note.header(Isolation.HEADER, name));
        send(note.header("Authorization", "Basic c29tZWJvZHk6ZWxzZQ==").build());
      }
    }
  }

  private HttpRequest.Builder request(String path, String body) {
    URI target = mock.baseUrl().resolve(path);
    return HttpRequest.newBuilder(target)
        .timeout(Duration.ofSeconds(30))
        .header("Content-Type", "application/json")
        .header(ConsoleMark.HEADER, ConsoleMark.VALUE)
        .POST(BodyPublishers.ofString(body));
  }

  private HttpResponse<String> post(String path, String body) {
    return send(request(path, body).build());
  }

  private static HttpResponse<String> send(HttpRequest request) {
    try {
      return Held.CLIENT.send(request, BodyHandlers.ofString());
    } catch (IOException unreachable) {
      throw new IllegalStateException("the mock does not answer", unreachable);
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", closing);
    }
  }

  /** Only few scenarios need it. */
  private static final class Held {
    static final HttpClient CLIENT = HttpClient.newHttpClient();
  }

  /** Why it did not come to its end; null if nothing went wrong. */
  @Nullable String trouble() {
    return trouble;
  }

  /** Ends the trouble's schedule; the mock stays as it is. */
  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join(1_000);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
