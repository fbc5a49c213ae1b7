package io.github.leadmock.bench;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Answers the three writes of MetroLeads. The body counts as JSON whatever its content type. */
final class Notes {

  private final Account account;

  Notes(Account account) {
    this.account = account;
  }

  Answer add(Call call, Route route) {
    Optional<Timeline> timeline = account.timeline(route.company(), route.lead());
    if (timeline.isEmpty()) {
      return ErrorAnswer.of(Api.METROLEADS, 404, "No such lead");
    }
    Optional<String> message = message(call);
    if (message.isEmpty()) {
      return ErrorAnswer.of(Api.METROLEADS, 400, "message is required");
    }
    Event note =
        new Event(
            account.ids().next(),
            "note",
            timeline.get().timeOfNext(account.now()),
            account.author(),
            message.get(),
            List.of(),
            Map.of());
    timeline.get().add(note);
    return Answer.json(200, EventJson.saved(note, timeline.get().lead()));
  }

  Answer update(Call call, Route route) {
    Optional<Timeline> timeline = account.timeline(route.company(), route.lead());
    Optional<Event> note = note(timeline, route);
    if (note.isEmpty()) {
      return ErrorAnswer.of(Api.METROLEADS, 404, "No such note");
    }
    Optional<String> message = message(call);
    if (message.isEmpty()) {
      return ErrorAnswer.of(Api.METROLEADS, 400, "message is required");
    }
    Event changed = note.get().withMessage(message.get());
    timeline.get().replace(changed);
    return Answer.json(200, EventJson.saved(changed, timeline.get().lead()));
  }

  Answer remove(Route route) {
    Optional<Timeline> timeline = account.timeline(route.company(), route.lead());
    Optional<Event> note = note(timeline, route);
    if (note.isEmpty()) {
      return ErrorAnswer.of(Api.METROLEADS, 404, "No such note");
    }
    timeline.get().remove(note.get());
    return Answer.json(200, EventJson.saved(note.get(), timeline.get().lead()));
  }

  private static Optional<Event> note(Optional<Timeline> timeline, Route route) {
    return timeline.flatMap(found -> found.find(route.last())).filter(Event::isNote);
  }

  private static Optional<String> message(Call call) {
    JsonNode message = Json.lenient(call.body()).path("message");
    return message.isString() && !message.stringValue().isBlank()
        ? Optional.of(message.stringValue())
        : Optional.empty();
  }
}
