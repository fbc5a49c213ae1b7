package io.github.leadmock.speed;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The expected state of one lead: its initial events, and the notes added and not removed. Removes
 * as many as it adds, because a world grows with its writes. For a single thread, the only one that
 * writes to the lead.
 */
final class LeadModel {

  private static final int MOST_NOTES = 20;
  private static final int PAGE = 1_000;
  private static final Pattern ID = Pattern.compile("\"event_id\": \"([^\"]+)\"");
  private static final Pattern COUNT = Pattern.compile("\"count\": (\\d+)");
  private static final JsonMapper JSON = new JsonMapper();

  private final String path;
  private final List<JsonNode> initial;
  private final Map<String, String> notes = new LinkedHashMap<>();
  private final List<String> ids = new ArrayList<>();
  private int texts;

  LeadModel(String path, Wire wire) throws IOException {
    this.path = path;
    this.initial = walk(wire);
  }

  /** Sends a random request and checks the answer as far as it is predictable. */
  void step(Random random, Wire wire) throws IOException {
    int choice = random.nextInt(10);
    if (choice < 6) {
      read(random, wire);
    } else if (ids.isEmpty() || (choice < 8 && ids.size() < MOST_NOTES)) {
      add(wire);
    } else if (choice == 8) {
      update(ids.get(random.nextInt(ids.size())), wire);
    } else {
      remove(ids.remove(random.nextInt(ids.size())), wire);
    }
  }

  /** The lead's session was reset. */
  void reset() {
    notes.clear();
    ids.clear();
  }

  /** The differences between the model and the server; empty if they agree. */
  List<String> differences(Wire wire) throws IOException {
    List<String> differences = new ArrayList<>();
    Map<String, String> missing = new LinkedHashMap<>(notes);
    List<JsonNode> others = new ArrayList<>();
    for (JsonNode event : walk(wire)) {
      String id = event.at("/data/event_id").asString("");
      String expected = missing.remove(id);
      if (expected == null) {
        others.add(event);
      } else if (!expected.equals(event.at("/data/message").asString(""))) {
        differences.add("%s: note %s has another text".formatted(path, id));
      }
    }
    missing.keySet().forEach(id -> differences.add("%s: note %s is missing".formatted(path, id)));
    if (!others.equals(initial)) {
      differences.add(
          "%s: %d events beside our notes; expected the %d of the beginning, unchanged"
              .formatted(path, others.size(), initial.size()));
    }
    return differences;
  }

  int events() {
    return initial.size() + notes.size();
  }

  private void read(Random random, Wire wire) throws IOException {
    int start = random.nextInt(events() + 1);
    String page = wire.send(Call.get("%s/events?start=%d&size=20".formatted(path, start)));
    Matcher count = COUNT.matcher(page);
    if (!count.find() || Integer.parseInt(count.group(1)) != events()) {
      throw new IOException("%s: another number of events; expected %d".formatted(path, events()));
    }
  }

  private void add(Wire wire) throws IOException {
    String text = text();
    String id = saved(wire, "/note", text);
    if (notes.put(id, text) != null) {
      throw new IOException("%s: note id %s was given twice".formatted(path, id));
    }
    ids.add(id);
  }

  private void update(String id, Wire wire) throws IOException {
    String text = text();
    same(id, saved(wire, "/note/" + id, text));
    notes.put(id, text);
  }

  private void remove(String id, Wire wire) throws IOException {
    same(id, saved(wire, "/note/" + id + "/remove", ""));
    notes.remove(id);
  }

  private String saved(Wire wire, String target, String text) throws IOException {
    String body = text.isEmpty() ? "" : "{\"message\":\"%s\"}".formatted(text);
    Matcher id = ID.matcher(wire.send(new Call("POST", path + target, body)));
    if (!id.find()) {
      throw new IOException("%s%s: an answer without an id".formatted(path, target));
    }
    return id.group(1);
  }

  private void same(String expected, String actual) throws IOException {
    if (!expected.equals(actual)) {
      throw new IOException("%s: note %s; expected %s".formatted(path, actual, expected));
    }
  }

  private String text() {
    return "text %d, 5%% off".formatted(texts++);
  }

  private List<JsonNode> walk(Wire wire) throws IOException {
    List<JsonNode> events = new ArrayList<>();
    while (true) {
      JsonNode page =
          JSON.readTree(
              wire.send(
                  Call.get("%s/events?start=%d&size=%d".formatted(path, events.size(), PAGE))));
      page.path("events").forEach(events::add);
      if (page.path("events").size() < PAGE) {
        return events;
      }
    }
  }
}
