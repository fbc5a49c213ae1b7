package io.github.leadmock.verify;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * The notes that the run added, the only ones it ever writes to. Keeps the ledger, reserves
 * requests for cleaning up, and cleans up. Thread-safe: after an interrupt, another thread cleans
 * up once a pending note is known.
 */
final class Notes {

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9-]{1,100}");
  // For finding notes whose answer was lost, and for checking that all are gone.
  private static final int SPARE_REQUESTS = 3;
  private static final int ROUNDS = 2;
  private static final String REMOVE = "remove-note";
  private static final String NEWEST = "?start=0&size=100";
  private static final String UNKNOWN = "(unknown)";
  private static final int MOST_STUBBORN = 3;
  // Some of the twenty events on a page may be other users'.
  private static final int SURELY_ON_A_PAGE = 10;

  private final Wire wire;
  private final Budget budget;
  private final Paths paths;
  private final Map<String, Note> open = new LinkedHashMap<>();
  private final Map<String, Note> removed = new LinkedHashMap<>();
  private final Set<String> unknown = new HashSet<>();
  private final Map<String, String> createdBy = new LinkedHashMap<>();
  private final Map<String, String> lostTexts = new LinkedHashMap<>();
  private final Map<String, String> texts = new LinkedHashMap<>();
  private final Set<String> foreign = new HashSet<>();
  private final Set<String> stubborn = new HashSet<>();
  private Optional<EarlierNote> setAside = Optional.empty();
  private boolean stopped;
  private boolean blind;
  private boolean looked = true;

  Notes(Wire wire, Budget budget, Paths paths) {
    this.wire = wire;
    this.budget = budget;
    this.paths = paths;
  }

  /** A text that no other note has. */
  static String unique(String text) {
    return text + " " + UUID.randomUUID().toString().substring(0, 8);
  }

  /** A unique text for an update; it identifies the note as the run's own. */
  synchronized String fresh(Probe probe, String text) {
    String unique = unique(text);
    texts.put(unique, probe.info().id());
    return unique;
  }

  /** A request body with this text. */
  static String body(String text) {
    return Json.object(Map.of("message", text));
  }

  /**
   * Sends a request that adds a note or should be refused; a note that it adds is entered in the
   * ledger.
   *
   * @param text the text, unique
   * @param lead another lead than the run's, as path variables
   */
  synchronized Answer send(Probe probe, Call call, String text, Map<String, String> lead) {
    if (stopped) {
      throw new Undecided("the run was interrupted");
    }
    if (stubborn.size() >= MOST_STUBBORN && !probe.info().operation().equals(REMOVE)) {
      throw new Undecided("notes that were added before cannot be removed; no more are added");
    }
    if (!budget.has(2 + SPARE_REQUESTS)) {
      throw new Undecided("the budget has no requests left to remove a note (--max-requests)");
    }
    learnForeign(probe);
    looked = false;
    texts.put(text, probe.info().id());
    try {
      Answer answer = probe.send(call);
      if (answer.status() / 100 == 2) {
        keep(probe, answer, text, lead);
      }
      return answer;
    } catch (NoAnswer none) {
      lostTexts.put(text, probe.info().id());
      throw none;
    }
  }

  /**
   * Remembers the events from before the first write, so that a faulty server cannot make us write
   * to them.
   */
  private void learnForeign(Probe probe) {
    if (!looked || !createdBy.isEmpty()) {
      return;
    }
    try {
      foreign.addAll(EventPage.ask(probe, NEWEST).ids());
    } catch (Undecided unreadable) {
      // Then only an answer with our own text shows that a note is ours.
      blind = true;
    }
    probe.session().knownTimeline().ifPresent(timeline -> foreign.addAll(timeline.ids()));
  }

  private void keep(Probe probe, Answer answer, String text, Map<String, String> lead) {
    Optional<String> id = id(answer);
    if (id.isEmpty()) {
      lostTexts.put(text, probe.info().id());
    } else if (foreign.contains(id.get().toLowerCase(Locale.ROOT))) {
      probe.find(
          "ML-NO-01",
          answer,
          "/data/event_id",
          "the added note has the id of an event that was there before",
          "a new id",
          id.get());
      throw new Undecided("the event is not ours to write to");
    } else if (blind && !text(answer).equals(text)) {
      throw new Undecided(
          "the list cannot be read, and the answer does not show that the added note is ours");
    } else {
      open.put(id.get(), new Note(id.get(), lead, text, answer));
      createdBy.put(id.get(), probe.info().id());
    }
    reserve();
  }

  private void reserve() {
    budget.keepBack(createdBy.isEmpty() && lostTexts.isEmpty() ? 0 : open.size() + SPARE_REQUESTS);
  }

  /** Adds a note as documented; ends the case if that fails. */
  Note add(Probe probe, String text) {
    Call call = Call.post(paths.of("add-note", Map.of()), body(text));
    return added(probe, send(probe, call, text, Map.of()), text);
  }

  /** The note added by a request; ends the case if the answer shows none. */
  Note added(Probe probe, Answer answer, String text) {
    // Only the id matters here; other faults of the answer are reported by its own case.
    Optional<Note> note = added(answer).or(() -> lookFor(probe, text, answer));
    if (note.isPresent()) {
      return note.get();
    }
    throw probe.unreadable("add-note", "ML-NO-01", answer, probe.success(answer));
  }

  /** Whether a page shows the latest notes that the run added, and none that it removed. */
  synchronized boolean agreesWith(EventPage page) {
    List<String> ids = page.ids();
    return open.values().stream()
            .filter(note -> note.lead().isEmpty())
            .skip(Math.max(0, open.size() - SURELY_ON_A_PAGE))
            .allMatch(note -> ids.contains(note.id().toLowerCase(Locale.ROOT)))
        && removed.keySet().stream().noneMatch(ids::contains);
  }

  /**
   * The ids of the notes that the run removed, in lower case; without those that the server no
   * longer knew.
   */
  synchronized Set<String> removedIds() {
    Set<String> ids = new HashSet<>(removed.keySet());
    ids.removeAll(unknown);
    return ids;
  }

  /** Looks for a note that should not exist; if it does, it is entered in the ledger. */
  synchronized Optional<Note> lookFor(Probe probe, String text, Answer saved) {
    probe.session().patience().letShow();
    Optional<String> id =
        NoteList.look(probe).stream()
            .flatMap(page -> page.events().stream())
            .filter(event -> event.at("/data/message").asString("").equals(text))
            .map(event -> event.at("/data/event_id").asString(""))
            .findFirst();
    id.ifPresent(found -> found(found, text, saved));
    reserve();
    return id.flatMap(found -> Optional.ofNullable(open.get(found)));
  }

  /** Keeps a case's note when the case ends; {@link #earlier} takes it. */
  synchronized void setAside(Probe probe, Answer saved) {
    setAside = added(saved).map(note -> EarlierNote.addedNow(note, probe.exchanges()));
  }

  /** A note from an earlier second: one that was set aside, or a new one after a wait. */
  Note earlier(Probe probe, String text) {
    Optional<EarlierNote> known = takeSetAside();
    known.ifPresent(note -> probe.heard(note.exchanges()));
    return known.orElseGet(() -> EarlierNote.addedNow(add(probe, text), List.of())).await();
  }

  private synchronized Optional<EarlierNote> takeSetAside() {
    Optional<EarlierNote> taken = setAside.filter(one -> open.containsKey(one.note().id()));
    setAside = Optional.empty();
    return taken;
  }

  private synchronized Optional<Note> added(Answer answer) {
    return id(answer).flatMap(id -> Optional.ofNullable(open.get(id)));
  }

  private static String text(Answer answer) {
    return answer.json().map(body -> body.at("/data/message").asString("")).orElse("");
  }

  private static Optional<String> id(Answer answer) {
    return answer
        .json()
        .map(body -> body.at("/data/event_id").asString(""))
        .filter(found -> ID.matcher(found).matches());
  }

  /** Sends a request that removes one of the run's notes or should be refused. */
  synchronized Answer remove(Probe probe, Note note, Call call) {
    Answer answer = probe.send(call);
    if (answer.status() == 200) {
      gone(note);
    }
    return answer;
  }

  /** The request that removes a note. */
  Call removal(Note note) {
    return Call.post(paths.of(REMOVE, note.variables()));
  }

  private void gone(Note note) {
    open.remove(note.id());
    removed.put(note.id().toLowerCase(Locale.ROOT), note);
    reserve();
  }

  /** Prevents further notes. */
  synchronized void stop() {
    stopped = true;
  }

  /** Removes the remaining notes before the next case. */
  synchronized void tidy() {
    try {
      for (Note note : List.copyOf(open.values())) {
        boolean spared = setAside.filter(one -> one.note().equals(note)).isPresent();
        if (!spared && !stubborn.contains(note.id())) {
          removeQuietly(note);
        }
      }
    } catch (Undecided unable) {
      // Tried again at the end; the ledger shows what is left.
      return;
    }
  }

  /** Removes all remaining notes, and checks that they are gone. */
  synchronized void cleanUp() {
    try {
      stubborn.clear();
      setAside = Optional.empty();
      if (!lostTexts.isEmpty()) {
        newest().ifPresent(this::findOwn);
      }
      for (int round = 0; round < ROUNDS && !(looked && open.isEmpty()); round++) {
        tidy();
        look();
      }
    } catch (Undecided | NoAnswer unable) {
      // The ledger shows what is left.
      looked = true;
    }
  }

  /** Tries twice; a note that the server does not remove is left for the end of the run. */
  private void removeQuietly(Note note) {
    for (int attempt = 0; attempt < 2 && open.containsKey(note.id()); attempt++) {
      try {
        int status = wire.sendKept(removal(note), exchange -> {}).status();
        if (status / 100 == 2 || status == 404) {
          gone(note);
        }
        if (status == 404) {
          unknown.add(note.id().toLowerCase(Locale.ROOT));
        }
      } catch (NoAnswer again) {
        // The loop tries again.
        continue;
      }
    }
    if (open.containsKey(note.id())) {
      stubborn.add(note.id());
    }
  }

  /** Finds notes whose id was not known: new events with one of the run's texts. */
  private void findOwn(EventPage page) {
    Set<String> known = new HashSet<>(foreign);
    createdBy.keySet().forEach(id -> known.add(id.toLowerCase(Locale.ROOT)));
    for (JsonNode event : page.events()) {
      String message = event.at("/data/message").asString("");
      if (event.path("type").asString("").equals("note") && !known.contains(EventPage.id(event))) {
        texts.keySet().stream()
            .filter(message::contains)
            .findFirst()
            .ifPresent(text -> found(event.at("/data/event_id").asString(""), text, page.answer()));
      }
    }
  }

  private void found(String id, String text, Answer saved) {
    if (ID.matcher(id).matches()
        && !createdBy.containsKey(id)
        && !foreign.contains(id.toLowerCase(Locale.ROOT))) {
      open.put(id, new Note(id, Map.of(), text, saved));
      createdBy.put(id, String.valueOf(texts.get(text)));
      lostTexts.remove(text);
    }
  }

  /** Notes that are still listed, although the server said they were removed, count as left. */
  private void look() {
    looked = true;
    Optional<EventPage> page = newest();
    page.ifPresent(this::findOwn);
    List<String> listed = page.map(EventPage::ids).orElse(List.of());
    removed.forEach(
        (id, note) -> {
          if (listed.contains(id)) {
            open.put(note.id(), note);
          }
        });
  }

  private Optional<EventPage> newest() {
    Call call = Call.get(paths.of("list-events", Map.of()) + NEWEST);
    Answer answer = wire.sendKept(call, exchange -> {});
    return answer.json().flatMap(body -> EventPage.read(answer, body));
  }

  /** All notes, and whether they were removed. */
  synchronized List<Report.LedgerEntry> ledger() {
    List<Report.LedgerEntry> entries = new ArrayList<>();
    createdBy.forEach(
        (id, caseId) -> entries.add(new Report.LedgerEntry(id, caseId, !open.containsKey(id))));
    lostTexts
        .values()
        .forEach(caseId -> entries.add(new Report.LedgerEntry(UNKNOWN, caseId, false)));
    return entries;
  }
}
