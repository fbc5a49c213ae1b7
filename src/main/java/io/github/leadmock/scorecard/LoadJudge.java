package io.github.leadmock.scorecard;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Judges how many requests and connections a client needs. */
final class LoadJudge implements Judge {

  private static final int MOST_KEYS = 64;
  private static final int STORM = 30;
  private static final long STORM_WITHIN = 1_000;
  private static final int MOST_CONNECTIONS = 512;
  private static final int FRESH = 40;
  private static final long FRESH_WITHIN = 60_000;

  /** A connection that was idle for longer may have been closed. */
  private static final long IDLE = 5_000;

  private static final long CLOCK = 1;

  private final Map<String, Times> gets = new Recent<>(MOST_KEYS);
  private final Map<Integer, Call> connections = new Recent<>(MOST_CONNECTIONS);
  private @Nullable Call latest;
  private @Nullable Call firstFresh;
  private int fresh;
  private boolean again;

  /** When the same GET came lately, as a ring. */
  private static final class Times {
    private final long[] arrivals = new long[STORM];
    private @Nullable Call first;
    private int next;
    private int known;
    private boolean stormed;

    /** Whether this makes it as many as a storm. */
    boolean add(Call call) {
      first = known == 0 ? call : first;
      arrivals[next] = call.arrived();
      next = (next + 1) % STORM;
      known = Math.min(STORM, known + 1);
      // The next slot holds the oldest.
      return known == STORM && call.arrived() - arrivals[next] <= STORM_WITHIN;
    }
  }

  @Override
  public void see(Call call, Marks marks) {
    storm(call, marks);
    connection(call, marks);
  }

  private void storm(Call call, Marks marks) {
    if (call.writes()) {
      gets.clear();
      return;
    }
    if (call.operation().isEmpty() || !call.method().equals("GET") || !call.succeeded()) {
      return;
    }
    Times times = gets.computeIfAbsent(call.key(), unseen -> new Times());
    again |= times.known > 0;
    if (times.add(call) && !times.stormed && times.first != null) {
      times.stormed = true;
      marks.broken(
          Duty.STORM,
          "the same GET came %s times within a second".formatted(STORM),
          times.first,
          call);
    }
  }

  private void connection(Call call, Marks marks) {
    if (call.connection() == 0) {
      return;
    }
    boolean known = connections.put(call.connection(), call) != null;
    @Nullable Call before = latest;
    latest = call;
    if (known) {
      marks.kept(Duty.CONNECTIONS);
      fresh = 0;
      return;
    }
    boolean idle =
        before != null
            && !before.lost()
            && call.arrived() >= before.sent() - CLOCK
            && call.arrived() - before.sent() < IDLE;
    if (!idle) {
      return;
    }
    if (fresh == 0 || firstFresh == null || call.arrived() - firstFresh.arrived() > FRESH_WITHIN) {
      firstFresh = call;
      fresh = 0;
    }
    fresh++;
    if (fresh == FRESH) {
      marks.broken(
          Duty.CONNECTIONS,
          "%s new connections in a row within %s ms, though an idle one was there"
              .formatted(FRESH, call.arrived() - firstFresh.arrived()),
          firstFresh,
          call);
    }
  }

  @Override
  public void conclude(long now, Marks marks) {
    if (again) {
      marks.kept(Duty.STORM);
    }
  }

  @Override
  public void forget() {
    gets.clear();
    latest = null;
    fresh = 0;
  }
}
