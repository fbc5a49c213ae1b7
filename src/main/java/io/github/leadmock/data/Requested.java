package io.github.leadmock.data;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a recorded request asked for, by its method and path; any prefix of the path is fine. */
sealed interface Requested {

  /** Something about a lead of MetroLeads. */
  sealed interface OnLead extends Requested {
    LeadId lead();
  }

  /** A page of a lead's events. */
  record Events(LeadId lead) implements OnLead {}

  /** The comments of an event. */
  record Comments(LeadId lead, String type, UUID event) implements OnLead {}

  /** That a note be added. */
  record Add(LeadId lead) implements OnLead {}

  /** That a note get another text. */
  record Update(LeadId lead, UUID note) implements OnLead {}

  /** That a note be removed. */
  record Remove(LeadId lead, UUID note) implements OnLead {}

  /** A lead summary of LiveForce, by the id as it is in the path. */
  record Summary(String id) implements Requested {}

  String EXPECTED =
      "the path of an operation on a lead: /companies/COMPANY/leads/LEAD/events,"
          + " .../events/TYPE/EVENT/comments, .../note, .../note/NOTE, .../note/NOTE/remove or"
          + " /leads/summary/ID";

  /** Ends before the query. */
  Pattern TIMELINE =
      Pattern.compile(
          "(?:.*/)?companies/(?<company>[^/]+)/leads/(?<lead>[^/]+)/"
              + "(?:(?<events>events)(?:/(?<type>[^/]+)/(?<event>[^/]+)/comments)?"
              + "|note(?:/(?<note>[^/]+)(?<remove>/remove)?)?)/?");

  Pattern SUMMARY = Pattern.compile("(?:.*/)?leads/summary/(?<id>[^/]+)/?");

  /** What a request asked for; empty when it is no operation on a lead, such as a preflight. */
  static Optional<Requested> of(String method, String url) {
    String path = url.replaceFirst("[?#].*", "");
    boolean get = method.equalsIgnoreCase("GET");
    if (!get && !method.equalsIgnoreCase("POST")) {
      return Optional.empty();
    }
    Matcher summary = SUMMARY.matcher(path);
    if (summary.matches()) {
      return get ? Optional.of(new Summary(summary.group("id"))) : Optional.empty();
    }
    Matcher timeline = TIMELINE.matcher(path);
    return timeline.matches() ? of(get, timeline) : Optional.empty();
  }

  private static Optional<Requested> of(boolean get, Matcher path) {
    @Nullable UUID company = Reading.parse(path.group("company"));
    @Nullable UUID id = Reading.parse(path.group("lead"));
    if (company == null || id == null) {
      return Optional.empty();
    }
    LeadId lead = new LeadId(company, id);
    if (path.group("events") == null) {
      return note(get, lead, path);
    }
    if (!get) {
      return Optional.empty();
    }
    if (path.group("event") == null) {
      return Optional.of(new Events(lead));
    }
    @Nullable UUID event = Reading.parse(path.group("event"));
    return event == null
        ? Optional.empty()
        : Optional.of(new Comments(lead, path.group("type"), event));
  }

  private static Optional<Requested> note(boolean get, LeadId lead, Matcher path) {
    boolean remove = path.group("remove") != null;
    // The documented example of removing sends GET (rule ML-NO-15).
    if (get && !remove) {
      return Optional.empty();
    }
    if (path.group("note") == null) {
      return Optional.of(new Add(lead));
    }
    @Nullable UUID note = Reading.parse(path.group("note"));
    if (note == null) {
      return Optional.empty();
    }
    return Optional.of(remove ? new Remove(lead, note) : new Update(lead, note));
  }
}
