package io.github.leadmock.data;

import io.github.leadmock.data.Contents.Recorded;
import io.github.leadmock.world.CommentData;
import io.github.leadmock.world.EventData;
import io.github.leadmock.world.LeadData;
import io.github.leadmock.world.SummaryData;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/**
 * Reads one document of leads in any of its forms, see {@code docs/data.md}. For one document; not
 * thread-safe.
 */
final class DocumentReader {

  private static final String FORMS =
      "exchanges, log, leads, company with lead, or leadId; docs/data.md has examples";
  private static final int OK = 200;
  private static final int MAX_SHOWS = 200;

  private static final Set<String> RECORDED =
      Set.of("$schema", "company", "lead", "leadId", "shows", "state", "exchanges");
  private static final Set<String> SHORT =
      Set.of("$schema", "company", "lead", "shows", "count", "events");
  private static final Set<String> SHORT_SUMMARY = Set.of("$schema", "leadId", "shows", "summary");
  private static final Set<String> EXCHANGE = Set.of("method", "path", "status", "request", "body");

  private final Reading reading;
  private final VendorAnswers answers;
  private final SummaryReader summaries;
  private final ShortForm shortForm;
  private final Map<LeadId, Draft> recorded = new LinkedHashMap<>();
  private final Map<LeadId, LeadData> described = new LinkedHashMap<>();
  private final Map<Long, SummaryData> found = new LinkedHashMap<>();

  /** The state that recorded answers of a lead are to show, by its id with either vendor. */
  private final Map<Object, Recording.State> states = new HashMap<>();

  DocumentReader(Reading reading) {
    this.reading = reading;
    this.answers = new VendorAnswers(reading);
    this.summaries = new SummaryReader(reading);
    this.shortForm = new ShortForm(reading, answers);
  }

  /** The answers about one lead so far. */
  private record Draft(
      Optional<String> shows, Recording.State state, List<Recording.Fact> facts, Where where) {}

  /** What the document holds; to be used only if nothing was wrong with it. */
  Contents document(JsonNode document) {
    if (document.has("leads")) {
      reading.only(document, Where.DOCUMENT, Set.of("$schema", "leads"));
      JsonNode leads = document.path("leads");
      Where where = Where.DOCUMENT.at("leads");
      if (!leads.isArray()) {
        reading.problem(where, "a list of leads", leads);
      }
      for (int i = 0; leads.isArray() && i < leads.size(); i++) {
        lead(leads.get(i), where.at(i));
      }
    } else {
      lead(document, Where.DOCUMENT);
    }
    return contents();
  }

  /** The plain body of an answer whose request is known. */
  Contents answer(Requested asked, JsonNode body) {
    take(asked, body, Where.DOCUMENT, Optional.empty(), Recording.State.AFTER);
    return contents();
  }

  private Contents contents() {
    if (reading.count() > 0) {
      return Contents.NONE;
    }
    List<Recorded> all = new ArrayList<>();
    recorded.forEach(
        (id, draft) -> all.add(new Recorded(id, draft.shows(), draft.state(), draft.facts())));
    return new Contents(all, List.copyOf(described.values()), List.copyOf(found.values()));
  }

  private void lead(JsonNode object, Where where) {
    if (!reading.isObject(object, where, "an object with " + FORMS)) {
      return;
    }
    if (object.has("exchanges")) {
      recorded(object, where);
    } else if (object.has("log")) {
      archive(object.path("log"), where.at("log"));
    } else if (object.has("leadId")) {
      reading.only(object, where, SHORT_SUMMARY);
      @Nullable Long id = summaries.id(object.path("leadId"), where.at("leadId"));
      SummaryData summary =
          summaries.summary(
              id == null ? 1 : id,
              shows(object, where),
              object.path("summary"),
              where.at("summary"));
      if (id != null && found.put(id, summary) != null) {
        reading.problem(where.at("leadId"), "each lead once", String.valueOf(id));
      }
    } else if (object.has("company") || object.has("lead")) {
      reading.only(object, where, SHORT);
      described(object, where);
    } else {
      reading.problem(where, FORMS, object);
    }
  }

