package io.github.leadmock.scorecard;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Judges whether one note is written twice at the same time. */
final class ParallelWriteJudge implements Judge {

  private static final int MOST = 64;

  /** After this, the client may have given up on the first answer. */
  private static final long TOO_SOON_FOR_A_TIME_OUT = 200;

  private static final long CLOCK = 2;

  private final Map<String, Call> latest = new Recent<>(MOST);

  @Override
  public void see(Call call, Marks marks) {
    if (!call.changesNote()) {
      return;
    }
    @Nullable Call before = latest.put(call.note(), call);
    if (before == null) {
      return;
    }
    long after = call.arrived() - before.arrived();
    if (call.arrived() < before.sent() - CLOCK && after < TOO_SOON_FOR_A_TIME_OUT) {
      marks.broken(
          Duty.PARALLEL_WRITES,
          "a second write to the note came %s ms after the first, which was answered after %s ms"
              .formatted(after, before.sent() - before.arrived()),
          before,
          call);
    } else if (call.arrived() >= before.sent()) {
      marks.kept(Duty.PARALLEL_WRITES);
    }
  }

  @Override
  public void forget() {
    latest.clear();
  }
}
