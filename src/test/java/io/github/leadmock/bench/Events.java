package io.github.leadmock.bench;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.node.ObjectNode;

/** Answers the two lists of MetroLeads: the events of a lead, the comments of an event. */
final class Events {

  private final Account account;

  Events(Account account) {
    this.account = account;
  }

  Answer list(Call call, Route route) {
    Optional<Timeline> timeline = account.timeline(route.company(), route.lead());
    if (timeline.isEmpty()) {
      return ErrorAnswer.of(Api.METROLEADS, 404, "No such lead");
    }
    OptionalLong start = number(call, "start", 0, 0);
    OptionalLong size = number(call, "size", 20, 1);
    if (start.isEmpty() || size.isEmpty()) {
      return ErrorAnswer.of(Api.METROLEADS, 400, "start and size are whole numbers");
    }
    ObjectNode body = Json.object();
    body.put("count", timeline.get().count());
    body.put("start", start.getAsLong());
    body.set(
        "events",
        Json.array(
            timeline.get().page(start.getAsLong(), size.getAsLong()).stream()
                .map(event -> EventJson.listed(event, timeline.get().lead()))
                .toList()));
    return Answer.json(200, body);
  }

  Answer comments(Route route) {
    Optional<Event> event =
        account
            .timeline(route.company(), route.lead())
            .flatMap(timeline -> timeline.find(route.last()))
            .filter(found -> found.type().equals(route.ids().get(2)));
    if (event.isEmpty()) {
      return ErrorAnswer.of(Api.METROLEADS, 404, "No such event");
    }
    List<Comment> comments = event.get().comments();
    ObjectNode body = Json.object();
    body.put("total_count", comments.size());
    body.set("sub_events", Json.array(comments.stream().map(EventJson::comment).toList()));
    return Answer.json(200, body);
  }

  private static OptionalLong number(Call call, String name, long otherwise, long least) {
    Optional<String> given = call.parameter(name);
    if (given.isEmpty()) {
      return OptionalLong.of(otherwise);
    }
    if (!given.get().matches("[0-9]{1,9}") || Long.parseLong(given.get()) < least) {
      return OptionalLong.empty();
    }
    return OptionalLong.of(Long.parseLong(given.get()));
  }
}
