package io.github.leadmock.scorecard;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Judges how pages of events are walked: only at a machine's pace, because people may leaf through
 * a list as they like.
 */
final class PagingJudge implements Judge {

  private static final int MOST_LEADS = 64;
  private static final int MOST_PAGES = 512;
  private static final long DEFAULT_SIZE = 20;

  /** A longer pause may be a person's. */
  private static final long PACE = 500;

  /** When nothing has come for this long, a walk has ended. */
  private static final long SILENCE = 2_000;

  private static final long AGAIN_WITHIN = 60_000;
  private static final int WHOLE_LISTS = 3;
  private static final long AFTER_WRITE = 1_000;
  private static final int REFRESHES = 2;

  private final Map<String, Walk> walks = new Recent<>(MOST_LEADS);
  private final Map<String, Written> written = new Recent<>(MOST_LEADS);
  private int refreshes;

  /** A lead's latest successful write. */
  private static final class Written {
    private final Call write;
    private boolean refreshed;

    Written(Call write) {
      this.write = write;
    }
  }

  /** The walk through the pages of one lead. */
  private static final class Walk {
    private Call first;
    private Call last;
    private long size;
    private long end;
    private long count;
    private int steps;
    private long slip;
    private @Nullable Call slipped;
    private final Set<Long> asked = new TreeSet<>();
    private boolean regular;
    private boolean toTheEnd;
    private boolean judged;

    /** How often the whole list was fetched lately, at which size, since when. */
    private int whole;

    private long wholeSize;
    private long wholeSince;

    Walk(Call call, long size) {
      this.first = call;
      this.last = call;
      begin(call, size);
    }

    void begin(Call call, long pageSize) {
      first = call;
      last = call;
      size = pageSize;
      end = 0;
      count = -1;
      steps = 0;
      slip = 0;
      slipped = null;
      asked.clear();
      regular = true;
      toTheEnd = false;
      judged = false;
    }

    void ask(long start) {
      if (asked.size() < MOST_PAGES) {
        asked.add(start);
      } else {
        regular = false;
      }
    }

    boolean isWhole() {
      return toTheEnd && steps >= 1;
    }
  }

  @Override
  public void see(Call call, Marks marks) {
    if (call.writes()) {
      if (call.succeeded()) {
        wrote(call, marks);
      }
      return;
    }
    if (!call.is(Call.LIST_EVENTS) || !call.method().equals("GET")) {
      return;
    }
    long start = call.parameter("start", 0);
    long size = call.parameter("size", DEFAULT_SIZE);
    if (start < 0 || size < 1) {
      return;
    }
    String lead = call.lead();
    @Nullable Walk walk = walks.get(lead);
    boolean answered = call.succeeded() && call.answer().count() >= 0;
    if (walk == null || start == 0 || call.arrived() - walk.last.sent() > PACE) {
      if (walk == null && !answered) {
        return;
      }
      Walk next = walk == null ? new Walk(call, size) : walk;
      if (walk != null) {
        ended(walk, marks);
        if (!repeats(walk, start, call)) {
          walk.begin(call, size);
        }
      }
      walks.put(lead, next);
      next.ask(start);
      if (answered) {
        next.last = call;
        page(next, call, start, size, marks);
      }
      return;
    }
    walk.ask(start);
    if (!answered) {
      walk.last = call;
      return;
    }
    step(walk, call, start, size, marks);
  }

  /** A first page that failed is asked for again: the same walk. */
  private static boolean repeats(Walk walk, long start, Call call) {
    return walk.count < 0 && walk.asked.contains(start) && call.arrived() >= walk.last.sent();
  }

  private void step(Walk walk, Call call, long start, long size, Marks marks) {
    long growth = walk.count < 0 ? 0 : Math.max(0, call.answer().count() - walk.count);
    if (walk.toTheEnd && start >= walk.count && start >= call.answer().count() && !walk.judged) {
      walk.judged = true;
      marks.broken(
          Duty.END,
          "asked for events from %s on, though the page before had shown the last of %s"
              .formatted(start, walk.count),
          walk.last,
          call);
    } else if (start > walk.end + growth) {
      if ((start - walk.end) % size == 0 || size != walk.size) {
        walk.steps++;
      } else {
        slip(walk, call, start - walk.end, marks);
      }
    } else if (start >= walk.end) {
      walk.steps++;
      walk.slip = 0;
      if (start == walk.end) {
        marks.kept(Duty.GAP);
        marks.kept(Duty.OVERLAP);
      }
    } else if (start > walk.last.parameter("start", 0)
        && (start - walk.first.parameter("start", 0)) % size != 0) {
      // Whole pages out of order were asked for in parallel.
      slip(walk, call, start - walk.end, marks);
    }
    walk.regular &= size == walk.size && (start - walk.first.parameter("start", 0)) % size == 0;
    walk.last = call;
    page(walk, call, start, size, marks);
  }

