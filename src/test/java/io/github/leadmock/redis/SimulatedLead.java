package io.github.leadmock.redis;

import io.github.leadmock.redis.NoteCall.Add;
import io.github.leadmock.redis.NoteCall.Note;
import io.github.leadmock.redis.NoteCall.Read;
import io.github.leadmock.redis.NoteCall.Remove;
import io.github.leadmock.redis.NoteCall.Update;
import io.github.leadmock.redis.NoteCall.What;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;

/**
 * A lead and its clients, as in a run with kills: now and then all answers are lost, and what was
 * under way happens at once, much later, or never.
 */
final class SimulatedLead {

  /** What is wrong with the lead, once. */
  enum Fault {
    NONE,
    /** A removal is done twice, and answered for the second time. */
    REMOVES_TWICE,
    /** A write is answered, and never happens. */
    LOSES_A_WRITE,
    /** A removal is said not to have happened, and happened. */
    DENIES_A_REMOVAL
  }

  private static final int CLIENTS = 6;
  private static final int END = 600;

  private final Random random;
  private Fault fault;
  private final TreeMap<Long, Runnable> agenda = new TreeMap<>();
  private final List<NoteCall> history = new ArrayList<>();
  private final List<String> ids = new ArrayList<>();
  private List<Note> notes = List.of();
  private long now;
  private int texts;

  private SimulatedLead(Random random, Fault fault) {
    this.random = random;
    this.fault = fault;
  }

  /** The calls of all clients, as they know them. */
  static List<NoteCall> history(Random random, Fault fault) {
    return new SimulatedLead(random, fault).run();
  }

  private List<NoteCall> run() {
    for (int client = 0; client < CLIENTS; client++) {
      in(client, this::call);
    }
    while (!agenda.isEmpty()) {
      var next = agenda.pollFirstEntry();
      now = next.getKey();
      next.getValue().run();
    }
    history.add(new NoteCall(new Read(notes), now + 1, now + 2));
    return history;
  }

  private void in(long steps, Runnable what) {
    long time = now + steps;
    while (agenda.containsKey(time)) {
      time++;
    }
    agenda.put(time, what);
  }

  private int soon() {
    return 1 + random.nextInt(40);
  }

  private void call() {
    if (now > END) {
      return;
    }
    long called = now;
    String text = "w-" + ++texts;
    String id = ids.isEmpty() ? "" : ids.get(random.nextInt(ids.size()));
    int kind = random.nextInt(10);
    What what =
        kind < 5
            ? new Read(List.of())
            : (kind < 7 && ids.size() < 12) || id.isEmpty()
                ? new Add("", text)
                : kind < 9 ? new Update(id, text, true) : new Remove(id, true, "");
    boolean lost = now % 200 > 160 && now % 200 < 190 && random.nextInt(4) > 0;
    if (!lost) {
      in(soon(), () -> answer(what, called));
      return;
    }
    if (random.nextBoolean()) {
      in(random.nextInt(3) == 0 ? 10 * soon() : soon(), () -> done(what));
    }
    in(
        soon(),
        () -> {
          if (!(what instanceof Read)) {
            history.add(new NoteCall(what, called, NoteCall.NEVER));
          }
          in(1, this::call);
        });
  }

  private void answer(What what, long called) {
    List<Note> before = notes;
    What result = done(what);
    boolean changed = !notes.equals(before);
    boolean removed = changed && what instanceof Remove;
    boolean late = now > END / 2;
    if (late && removed && fault == Fault.REMOVES_TWICE) {
      fault = Fault.NONE;
      result = done(what);
    } else if (late && changed && fault == Fault.LOSES_A_WRITE) {
      fault = Fault.NONE;
      notes = before;
    } else if (late && removed && fault == Fault.DENIES_A_REMOVAL) {
      fault = Fault.NONE;
      in(soon(), this::call);
      return;
    }
    What answer = result;
    in(
        soon(),
        () -> {
          history.add(new NoteCall(answer, called, now));
          if (answer instanceof Add add) {
            ids.add(add.id());
          } else if (answer instanceof Remove remove) {
            ids.remove(remove.id());
          }
          in(1, this::call);
        });
  }

  /** What comes of a call that takes effect now. */
  private What done(What what) {
    What result = what;
    if (what instanceof Read) {
      result = new Read(notes);
    } else if (what instanceof Add add) {
      result = new Add("id-" + add.text(), add.text());
    } else if (what instanceof Update update) {
      result = new Update(update.id(), update.text(), !text(update.id()).isEmpty());
    } else if (what instanceof Remove remove) {
      String text = text(remove.id());
      result = new Remove(remove.id(), !text.isEmpty(), text);
    }
    notes = result.on(notes).orElseThrow();
    return result;
  }

  private String text(String id) {
    return notes.stream()
        .filter(note -> note.id().equals(id))
        .map(Note::text)
        .findFirst()
        .orElse("");
  }
}
