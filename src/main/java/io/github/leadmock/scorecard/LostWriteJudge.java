package io.github.leadmock.scorecard;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Judges what a client does when the answer to a new note was lost. */
final class LostWriteJudge implements Judge {

  /** 503 says that the server did not take it on; a 4xx that it was refused. */
  private static final Set<Integer> UNCERTAIN = Set.of(500, 502, 504);

  private static final int MOST = 64;
  private static final long WITHIN = 60_000;

  /** The notes whose fate is unknown to the client, by the request. */
  private final Map<String, Lost> lost = new Recent<>(MOST);

  /** A note whose fate is unknown to the client. */
  private record Lost(Call call, String lead) {}

  @Override
  public void see(Call call, Marks marks) {
    if (call.is(Call.LIST_EVENTS) && call.succeeded() && !lost.isEmpty()) {
      String lead = call.lead();
      if (lost.values()
          .removeIf(note -> note.lead.equals(lead) && call.arrived() >= note.call.sent())) {
        marks.kept(Duty.LOST_WRITE);
      }
      return;
    }
    if (!call.is(Call.ADD_NOTE)) {
      return;
    }
    String key = call.key();
    @Nullable Lost known = lost.remove(key);
    @Nullable Call before = known == null ? null : known.call;
    if (before != null
        && call.arrived() >= before.sent()
        && call.arrived() - before.sent() <= WITHIN) {
      marks.broken(
          Duty.LOST_WRITE,
          "sent again %s ms after %s, without reading the events%s"
              .formatted(
                  call.arrived() - before.sent(),
                  before.lost() ? "its answer was lost" : "a " + before.status(),
                  before.fate().changed() && call.fate().changed()
                      ? "; the note is there twice now"
                      : ""),
          before,
          call);
    }
    if (call.failed() && (call.lost() || UNCERTAIN.contains(call.status()))) {
      lost.put(key, new Lost(call, call.lead()));
    }
  }

  @Override
  public void conclude(long now, Marks marks) {
    for (Lost note : lost.values()) {
      if (now - WITHIN >= note.call.sent()) {
        marks.kept(Duty.LOST_WRITE);
      }
    }
  }

  @Override
  public void forget() {
    lost.clear();
  }
}