  private void described(JsonNode object, Where where) {
    @Nullable LeadId id = leadId(object, where);
    Optional<String> shows = shows(object, where);
    LeadId any = id == null ? new LeadId(new UUID(0, 0), new UUID(0, 0)) : id;
    LeadData lead = shortForm.lead(any.company(), any.lead(), shows, object, where);
    if (id == null) {
      return;
    }
    if (described.put(id, lead) != null || recorded.containsKey(id)) {
      reading.problem(where.at("lead"), "each lead once", id.lead().toString());
    }
  }

  private @Nullable LeadId leadId(JsonNode object, Where where) {
    if (!reading.has(object, "company", where, "the company's UUID")
        || !reading.has(object, "lead", where, "the lead's UUID")) {
      return null;
    }
    @Nullable UUID company = reading.id(object, "company", where);
    @Nullable UUID lead = reading.id(object, "lead", where);
    return company == null || lead == null ? null : new LeadId(company, lead);
  }

  private Optional<String> shows(JsonNode object, Where where) {
    @Nullable String shows = reading.text(object, "shows", where);
    if (shows != null && (shows.isBlank() || shows.length() > MAX_SHOWS)) {
      reading.problem(
          where.at("shows"), "1 to %s characters".formatted(MAX_SHOWS), object.path("shows"));
    }
    return Optional.ofNullable(shows);
  }

  private void recorded(JsonNode object, Where where) {
    reading.only(object, where, RECORDED);
    Optional<String> shows = shows(object, where);
    Recording.State state = state(object, where);
    @Nullable LeadId id =
        object.has("company") || object.has("lead") ? leadId(object, where) : null;
    @Nullable Long leadId =
        object.has("leadId") ? summaries.id(object.path("leadId"), where.at("leadId")) : null;
    JsonNode exchanges = object.path("exchanges");
    Where list = where.at("exchanges");
    if (!exchanges.isArray()) {
      reading.problem(list, "a list of requests with their answers", exchanges);
      return;
    }
    if (exchanges.isEmpty()) {
      reading.problem(list, "at least one request with its answer", exchanges);
    }
    boolean named = object.has("company") || object.has("lead") || object.has("leadId");
    for (int i = 0; i < exchanges.size(); i++) {
      Where place = list.at(i);
      @Nullable Requested asked = exchange(exchanges.get(i), place);
      if (asked == null) {
        continue;
      }
      if (named && !isAbout(asked, id, leadId)) {
        reading.problem(
            place.at("path"),
            "the lead that is named above, " + (leadId == null ? id : leadId),
            exchanges.get(i).path("path"));
      } else if (exchanges.get(i).path("status").asInt(OK) == OK) {
        take(asked, exchanges.get(i).path("body"), place.at("body"), shows, state);
      }
    }
  }

  private static boolean isAbout(Requested asked, @Nullable LeadId id, @Nullable Long leadId) {
    if (asked instanceof Requested.OnLead onLead) {
      return onLead.lead().equals(id);
    }
    return asked instanceof Requested.Summary summary
        && summary.id().equals(String.valueOf(leadId));
  }

  private Recording.State state(JsonNode object, Where where) {
    @Nullable String state = reading.text(object, "state", where);
    if (state == null || state.equals("after")) {
      return Recording.State.AFTER;
    }
    if (!state.equals("before")) {
      reading.problem(where.at("state"), "before or after", object.path("state"));
    }
    return Recording.State.BEFORE;
  }

  private @Nullable Requested exchange(JsonNode exchange, Where where) {
    if (!reading.isObject(exchange, where, "an object with path and body")
        || !reading.has(exchange, "path", where, "path and query of the request")) {
      return null;
    }
    reading.only(exchange, where, EXCHANGE);
    @Nullable String method = reading.text(exchange, "method", where);
    @Nullable String path = reading.text(exchange, "path", where);
    @Nullable Integer status = reading.whole(exchange, "status", where, 100, 599);
    boolean ok = status == null || status == OK;
    if (path == null || (ok && !reading.has(exchange, "body", where, "the vendor's answer"))) {
      return null;
    }
    Optional<Requested> asked =
        Requested.of(method == null ? "GET" : method.toUpperCase(Locale.ROOT), path);
    if (asked.isEmpty()) {
      reading.problem(
          where.at("path"),
          Requested.EXPECTED,
          "%s %s".formatted(method == null ? "GET" : method, Reading.shown(exchange.path("path"))));
    }
    return asked.orElse(null);
  }

