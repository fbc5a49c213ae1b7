package io.github.leadmock.verify;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** Whether an event is attached to the lead of the path. */
final class Attachments {

  private Attachments() {}

  /** Looks only at events that name leads at all; other types need not. */
  static void check(Probe probe, String rule, Answer answer, String pointer, JsonNode event) {
    List<String> leads =
        event
            .at("/data/attached_entities")
            .valueStream()
            .map(entity -> entity.at("/lead/id").asString(""))
            .filter(id -> !id.isEmpty())
            .toList();
    boolean documentedType =
        List.of("note", "sms").contains(event.path("type").asString(""))
            && event.at("/data/attached_entities").isArray();
    if (probe.session().settings().target() instanceof Target.MetroLeads target
        && (documentedType || !leads.isEmpty())
        && leads.stream().noneMatch(target.lead()::equalsIgnoreCase)) {
      probe.find(
          rule,
          answer,
          pointer,
          "the event is not attached to the lead of the path",
          target.lead(),
          leads.isEmpty() ? "no lead" : String.join(", ", leads));
    }
  }
}
