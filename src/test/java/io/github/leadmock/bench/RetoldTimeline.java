package io.github.leadmock.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Servers that take the timelines for other ones than they are, and count them rightly. */
final class RetoldTimeline {

  private RetoldTimeline() {}

  /** A server that changes the listed events of a lead before it cuts a page out of them. */
  static Deviation of(BiConsumer<Vendor, List<ObjectNode>> change) {
    return correct ->
        call -> {
          Answer answer = correct.answer(call);
          Optional<Window> window = Window.of(call);
          if (window.isEmpty() || !answer.ok()) {
            return answer;
          }
          JsonNode whole = Json.parse(correct.answer(new Window(0, 1000).on(call)).body());
          List<ObjectNode> all = new ArrayList<>(Json.objects(whole.path("events")));
          change.accept(correct, all);
          ArrayNode page =
              Json.array(
                  all.stream().skip(window.get().start()).limit(window.get().size()).toList());
          return answer.reshaped(body -> body.set("events", page));
        };
  }
}
