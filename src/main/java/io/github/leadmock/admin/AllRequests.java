package io.github.leadmock.admin;

import io.github.leadmock.store.Replicas;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The requests to all replicas: each keeps a log of its own, and answers questions about it through
 * the store, so that no replica has to reach another one. Thread-safe.
 */
final class AllRequests {

  private static final JsonMapper JSON = new JsonMapper();

  private final Replicas replicas;

  AllRequests(Replicas replicas) {
    this.replicas = replicas;
  }

  /** The newest requests of all, newest first. */
  AdminResponse list(Map<String, List<String>> query, long limit) {
    ObjectNode question = JsonNodeFactory.instance.objectNode();
    query.forEach((name, values) -> values.forEach(question.putArray(name)::add));
    Map<String, JsonNode> answers = ask("requests", question);
    List<JsonNode> entries = new ArrayList<>();
    long latest = 0;
    long dropped = 0;
    for (JsonNode answer : answers.values()) {
      answer.path("entries").forEach(entries::add);
      latest = Math.max(latest, answer.path("latest").longValue(0));
      dropped += answer.path("dropped").longValue(0);
    }
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("latest", latest);
    json.put("dropped", dropped);
    ArrayNode list = json.putArray("entries");
    entries.stream()
        .sorted(
            // As text, a time without a fraction would come behind the rest of its second.
            Comparator.comparing(
                    (JsonNode entry) -> Instant.parse(entry.path("time").stringValue()))
                .reversed())
        .limit(limit)
        .forEach(list::add);
    ArrayNode names = json.putArray("replicas");
    new TreeSet<>(answers.keySet()).forEach(names::add);
    Set<String> silent = new TreeSet<>(replicas.living());
    silent.removeAll(answers.keySet());
    silent.forEach(json.putArray("silent")::add);
    return AdminResponse.json(json);
  }

  /** One request, whichever replica has it; 404 if none has. */
  AdminResponse find(String id, AdminResponse notHere) {
    return ask("request", JsonNodeFactory.instance.stringNode(id)).values().stream()
        .filter(answer -> answer.has("id"))
        .findFirst()
        .map(AdminResponse::json)
        .orElse(notHere);
  }

  private Map<String, JsonNode> ask(String what, JsonNode about) {
    ObjectNode question = JsonNodeFactory.instance.objectNode();
    question.set(what, about);
    Map<String, JsonNode> answers = new HashMap<>();
    replicas
        .ask(JSON.writeValueAsString(question))
        .forEach((replica, answer) -> answers.put(replica, JSON.readTree(answer)));
    return answers;
  }

  /** The answer of one replica to a question of any. */
  static String answer(AdminApi api, String question) {
    JsonNode asked = JSON.readTree(question);
    if (asked.has("request")) {
      return api.request(asked.path("request").stringValue()).body();
    }
    Map<String, List<String>> query = new HashMap<>();
    asked
        .path("requests")
        .forEachEntry(
            (name, values) ->
                query.put(name, values.valueStream().map(JsonNode::stringValue).toList()));
    return api.requests(query).body();
  }
}
