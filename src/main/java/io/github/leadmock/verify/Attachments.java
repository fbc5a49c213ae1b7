package io.github.leadmock.verify;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** Checks that events are attached to the lead in the path. */
final class Attachments {

  private Attachments() {}

  /** Compares the leads of listed events (rule ML-EV-18). */
  static Agreement agreement(Probe probe) {
    return new Agreement(probe, "ML-EV-18", "the lead of the path and that of attached_entities");
  }

  /** Checks only the documented types and events that name leads; other types need not name any. */
  static void check(
      Probe probe, Agreement agreement, Answer answer, String pointer, JsonNode event) {
    List<String> leads = leads(event);
    boolean documentedType =
        List.of("note", "sms").contains(event.path("type").asString(""))
            && event.at("/data/attached_entities").isArray();
    if (leads.isEmpty() && documentedType) {
      probe.find(
          "ML-EV-18",
          answer,
          pointer,
          "the event is not attached to the lead of the path",
          own(probe),
          "no lead");
    } else if (!leads.isEmpty()) {
      String named =
          leads.stream()
              .filter(own(probe)::equalsIgnoreCase)
              .findFirst()
              .orElseGet(() -> String.join(", ", leads));
      agreement.compare(answer, pointer, own(probe), named);
    }
  }

  /**
   * Checks a note saved by the run (rule ML-NO-18); its lead may differ if those of all other
   * events do.
   */
  static void saved(Probe probe, Answer answer, JsonNode note) {
    if (!note.at("/data/attached_entities").isArray() || names(probe, note)) {
      return;
    }
    boolean listsOwn =
        leads(note).isEmpty()
            || probe.session().readableEvents(probe).stream()
                .anyMatch(event -> names(probe, event));
    if (listsOwn) {
      probe.find(
          "ML-NO-18",
          answer,
          "/data/attached_entities",
          "the note is not attached to the lead of the path",
          own(probe),
          leads(note).isEmpty() ? "no lead" : String.join(", ", leads(note)));
    }
  }

  private static boolean names(Probe probe, JsonNode event) {
    return leads(event).stream().anyMatch(own(probe)::equalsIgnoreCase);
  }

  private static List<String> leads(JsonNode event) {
    return event
        .at("/data/attached_entities")
        .valueStream()
        .map(entity -> entity.at("/lead/id").asString(""))
        .filter(id -> !id.isEmpty())
        .toList();
  }

  private static String own(Probe probe) {
    return probe.session().settings().target() instanceof Target.MetroLeads target
        ? target.lead()
        : "";
  }
}
