package io.github.leadmock.verify;

import static io.github.leadmock.verify.EventShapeCases.time;

import io.github.leadmock.contract.Contract;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Laws over several exchanges with MetroLeads, for one who only sees what passes. Others may write
 * to the same leads unseen, and replicas may lag: so nothing is said of what happened during a
 * write, nor learnt from it, and what a write should have changed is looked for only {@link #LAG}
 * after it, for {@link #MEMORY}, and not again once a list has shown it. Remembers the leads that
 * were asked for last, within bounds. For one thread.
 */
final class TrafficLaws {

  /** How long after a write a list may still show what was before. */
  static final Duration LAG = Duration.ofSeconds(2);

  /** How long after a write nobody else is taken to have written to the same note. */
  static final Duration MEMORY = Duration.ofSeconds(60);

  private static final Duration PAUSE_IN_A_WALK = Duration.ofSeconds(60);
  private static final int MOST_LEADS = 500;
  private static final int MOST_NOTES = 500;
  private static final int MOST_EVENTS = 5_000;

  private final Documented documented;
  private final Map<String, LeadMemory> leads = recent(MOST_LEADS);

  TrafficLaws(Contract contract) {
    this.documented = Documented.of(contract);
  }

  private static <V> Map<String, V> recent(int most) {
    return new LinkedHashMap<>(16, 0.75f, true) {
      @Override
      protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
        return size() > most;
      }
    };
  }

  /** What is known of a lead. */
  private static final class LeadMemory {
    private final Map<String, NoteMemory> notes = recent(MOST_NOTES);
    private final Map<String, Boolean> listed = recent(MOST_EVENTS);
    private final Map<String, Comments> comments = recent(MOST_NOTES);
    private boolean namesIt;
    private long writes;
    private @Nullable Walk walk;
  }

  /**
   * A note as the last write that passed left it.
   *
   * @param text what was sent last; empty where that is not known
   * @param time its event_time, in seconds
   * @param updated whether the last write was an update
   * @param removed whether it was a removal
   * @param since when its answer was there, as {@link System#nanoTime} has it
   */
  private record NoteMemory(
      Optional<String> text, Optional<Instant> time, boolean updated, boolean removed, long since) {

    /** The same once a list has shown it: whatever comes now may be somebody else's doing. */
    NoteMemory shown() {
      return new NoteMemory(Optional.empty(), time, false, false, since);
    }
  }

  /**
   * How many comments an event has.
   *
   * @param counted comment_count in the list
   * @param listed when a list first had it
   * @param told the answer to a later call for the comments that says otherwise
   * @param total the number in it
   * @param heard when that answer was there
   */
  private record Comments(
      long counted, long listed, @Nullable Answer told, long total, long heard) {

    static Comments of(long counted, long listed) {
      return new Comments(counted, listed, null, 0, 0);
    }
  }

  /** Pages of a lead, one right after the other. */
  private record Walk(
      long next, long count, long writes, Set<String> ids, JsonNode last, long ended) {}

  /**
   * Looks at a success.
   *
   * @param variables what the path has for those of the operation
   * @param passed when it was
   */
  void check(
      Finder finder,
      String operation,
      Map<String, String> variables,
      Answer answer,
      JsonNode body,
      Moment passed) {
    LeadMemory lead = leads.computeIfAbsent(key(variables), unseen -> new LeadMemory());
    String leadId = variables.getOrDefault("lead_uuid", "");
    String note = variables.getOrDefault("note_or_event_uuid", "").toLowerCase(Locale.ROOT);
    switch (operation) {
      case "list-events" ->
          EventPage.read(answer, body)
              .ifPresent(page -> listed(finder, lead, leadId, page, passed));
      case "list-comments" ->
          CommentList.read(answer, body)
              .ifPresent(
                  comments ->
                      commented(
                          finder,
                          lead,
                          variables.getOrDefault("event_uuid", "").toLowerCase(Locale.ROOT),
                          comments,
                          passed));
      case "add-note" -> added(finder, lead, leadId, answer, body, passed);
      case "update-note" -> updated(finder, lead, note, answer, passed);
      case "remove-note" -> removed(finder, lead, note, answer, body, passed);
      default -> {
        // Nothing that is remembered.
      }
    }
  }

  private static String key(Map<String, String> variables) {
    return (variables.getOrDefault("company_uuid", "")
            + "/"
            + variables.getOrDefault("lead_uuid", ""))
        .toLowerCase(Locale.ROOT);
  }

  /** Forgets a lead, since nobody knows what a write to it has done. */
  void forget(Map<String, String> variables) {
    leads.remove(key(variables));
  }

  /** Forgets all leads, since something passed unseen. */
  void forget() {
    leads.clear();
  }

  private void added(
      Finder finder, LeadMemory lead, String leadId, Answer answer, JsonNode body, Moment passed) {
    lead.writes++;
    String id = EventPage.id(body);
    boolean known = lead.notes.containsKey(id) || lead.listed.containsKey(id);
    if (documented.shows(id)) {
      return;
    }
    if (known && passed.quiet()) {
      finder.find(
          "ML-NO-01",
          answer,
          "/data/event_id",
          "the added note has the id of an event that was there before",
          "a new id",
          id);
    }
    Attachments.saved(finder, answer, body, leadId, () -> lead.namesIt);
    lead.notes.put(
        id,
        new NoteMemory(
            text(answer, passed), SavedNotes.time(answer), false, false, passed.ended()));
  }

  private void updated(Finder finder, LeadMemory lead, String note, Answer answer, Moment passed) {
    lead.writes++;
    Optional<NoteMemory> before = Optional.ofNullable(lead.notes.get(note));
    Optional<Instant> time = SavedNotes.time(answer);
    if (before.isPresent() && passed.quiet()) {
      gone(finder, before.get(), answer, passed);
      sameTime(finder, before.get(), answer, "ML-NO-09", "/data/event_time", time);
    }
    lead.notes.put(
        note,
        new NoteMemory(
            text(answer, passed),
            before.flatMap(NoteMemory::time).or(() -> time),
            true,
            false,
            passed.ended()));
  }

  /** What a note says after a write; of writes at the same time nobody knows which came last. */
  private static Optional<String> text(Answer answer, Moment passed) {
    return passed.quiet() ? AnswerLaws.sentMessage(answer.call()) : Optional.empty();
  }

  private void removed(
      Finder finder, LeadMemory lead, String note, Answer answer, JsonNode body, Moment passed) {
    lead.writes++;
    Optional<NoteMemory> before = Optional.ofNullable(lead.notes.get(note));
    if (before.isPresent() && passed.quiet()) {
      gone(finder, before.get(), answer, passed);
      sameTime(
          finder, before.get(), answer, "ML-NO-11", "/data/event_time", SavedNotes.time(answer));
      String message = body.at("/data/message").asString("");
      before
          .filter(last -> isRecent(last, passed))
          .flatMap(NoteMemory::text)
          .filter(text -> !text.equals(message))
          .ifPresent(
              text ->
                  finder.find(
                      "ML-NO-11",
                      answer,
                      "/data/message",
                      "the answer is not the note's last state",
                      text,
                      message));
    }
    lead.notes.put(
        note,
        new NoteMemory(Optional.empty(), SavedNotes.time(answer), false, true, passed.ended()));
  }

  /** A removed note is no more (rule ML-NO-12). */
  private static void gone(Finder finder, NoteMemory note, Answer answer, Moment passed) {
    if (note.removed() && isSettled(note, passed)) {
      finder.find(
          "ML-NO-12",
          answer,
          "",
          "a call for a removed note is answered with 200",
          "404",
          "200 " + answer.text());
    }
  }

  private static void sameTime(
      Finder finder,
      NoteMemory note,
      Answer answer,
      String rule,
      String pointer,
      Optional<Instant> after) {
    if (note.time().isPresent()
        && after.isPresent()
        && note.time().get().getEpochSecond() != after.get().getEpochSecond()) {
      finder.find(
          rule,
          answer,
          pointer,
          "the time has changed",
          note.time().get().toString(),
          after.get().toString());
    }
  }

  private static boolean isSettled(NoteMemory note, Moment passed) {
    return passed.quiet()
        && passed.began() - note.since() > LAG.toNanos()
        && isRecent(note, passed);
  }

  private static boolean isRecent(NoteMemory note, Moment passed) {
    return passed.began() - note.since() < MEMORY.toNanos();
  }

  private void listed(
      Finder finder, LeadMemory lead, String leadId, EventPage page, Moment passed) {
    for (JsonNode event : page.events()) {
      lead.namesIt |= Attachments.names(event, leadId);
      if (passed.quiet()) {
        String id = EventPage.id(event);
        @Nullable NoteMemory note = lead.notes.get(id);
        if (note != null && isSettled(note, passed) && same(finder, note, page, event)) {
          lead.notes.put(id, note.shown());
        }
        counted(finder, lead, id, event, passed);
        lead.listed.put(id, true);
      }
    }
    Set<String> ids = Set.copyOf(page.ids());
    lead.notes.replaceAll(
        (id, note) ->
            note.removed()
                    && isSettled(note, passed)
                    && !ids.contains(id)
                    && reaches(page, note.time())
                ? note.shown()
                : note);
    walked(finder, lead, page, passed);
  }

  /** Whether a page, newest first, would hold an event of that time if there were one. */
  private static boolean reaches(EventPage page, Optional<Instant> time) {
    if (page.offset().isEmpty() || page.total().isEmpty()) {
      return false;
    }
    if (page.size() == 0) {
      return page.start() == 0 && page.count() == 0;
    }
    Optional<Instant> newest = time(page.events().get(0));
    Optional<Instant> oldest = time(page.events().get(page.size() - 1));
    return (page.start() == 0 || isAfter(newest, time))
        && (page.start() + page.size() >= page.count() || isAfter(time, oldest));
  }

  private static boolean isAfter(Optional<Instant> later, Optional<Instant> earlier) {
    return later.isPresent() && earlier.filter(later.get()::isAfter).isPresent();
  }

  /**
   * A listed note is as the last write left it (rules ML-NO-04, ML-NO-10, ML-NO-12).
   *
   * @return whether it is
   */
  private static boolean same(Finder finder, NoteMemory note, EventPage page, JsonNode event) {
    String pointer = "/events/%s".formatted(page.events().indexOf(event));
    if (note.removed()) {
      finder.find(
          "ML-NO-12",
          page.answer(),
          pointer,
          "a removed note is still listed",
          "no such event",
          EventPage.id(event));
      return false;
    }
    String message = event.at("/data/message").asString("");
    boolean same = note.text().filter(text -> !text.equals(message)).isEmpty();
    if (!same) {
      finder.find(
          note.updated() ? "ML-NO-10" : "ML-NO-04",
          page.answer(),
          pointer + "/data/message",
          note.updated()
              ? "the list does not show the new text"
              : "the listed note is not as it was saved",
          note.text().orElse(""),
          message);
    }
    sameTime(finder, note, page.answer(), "ML-NO-09", pointer + "/data/event_time", time(event));
    return same;
  }

  /**
   * comment_count before and after is total_count in between (rule ML-CO-03), with {@link #LAG}.
   */
  private static void counted(
      Finder finder, LeadMemory lead, String id, JsonNode event, Moment passed) {
    if (!event.at("/data/comment_count").isNumber()) {
      return;
    }
    long count = event.at("/data/comment_count").asLong(0);
    @Nullable Comments before = lead.comments.get(id);
    if (before == null || before.counted() != count) {
      lead.comments.put(id, Comments.of(count, passed.ended()));
      return;
    }
    @Nullable Answer told = before.told();
    if (told != null && passed.began() - before.heard() > LAG.toNanos()) {
      finder.find(
          "ML-CO-03",
          told,
          "/total_count",
          "the event's comment_count in the list of events is another one",
          String.valueOf(count),
          String.valueOf(before.total()));
      lead.comments.put(id, Comments.of(count, before.listed()));
    }
  }

  private void commented(
      Finder finder, LeadMemory lead, String id, CommentList comments, Moment passed) {
    Optional.ofNullable(lead.notes.get(id))
        .ifPresent(note -> gone(finder, note, comments.answer(), passed));
    @Nullable Comments before = lead.comments.get(id);
    if (before == null || comments.number().isEmpty() || !passed.quiet()) {
      return;
    }
    if (comments.total() == before.counted()) {
      lead.comments.put(id, Comments.of(before.counted(), before.listed()));
    } else if (passed.began() - before.listed() > LAG.toNanos()) {
      lead.comments.put(
          id,
          new Comments(
              before.counted(),
              before.listed(),
              comments.answer(),
              comments.total(),
              passed.ended()));
    }
  }

  /** Pages one after the other hold each event once, in order (rules ML-EV-01, ML-EV-12). */
  private void walked(Finder finder, LeadMemory lead, EventPage page, Moment passed) {
    if (page.offset().isEmpty() || page.total().isEmpty() || page.size() == 0 || !passed.quiet()) {
      lead.walk = null;
      return;
    }
    @Nullable Walk before = lead.walk;
    boolean goesOn =
        before != null
            && before.next() == page.start()
            && before.count() == page.count()
            && before.writes() == lead.writes
            && passed.began() >= before.ended()
            && passed.began() - before.ended() < PAUSE_IN_A_WALK.toNanos();
    Set<String> ids = new HashSet<>();
    if (goesOn && before != null && before.ids().size() < MOST_EVENTS) {
      ids.addAll(before.ids());
      page.ids().stream()
          .filter(ids::contains)
          .findFirst()
          .ifPresent(
              id ->
                  finder.find(
                      "ML-EV-12",
                      page.answer(),
                      "/events",
                      "event %s is repeated on the next page".formatted(id),
                      "each event once",
                      String.join(", ", page.ids())));
      PageLaws.descending(finder, page.answer(), List.of(before.last(), page.events().get(0)));
    }
    ids.addAll(page.ids());
    lead.walk =
        new Walk(
            page.start() + page.size(),
            page.count(),
            lead.writes,
            ids,
            page.events().get(page.size() - 1),
            passed.ended());
  }

  /**
   * When an exchange was.
   *
   * @param began when the request came, as {@link System#nanoTime} has it
   * @param ended when its answer was there
   * @param quiet whether no write was under way meanwhile
   */
  record Moment(long began, long ended, boolean quiet) {}
}
