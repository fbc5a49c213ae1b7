package io.github.leadmock.admin;

import io.github.leadmock.journal.LogEntry;
import io.github.leadmock.journal.LoggedMessage;
import io.github.leadmock.journal.RequestLog.Numbered;
import io.github.leadmock.journal.Secrets;
import io.github.leadmock.message.Header;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A log entry as JSON, without secrets. Immutable and thread-safe. */
final class LogEntryJson {

  private static final String TOKEN_OPERATION = "metroleads/issue-token";

  private final Explanations explanations;
  private final Optional<String> replica;

  LogEntryJson(Explanations explanations, Optional<String> replica) {
    this.explanations = explanations;
    this.replica = replica;
  }

  /** An entry as shown in the list. */
  ObjectNode summary(Numbered numbered) {
    LogEntry entry = numbered.entry();
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("id", entry.id().toString());
    json.put("seq", numbered.number());
    json.put("time", entry.time().toString());
    json.put("durationMillis", entry.durationMillis());
    put(json, "api", entry.target().api());
    put(json, "operation", entry.target().operation());
    put(json, "stub", entry.target().stub());
    put(json, "session", entry.target().session());
    put(json, "client", entry.client());
    json.put("method", entry.method());
    json.put("url", Secrets.url(entry.url()));
    json.put("status", entry.status());
    json.put("cause", entry.outcome().cause().word());
    ArrayNode rules = json.putArray("rules");
    entry.outcome().rules().forEach(rules::add);
    put(json, "hint", Optional.of(entry.outcome().hint()).filter(hint -> !hint.isEmpty()));
    put(json, "change", entry.outcome().change());
    put(json, "fault", entry.outcome().fault());
    json.put("delayMillis", entry.delayMillis());
    json.put("waitedMillis", entry.waitedMillis());
    json.put("console", entry.isFromConsole());
    replica.ifPresent(name -> json.put("replica", name));
    return json;
  }

  /** The whole entry. */
  ObjectNode full(Numbered numbered) {
    LogEntry entry = numbered.entry();
    ObjectNode json = summary(numbered);
    ObjectNode request = json.putObject("request");
    request.put("method", entry.method());
    request.put("url", Secrets.url(entry.url()));
    message(request, entry.request(), false);
    ObjectNode response = json.putObject("response");
    response.put("status", entry.status());
    boolean token =
        entry.target().operation().equals(Optional.of(TOKEN_OPERATION)) && entry.status() < 300;
    message(response, entry.response(), token);
    json.set("explanation", explanations.of(entry));
    return json;
  }

  private static void message(ObjectNode json, LoggedMessage message, boolean secret) {
    headers(json, message.headers().get());
    String body = new String(message.body(), StandardCharsets.UTF_8);
    json.put("body", secret && !body.isEmpty() ? Secrets.MASK : Secrets.body(body));
    json.put("bodyTruncated", message.truncated());
  }

  static void headers(ObjectNode json, List<Header> headers) {
    ArrayNode lines = json.putArray("headers");
    headers.forEach(
        header ->
            lines
                .addObject()
                .put("name", header.name())
                .put("value", Secrets.header(header.name(), header.value())));
  }

  private static void put(ObjectNode json, String name, Optional<String> text) {
    json.put(name, text.orElse(null));
  }
}
