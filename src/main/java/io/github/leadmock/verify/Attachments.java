package io.github.leadmock.verify;

import java.util.List;
import java.util.function.BooleanSupplier;
import tools.jackson.databind.JsonNode;

/** Checks that events are attached to the lead in the path. */
final class Attachments {

  private Attachments() {}

  /** Compares the leads of listed events (rule ML-EV-18). */
  static Agreement agreement(Finder finder) {
    return new Agreement(finder, "ML-EV-18", "the lead of the path and that of attached_entities");
  }

  /**
   * Checks only the documented types and events that name leads; other types need not name any.
   *
   * @param lead the lead of the path
   */
  static void check(
      Finder finder,
      Agreement agreement,
      Answer answer,
      String pointer,
      JsonNode event,
      String lead) {
    List<String> leads = leads(event);
    boolean documentedType =
        List.of("note", "sms").contains(event.path("type").asString(""))
            && event.at("/data/attached_entities").isArray();
    if (leads.isEmpty() && documentedType) {
      finder.find(
          "ML-EV-18",
          answer,
          pointer,
          "the event is not attached to the lead of the path",
          lead,
          "no lead");
    } else if (!leads.isEmpty()) {
      String named =
          leads.stream()
              .filter(lead::equalsIgnoreCase)
              .findFirst()
              .orElseGet(() -> String.join(", ", leads));
      agreement.compare(answer, pointer, lead, named);
    }
  }

  /**
   * Checks a note saved by the run (rule ML-NO-18); its lead may differ if those of all other
   * events do.
   */
  static void saved(Probe probe, Answer answer, JsonNode note) {
    saved(
        probe,
        answer,
        note,
        own(probe),
        () ->
            probe.session().readableEvents(probe).stream()
                .anyMatch(event -> names(event, own(probe))));
  }

  /**
   * The same.
   *
   * @param lead the lead of the path
   * @param listNamesIt whether the events of the list name the lead of the path
   */
  static void saved(
      Finder finder, Answer answer, JsonNode note, String lead, BooleanSupplier listNamesIt) {
    if (!note.at("/data/attached_entities").isArray() || names(note, lead)) {
      return;
    }
    if (leads(note).isEmpty() || listNamesIt.getAsBoolean()) {
      finder.find(
          "ML-NO-18",
          answer,
          "/data/attached_entities",
          "the note is not attached to the lead of the path",
          lead,
          leads(note).isEmpty() ? "no lead" : String.join(", ", leads(note)));
    }
  }

  /** Whether an event names a lead. */
  static boolean names(JsonNode event, String lead) {
    return leads(event).stream().anyMatch(lead::equalsIgnoreCase);
  }

  private static List<String> leads(JsonNode event) {
    return event
        .at("/data/attached_entities")
        .valueStream()
        .map(entity -> entity.at("/lead/id").asString(""))
        .filter(id -> !id.isEmpty())
        .toList();
  }

  /** The lead of the run. */
  static String own(Probe probe) {
    return probe.session().settings().target() instanceof Target.MetroLeads target
        ? target.lead()
        : "";
  }
}