  private void archive(JsonNode log, Where where) {
    JsonNode entries = log.path("entries");
    if (!entries.isArray()) {
      reading.problem(where.at("entries"), "the list of entries of an HTTP archive", entries);
      return;
    }
    int taken = 0;
    for (int i = 0; i < entries.size(); i++) {
      JsonNode entry = entries.get(i);
      Optional<Requested> asked =
          Requested.of(
              entry.at("/request/method").asString("GET"), entry.at("/request/url").asString(""));
      if (asked.isPresent() && entry.at("/response/status").asInt(0) == OK) {
        Where text = where.at("entries").at(i).at("response").at("content").at("text");
        HeldText held = HeldText.of(entry.at("/response/content"));
        taken++;
        if (held.document().isPresent()) {
          take(asked.get(), held.document().get(), text, Optional.empty(), Recording.State.AFTER);
        } else {
          reading.problem(text, "the answer's body, JSON", held.got());
        }
      }
    }
    if (taken == 0) {
      reading.problem(
          where.at("entries"),
          "at least one answer of status 200 about a lead of MetroLeads or LiveForce",
          "%s entries without one".formatted(entries.size()));
    }
  }

  private void take(
      Requested asked, JsonNode body, Where where, Optional<String> shows, Recording.State state) {
    if (asked instanceof Requested.Summary summary) {
      summary(summary, body, where, shows, state);
    } else if (asked instanceof Requested.OnLead onLead) {
      fact(onLead, body, where)
          .ifPresent(
              fact ->
                  recorded
                      .computeIfAbsent(
                          onLead.lead(), id -> new Draft(shows, state, new ArrayList<>(), where))
                      .facts()
                      .add(fact));
      inOneForm(onLead.lead(), described.containsKey(onLead.lead()), where);
      inOneState(onLead.lead(), state, where);
    }
  }

  private void inOneForm(Object lead, boolean described, Where where) {
    if (described) {
      reading.problem(where, "each lead in one form", lead.toString());
    }
  }

  private void inOneState(Object lead, Recording.State state, Where where) {
    Recording.@Nullable State before = states.put(lead, state);
    if (before != null && before != state) {
      reading.problem(
          where,
          "the same state for all answers about a lead",
          "%s, and %s above, for %s".formatted(word(state), word(before), lead));
    }
  }

  private static String word(Recording.State state) {
    return state.name().toLowerCase(Locale.ROOT);
  }

  private Optional<Recording.Fact> fact(Requested.OnLead asked, JsonNode body, Where where) {
    if (asked instanceof Requested.Events) {
      return Optional.ofNullable(answers.page(body, where)).map(Recording.PageSeen::new);
    }
    if (asked instanceof Requested.Comments comments) {
      List<CommentData> list = answers.comments(body, where);
      return Optional.of(new Recording.CommentsSeen(comments.type(), comments.event(), list));
    }
    Optional<EventData> note =
        Optional.ofNullable(answers.saved(body, where)).filter(saved -> saved.id() != null);
    if (asked instanceof Requested.Update update) {
      return note.map(saved -> new Recording.Updated(saved.withId(update.note())));
    }
    if (asked instanceof Requested.Remove remove) {
      return note.map(saved -> new Recording.Removed(saved.withId(remove.note())));
    }
    return note.map(Recording.Added::new);
  }

  private void summary(
      Requested.Summary asked,
      JsonNode body,
      Where where,
      Optional<String> shows,
      Recording.State state) {
    @Nullable Long id = summaries.id(StringNode.valueOf(asked.id()), where);
    if (id == null
        || !reading.isObject(body, where, "a lead summary")
        || !reading.has(body, "data", where, "the members of the lead")) {
      return;
    }
    // One that is found without a state was in the short form.
    inOneForm(id, found.containsKey(id) && !states.containsKey(id), where);
    inOneState(id, state, where);
    SummaryData summary = summaries.summary(id, shows, body.path("data"), where.at("data"));
    if (state == Recording.State.AFTER || !found.containsKey(id)) {
      found.put(id, summary);
    }
  }
}
