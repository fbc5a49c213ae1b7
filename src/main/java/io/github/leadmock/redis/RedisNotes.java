package io.github.leadmock.redis;

import io.github.leadmock.store.NoteStore;
import io.github.leadmock.store.NoteWrite;
import io.github.leadmock.store.Notes;
import io.github.leadmock.store.Stamp;
import io.github.leadmock.store.StoredNote;
import io.lettuce.core.KeyValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** Notes in the engine. */
final class RedisNotes implements NoteStore {

  /** How many notes are fetched in one step; other steps come between. */
  private static final String CHUNK = "200";

  private final RedisStore store;
  private final String limit;
  private final String age;
  private final long touchEvery;
  private final Map<String, Long> touched = new ConcurrentHashMap<>();
  private volatile Held held = new Held(0, 0);

  RedisNotes(RedisStore store, StoreSettings settings) {
    this.store = store;
    this.limit = String.valueOf(settings.sessions());
    this.age = String.valueOf(settings.age().toMillis());
    this.touchEvery = Math.min(TimeUnit.SECONDS.toNanos(1), settings.age().dividedBy(10).toNanos());
  }

  @Override
  public Stamp stamp(String session) {
    while (true) {
      long connection = store.engine().connection();
      String epoch = store.epoch();
      List<KeyValue<String, String>> values = store.engine().values("epoch", "stamp/" + session);
      if (!epoch.equals(values.get(0).getValueOrElse(""))) {
        store.renew();
      } else if (connection == store.engine().connection()) {
        Stamp stamp = stamp(values.get(1).getValueOrElse(""), connection);
        if (stamp.isStored()) {
          touch(session);
        }
        return stamp;
      }
    }
  }

  private Stamp stamp(String text, long connection) {
    if (text.isEmpty()) {
      return new Stamp(store.epoch(), connection, 0, 0);
    }
    return RedisStore.read(
        "the state of a session",
        () -> {
          String[] parts = text.split(" ");
          return new Stamp(
              parts[0], connection, Long.parseLong(parts[1]), Long.parseLong(parts[2]));
        });
  }

  /** Not at each use: a session's age is counted in seconds. */
  private void touch(String session) {
    if (session.equals(SHARED)) {
      return;
    }
    long now = System.nanoTime();
    Long last = touched.get(session);
    if (last == null || now - last >= touchEvery) {
      touched.put(session, now);
      if (touched.size() > 10_000) {
        touched.clear();
      }
      store.send(Script.TOUCH, session, age);
    }
  }

  @Override
  public Notes since(String session, Stamp known) {
    while (true) {
      long connection = store.engine().connection();
      Optional<Notes> notes =
          known.connection() == connection && known.epoch().equals(store.epoch())
              ? fetch(session, known, connection)
              : fetch(session, Stamp.UNKNOWN, connection);
      if (notes.isPresent() && connection == store.engine().connection()) {
        return notes.get();
      }
    }
  }

  /** Empty if the session was reset meanwhile. */
  private Optional<Notes> fetch(String session, Stamp known, long connection) {
    List<StoredNote> notes = new ArrayList<>();
    long born = known.born();
    String from = String.valueOf(known.version());
    boolean whole = false;
    while (true) {
      List<Object> answer =
          store.run(Script.SINCE, false, session, String.valueOf(born), from, CHUNK);
      Stamp stamp = stamp(RedisStore.text(answer, 1), connection);
      if (!stamp.isStored()) {
        return Optional.of(new Notes(stamp, true, List.of()));
      }
      if (stamp.born() != born) {
        if (!notes.isEmpty()) {
          return Optional.empty();
        }
        whole = true;
        born = stamp.born();
      }
      List<String> fields = RedisStore.texts(answer, 3);
      List<String> values = RedisStore.texts(answer, 4);
      for (int i = 0; i < fields.size(); i++) {
        int slash = fields.get(i).indexOf('/');
        String field = fields.get(i);
        String value = values.get(i);
        notes.add(
            RedisStore.read(
                "a note",
                () -> note(field.substring(0, slash), field.substring(slash + 1), value)));
      }
      if (fields.size() < Integer.parseInt(CHUNK)) {
        return Optional.of(new Notes(stamp, whole, notes));
      }
      from = RedisStore.text(answer, 2);
    }
  }

  private static StoredNote note(String lead, String key, String value) {
    if (value.isEmpty()) {
      return new StoredNote(lead, key, false, 0, "", "");
    }
    int first = value.indexOf('\n');
    int second = value.indexOf('\n', first + 1);
    String[] head = value.substring(0, first).split(" ");
    return new StoredNote(
        lead,
        key,
        head[0].equals("-"),
        Long.parseLong(head[1]),
        Escaped.read(value.substring(first + 1, second)),
        Escaped.read(value.substring(second + 1)));
  }

  @Override
  public Optional<StoredNote> write(NoteWrite write) {
    List<Object> answer =
        store.run(
            Script.WRITE,
            true,
            write.session(),
            RedisStore.word(write.kind()),
            write.lead(),
            String.valueOf(write.first()),
            write.key(),
            write.time().frozenSecond().isPresent()
                ? String.valueOf(write.time().frozenSecond().getAsLong())
                : "",
            String.valueOf(write.time().offsetMillis()),
            Escaped.line(write.author()),
            Escaped.text(write.text()),
            String.valueOf(write.size()),
            limit,
            age);
    if (RedisStore.text(answer, 0).equals("none")) {
      return Optional.empty();
    }
    held = new Held(RedisStore.number(answer, 3), RedisStore.number(answer, 4));
    return Optional.of(note(write.lead(), RedisStore.text(answer, 1), RedisStore.text(answer, 2)));
  }

  @Override
  public void reset() {
    store.run(Script.RESET, true, "");
    held = new Held(0, 0);
  }

  @Override
  public void reset(String session) {
    store.run(Script.RESET, true, session);
  }

  @Override
  public void forget(String lead) {
    store.run(Script.FORGET, true, lead);
  }

  @Override
  public int sessions() {
    return (int) RedisStore.number(store.run(Script.SESSIONS, false, age), 1);
  }

  /** As of the latest write or pulse of this replica. */
  @Override
  public Held held() {
    return held;
  }

  void hold(Held now) {
    held = now;
  }

  String age() {
    return age;
  }
}
