package io.github.leadmock.metroleads;

import io.github.leadmock.api.EditDistance;
import io.github.leadmock.api.RequestCorrection;
import io.github.leadmock.world.Event;
import io.github.leadmock.world.Lead;
import io.github.leadmock.world.Timelines;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Finds the lead and the event nearest to ids that do not exist, in the current state of the world
 * as the request's session sees it.
 */
final class NearestLead {

  private static final String COMPANY = "company_uuid";
  private static final String LEAD = "lead_uuid";
  private static final String NOTE = "note_or_event_uuid";
  private static final String EVENT = "event_uuid";
  private static final String TYPE = "event_type";

  /** How many generated leads of each company are considered. */
  private static final int PER_COMPANY = 5;

  /** How many of a lead's newest events are considered. */
  private static final int NEWEST = 200;

  /**
   * The largest edit distance that counts as a typing error; unrelated ids are much further apart.
   */
  private static final int TYPING_ERROR = 6;

  private final Timelines timelines;

  NearestLead(Timelines timelines) {
    this.timelines = timelines;
  }

  /** Makes the path refer to an existing lead. */
  void mend(RequestCorrection correction) {
    if (lead(correction).isEmpty()) {
      replaceLead(correction, any -> true);
    }
  }

  /** Makes the path refer to an existing lead and one of its events, with the right type. */
  void mendWithEvent(RequestCorrection correction) {
    Event event = mendEvent(correction, EVENT, any -> true);
    correction.variable(TYPE, event.type());
  }

  /** Makes the path refer to an existing lead and one of its notes. */
  void mendWithNote(RequestCorrection correction) {
    mendEvent(correction, NOTE, event -> event.type().equals(Event.NOTE));
  }

  private Event mendEvent(RequestCorrection correction, String variable, Predicate<Event> fits) {
    Predicate<Lead> hasOne = lead -> newest(lead, fits).findAny().isPresent();
    if (lead(correction).isEmpty()) {
      replaceLead(correction, hasOne);
    }
    Optional<Event> asked =
        lead(correction)
            .flatMap(
                lead -> Ids.parse(correction.variable(variable)).flatMap(lead.timeline()::find))
            .filter(fits);
    if (asked.isPresent()) {
      return asked.get();
    }
    correction.blame("path " + variable);
    if (lead(correction).filter(hasOne).isEmpty()) {
      replaceLead(correction, hasOne);
    }
    Event nearest =
        nearest(newest(lead(correction).orElseThrow(), fits).toList(), correction, variable);
    correction.variable(variable, nearest.id().toString());
    return nearest;
  }

  /** The lead that the path refers to. */
  Optional<Lead> lead(RequestCorrection correction) {
    return Ids.parse(correction.variable(COMPANY))
        .flatMap(
            company ->
                Ids.parse(correction.variable(LEAD))
                    .flatMap(lead -> lead(correction, new Place(company, lead))));
  }

  private void replaceLead(RequestCorrection correction, Predicate<Lead> fits) {
    Optional<UUID> company = repaired(correction.variable(COMPANY));
    Optional<UUID> lead = repaired(correction.variable(LEAD));
    Place place =
        Stream.concat(
                company.flatMap(id -> lead.map(other -> new Place(id, other))).stream(),
                lead
                    .flatMap(id -> timelines.companyOf(id).map(owner -> new Place(owner, id)))
                    .stream())
            .filter(near -> lead(correction, near).filter(fits).isPresent())
            .findFirst()
            .orElseGet(() -> nearestSample(correction, fits));
    correction.variable(COMPANY, place.company().toString());
    correction.variable(LEAD, place.lead().toString());
  }

  private record Place(UUID company, UUID lead) {}

  private Optional<Lead> lead(RequestCorrection correction, Place place) {
    return timelines.lead(LeadOperation.session(correction.owner()), place.company(), place.lead());
  }

  private Place nearestSample(RequestCorrection correction, Predicate<Lead> fits) {
    return timelines
        .samples(PER_COMPANY)
        .map(sample -> new Place(sample.company(), sample.lead()))
        .sorted(
            Comparator.comparingInt(
                place ->
                    slips(place.company(), correction.variable(COMPANY))
                        + slips(place.lead(), correction.variable(LEAD))))
        .filter(place -> lead(correction, place).filter(fits).isPresent())
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no lead of the world has such an event"));
  }

  /** All unrelated ids count as equally distant, so that documented leads come first. */
  private static int slips(UUID id, String text) {
    int slips = EditDistance.distance(id.toString(), text);
    return slips > TYPING_ERROR ? 2 * TYPING_ERROR : slips;
  }

  private static Stream<Event> newest(Lead lead, Predicate<Event> fits) {
    return lead.timeline().page(0, NEWEST).stream().filter(fits);
  }

  /** The event with nearly this id; otherwise the newest one, if possible of the requested type. */
  private static Event nearest(List<Event> events, RequestCorrection correction, String variable) {
    String text = correction.variable(variable);
    return events.stream()
        .min(
            Comparator.comparingInt((Event event) -> slips(event.id(), text))
                .thenComparing(event -> !event.type().equals(correction.variable(TYPE))))
        .orElseThrow();
  }

  /** Repairs an id without hyphens or with extra characters around it. */
  private static Optional<UUID> repaired(String text) {
    String digits = text.replaceAll("[^0-9a-fA-F]", "");
    if (digits.length() != 32) {
      return Optional.empty();
    }
    return Ids.parse(digits.replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5"));
  }
}
