package io.github.leadmock.scorecard;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Judges how long a client waits for an answer that the mock delayed on purpose. */
final class TimeOutJudge implements Judge {

  private static final int MOST = 256;
  private static final long SLOW = 300;
  private static final long LEAST_TIME_OUT = 100;

  /** Giving up on an answer that takes longer than this is right. */
  private static final long PATIENCE = 5_000;

  private static final long FOR_EVER = 60_000;
  private static final long CLOCK = 20;

  private final Map<String, Call> slow = new Recent<>(MOST);
  private final Map<Integer, Call> endless = new Recent<>(MOST);
  private long elapsed;
  private @Nullable Call earlier;

  @Override
  public void see(Call call, Marks marks) {
    if (!endless.isEmpty() && call.connection() != 0) {
      @Nullable Call before = endless.remove(call.connection());
      if (before != null && call.arrived() >= before.sent()) {
        marks.broken(
            Duty.TIME_OUT,
            "waited %s s for an answer".formatted((before.sent() - before.arrived()) / 1_000),
            before,
            call);
      }
    }
    if (!slow.isEmpty()) {
      waited(call, marks);
    }
    if (call.fate().delay() >= SLOW) {
      slow.put(call.key(), call);
    }
    if (call.fate().delay() >= FOR_EVER && call.connection() != 0) {
      endless.put(call.connection(), call);
    }
  }

  private void waited(Call call, Marks marks) {
    @Nullable Call before = slow.remove(call.key());
    if (before == null) {
      return;
    }
    long after = call.arrived() - before.arrived();
    if (call.arrived() >= before.sent() - CLOCK) {
      marks.kept(Duty.PATIENCE);
      return;
    }
    if (before.fate().delay() >= FOR_EVER) {
      marks.kept(Duty.TIME_OUT);
    }
    if (before.fate().delay() > PATIENCE
        || after < LEAST_TIME_OUT
        || (call.connection() != 0 && call.connection() == before.connection())) {
      return;
    }
    if (earlier != null && Math.abs(after - elapsed) <= CLOCK * 2 + elapsed / 2) {
      marks.broken(
          Duty.PATIENCE,
          "sent again after %s ms, while its answer was to come after %s ms"
              .formatted(after, before.sent() - before.arrived()),
          before,
          call);
    }
    elapsed = after;
    earlier = before;
  }

  @Override
  public void conclude(long now, Marks marks) {
    for (Call call : slow.values()) {
      if (call.fate().delay() <= PATIENCE && now - 1 >= call.sent()) {
        marks.kept(Duty.PATIENCE);
      }
    }
  }

  @Override
  public void forget() {
    slow.clear();
    endless.clear();
    earlier = null;
  }
}