  /** A step too far, or too short; twice the same is no accident. */
  private static void slip(Walk walk, Call call, long by, Marks marks) {
    if (walk.slip == by && walk.slipped != null) {
      marks.broken(
          by > 0 ? Duty.GAP : Duty.OVERLAP,
          by > 0
              ? "start skipped %s events at each step".formatted(by)
              : "start went back over %s events at each step".formatted(-by),
          walk.slipped,
          walk.last,
          call);
    }
    if (walk.slip != by || walk.slipped == null) {
      walk.slipped = walk.last;
    }
    walk.slip = by;
    walk.steps++;
  }

  private void page(Walk walk, Call call, long start, long size, Marks marks) {
    long count = call.answer().count();
    long returned = Math.min(size, Math.max(0, count - start));
    walk.end = Math.max(walk.end, start + returned);
    walk.count = count;
    if (start + returned >= count && !walk.toTheEnd) {
      walk.toTheEnd = true;
      if (walk.isWhole()) {
        whole(walk, call, marks);
      }
    }
  }

  private void whole(Walk walk, Call call, Marks marks) {
    if (walk.first.parameter("start", 0) != 0 || walk.asked.size() < 2) {
      return;
    }
    if (walk.asked.size() >= 3) {
      boolean again =
          walk.wholeSize == walk.size && call.arrived() - walk.wholeSince <= AGAIN_WITHIN;
      walk.whole = again ? walk.whole + 1 : 1;
      walk.wholeSize = walk.size;
      walk.wholeSince = again ? walk.wholeSince : call.arrived();
      if (walk.whole == WHOLE_LISTS) {
        marks.broken(
            Duty.WHOLE_LIST,
            "all %s pages were fetched %s times within %s ms"
                .formatted(walk.asked.size(), WHOLE_LISTS, call.arrived() - walk.wholeSince),
            walk.first,
            call);
      }
    }
    @Nullable Written before = written.get(call.lead());
    if (before != null
        && !before.refreshed
        && walk.first.arrived() >= before.write.sent()
        && walk.first.arrived() - before.write.sent() <= AFTER_WRITE) {
      before.refreshed = true;
      refreshes++;
      if (refreshes >= REFRESHES) {
        marks.broken(
            Duty.REFRESH,
            "all %s pages were fetched again %s ms after a write, as after %s writes so far"
                .formatted(
                    walk.asked.size(), walk.first.arrived() - before.write.sent(), refreshes),
            before.write,
            walk.first,
            call);
      }
    }
  }

  private void wrote(Call call, Marks marks) {
    @Nullable Walk walk = walks.get(call.lead());
    if (walk != null) {
      ended(walk, marks);
      walk.begin(call, walk.size);
      walk.whole = 0;
    }
    @Nullable Written before = written.put(call.lead(), new Written(call));
    if (before != null && !before.refreshed) {
      marks.kept(Duty.REFRESH);
    }
  }

  /** What a walk has come to; adds marks once. */
  private static void ended(Walk walk, Marks marks) {
    if (walk.judged || walk.count < 0) {
      return;
    }
    walk.judged = true;
    judge(walk, marks);
  }

  private static void judge(Walk walk, Marks marks) {
    if (walk.isWhole()) {
      marks.kept(Duty.END);
    } else if (!walk.toTheEnd && walk.steps == 0) {
      marks.kept(Duty.WHOLE_LIST);
    }
    int pages = walk.asked.size();
    long first = walk.first.parameter("start", 0);
    if (walk.isWhole() && walk.regular && pages >= 3 && first == 0) {
      long expected = (walk.count + walk.size - 1) / walk.size;
      long until = walk.asked.stream().mapToLong(start -> start / walk.size + 1).max().orElse(0);
      if (pages < Math.min(expected, until)) {
        marks.broken(
            Duty.GAP,
            "the walk reached the last of %s events with %s of %s pages"
                .formatted(walk.count, pages, expected),
            walk.first,
            walk.last);
      }
    }
  }

  @Override
  public void conclude(long now, Marks marks) {
    for (Walk walk : walks.values()) {
      if (!walk.judged && walk.count >= 0 && now - SILENCE >= walk.last.sent()) {
        judge(walk, marks);
      }
    }
    for (Written one : written.values()) {
      if (!one.refreshed && now - SILENCE >= one.write.sent()) {
        marks.kept(Duty.REFRESH);
      }
    }
  }

  @Override
  public void forget() {
    walks.clear();
    written.clear();
  }
}
