package io.github.leadmock.world;

import io.github.leadmock.store.NoteStore;
import io.github.leadmock.store.NoteWrite;
import io.github.leadmock.store.Notes;
import io.github.leadmock.store.Stamp;
import io.github.leadmock.store.StoredNote;
import io.github.leadmock.store.TimeRule;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The writes of all sessions in a store that several replicas share. Each replica has a copy of
 * what it was asked for; a read asks the store only whether the copy is up to date. Thread-safe.
 */
final class SharedSessions implements Sessions {

  private final NoteStore store;
  private final Clock clock;
  private final int copies;
  private final Map<Session, SessionCopy> known = new ConcurrentHashMap<>();

  /**
   * The sessions of a store.
   *
   * @param clock stamps notes
   * @param copies how many sessions' copies are kept; beyond it, any one is dropped
   */
  SharedSessions(NoteStore store, Clock clock, int copies) {
    this.store = store;
    this.clock = clock;
    this.copies = copies;
  }

  @Override
  public Writes open(Session session) {
    return new SharedWrites(session, name(session));
  }

  @Override
  public void reset() {
    store.reset();
    known.clear();
  }

  @Override
  public void reset(Session session) {
    store.reset(name(session));
    known.remove(session);
  }

  @Override
  public void forget(LeadRef lead) {
    store.forget(name(lead));
  }

  @Override
  public int size() {
    return store.sessions();
  }

  private static String name(Session session) {
    return switch (session.kind()) {
      case SHARED -> NoteStore.SHARED;
      case USER -> "u:" + session.name();
      case NAMED -> "n:" + session.name();
    };
  }

  private static String name(LeadRef lead) {
    return lead.group() + "." + lead.lead();
  }

  private static LeadRef lead(String name) {
    int dot = name.indexOf('.');
    return new LeadRef(
        Integer.parseInt(name.substring(0, dot)), Long.parseLong(name.substring(dot + 1)));
  }

  /** The copy of a session, up to date; null if nothing was written. */
  private @Nullable SessionCopy upToDate(Session session, String name) {
    Stamp now = store.stamp(name);
    @Nullable SessionCopy copy = known.get(session);
    if (copy == null) {
      if (!now.isStored()) {
        return null;
      }
      copy = known.computeIfAbsent(session, unknown -> new SessionCopy());
      dropOthers(session);
    }
    if (!copy.stamp().covers(now)) {
      copy.bringUp(now, since -> store.since(name, since));
    }
    return copy;
  }

  private void dropOthers(Session latest) {
    if (known.size() > copies) {
      known.keySet().stream()
          .filter(other -> !other.equals(latest) && !other.equals(Session.SHARED))
          .findAny()
          .ifPresent(known::remove);
    }
  }

  private TimeRule time() {
    if (clock instanceof TimeRule.Ruled ruled) {
      return ruled.rule();
    }
    return clock.equals(Clock.systemUTC())
        ? TimeRule.REAL
        : TimeRule.frozen(clock.instant().getEpochSecond());
  }

  private static final class SessionCopy {

    private volatile State state = new State(Stamp.UNKNOWN, new ConcurrentHashMap<>());

    private record State(Stamp stamp, Map<LeadRef, LeadCopy> leads) {}

    Stamp stamp() {
      return state.stamp();
    }

    /** What was written on a lead; null if the copy is of another version of it. */
    @Nullable Overlay on(LeadSource lead) {
      @Nullable LeadCopy copy = state.leads().get(lead.ref());
      return copy == null ? lead.rebase(Overlay.NONE) : copy.on(lead);
    }

    Set<LeadRef> leads() {
      return Set.copyOf(state.leads().keySet());
    }

    /** Only one thread fetches; the others wait and find it done. */
    synchronized void bringUp(Stamp now, Since since) {
      if (state.stamp().covers(now)) {
        return;
      }
      Notes notes = since.fetch(state.stamp());
      Map<LeadRef, LeadCopy> leads = notes.whole() ? new ConcurrentHashMap<>() : state.leads();
      notes.notes().stream()
          .collect(Collectors.groupingBy(StoredNote::lead))
          .forEach(
              (name, fresh) ->
                  leads.computeIfAbsent(lead(name), unknown -> new LeadCopy()).take(fresh));
      // Published last: whoever sees the stamp sees the notes.
      state = new State(notes.stamp(), leads);
    }
  }

  private interface Since {
    Notes fetch(Stamp known);
  }

  private final class SharedWrites implements Writes {

    private final Session session;
    private final String name;

    SharedWrites(Session session, String name) {
      this.session = session;
      this.name = name;
    }

    @Override
    public Overlay on(LeadSource lead) {
      while (true) {
        @Nullable SessionCopy copy = upToDate(session, name);
        @Nullable Overlay written = copy == null ? lead.rebase(Overlay.NONE) : copy.on(lead);
        if (written != null) {
          return written;
        }
        known.remove(session);
      }
    }

    @Override
    public Event add(LeadSource lead, Author author, String message) {
      StoredNote note =
          store
              .write(
                  new NoteWrite(
                      NoteWrite.Kind.ADD,
                      name,
                      name(lead.ref()),
                      lead.firstNote(),
                      "",
                      time(),
                      LeadCopy.text(author),
                      message,
                      NoteQuota.size(message)))
              .orElseThrow();
      int position = lead.positionOfNote(note.number()).orElseThrow();
      return Event.note(
          lead.idOf(position), Instant.ofEpochSecond(note.second()), author, lead.lead(), message);
    }

    @Override
    public Optional<Event> update(LeadSource lead, UUID note, String message) {
      return change(lead, note, NoteWrite.Kind.UPDATE, message);
    }

    @Override
    public Optional<Event> remove(LeadSource lead, UUID note) {
      return change(lead, note, NoteWrite.Kind.REMOVE, "");
    }

    private Optional<Event> change(
        LeadSource lead, UUID note, NoteWrite.Kind kind, String message) {
      OptionalInt position = lead.positionOf(note);
      if (position.isEmpty()) {
        return Optional.empty();
      }
      int place = position.getAsInt();
      boolean added = place >= lead.events();
      if (!added && !lead.event(place).type().equals(Event.NOTE)) {
        return Optional.empty();
      }
      return store
          .write(
              new NoteWrite(
                  kind,
                  name,
                  name(lead.ref()),
                  lead.firstNote(),
                  added ? "#" + lead.numberOfNote(place) : "@" + note,
                  TimeRule.REAL,
                  "",
                  message,
                  NoteQuota.size(message)))
          .map(stored -> LeadCopy.event(lead, place, stored));
    }

    @Override
    public Set<LeadRef> leads() {
      @Nullable SessionCopy copy = upToDate(session, name);
      return copy == null ? Set.of() : copy.leads();
    }
  }
}
