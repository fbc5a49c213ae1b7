package io.github.leadmock.scorecard;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Judges what a client does after a request failed: whether and when the same request comes again.
 */
final class RetryJudge implements Judge {

  private static final Set<Integer> HOPELESS = Set.of(400, 402, 403, 404, 405, 412);
  private static final int MOST_CHAINS = 256;

  /** A repeat after this belongs to something else. */
  private static final long SAME_CHAIN = 120_000;

  /** A client's timer, and ours, may be off by this. */
  private static final long TOLERANCE = 50;

  private static final long AT_ONCE = 15;
  private static final int AT_ONCE_TIMES = 3;

  /**
   * On a busy machine, at once takes longer; jitter seldom gives as many waits as short as this.
   */
  private static final long HASTY = 50;

  private static final int HASTY_TIMES = 4;
  private static final int ALIKE_WAITS = 4;
  private static final int MOST_WRITES = 10;
  private static final int MOST_READS = 20;

  /** A read that is repeated this slowly may be polling. */
  private static final long POLLING = 1_000;

  private static final int REFUSALS = 3;
  private static final long REFUSED_WITHIN = 10_000;

  /** A chain counts as given up when nothing has come for this long. */
  private static final long SILENCE = 10_000;

  private final Map<String, Chain> chains = new Recent<>(MOST_CHAINS);
  private long repeats;
  private long atOnce;

  /** Attempts of the same request in a row that all failed. */
  private static final class Chain {
    private final Call first;
    private Call last;
    private int attempts = 1;
    private int refusals;
    private final long[] waits = new long[ALIKE_WAITS];
    private int waited;
    private long firstWait;
    private boolean constant;
    private int hasty;

    Chain(Call first) {
      this.first = first;
      this.last = first;
      this.refusals = HOPELESS.contains(first.status()) && !first.lost() ? 1 : 0;
    }

    boolean isRead() {
      return first.method().equals("GET");
    }

    /** Whether it may be polling, seen from outside. */
    boolean maybePolling() {
      return isRead() && (last.arrived() - first.arrived()) / Math.max(1, attempts - 1) >= POLLING;
    }
  }

  @Override
  public void see(Call call, Marks marks) {
    if (call.operation().isEmpty()) {
      return;
    }
    String key = call.key();
    @Nullable Chain chain = chains.get(key);
    if (chain != null) {
      long wait = call.arrived() - chain.last.sent();
      if (wait < -1) {
        // Sent in parallel, or after a time-out: no answer to the failure, which came later.
        return;
      }
      if (wait <= SAME_CHAIN) {
        repeated(chain, call, Math.max(0, wait), marks);
      }
    }
    if (!call.failed()) {
      if (chain != null) {
        finished(chain, marks);
        chains.remove(key);
      }
      return;
    }
    if (chain == null || call.arrived() - chain.last.sent() > SAME_CHAIN) {
      chains.put(key, new Chain(call));
      return;
    }
    goesOn(chain, call, marks);
  }

  private void repeated(Chain chain, Call call, long wait, Marks marks) {
    Call last = chain.last;
    if (last.lost() || (last.status() != 429 && last.status() != 503)) {
      return;
    }
    long asked = last.answer().retryAfter() * 1_000;
    if (asked > 0 && wait < asked - TOLERANCE) {
      marks.broken(
          Duty.RETRY_AFTER,
          "repeated %s ms after a %s that asked to wait %s ms"
              .formatted(wait, last.status(), asked),
          last,
          call);
    } else if (asked > 0) {
      marks.kept(Duty.RETRY_AFTER);
    }
    repeats++;
    chain.hasty = wait < HASTY ? chain.hasty + 1 : 0;
    if (wait < AT_ONCE) {
      atOnce++;
    } else if (wait >= HASTY) {
      marks.kept(Duty.PAUSE);
    }
    boolean often = wait < AT_ONCE && atOnce >= AT_ONCE_TIMES && atOnce * 2 >= repeats;
    if (often || chain.hasty == HASTY_TIMES) {
      marks.broken(
          Duty.PAUSE,
          "repeated %s ms after a %s%s"
              .formatted(
                  wait,
                  last.status(),
                  often
                      ? ", as %s of %s repeats so far within %s ms"
                          .formatted(atOnce, repeats, AT_ONCE)
                      : ", the fourth time in a row within %s ms".formatted(HASTY)),
          last,
          call);
    }
  }

  /** The repeat has failed as well. */
  private void goesOn(Chain chain, Call call, Marks marks) {
    Call last = chain.last;
    long wait = Math.max(0, call.arrived() - last.sent());
    chain.attempts++;
    boolean told = last.answer().retryAfter() > 0;
    boolean counts = !told && (last.lost() || last.status() == 429 || last.status() >= 500);
    if (counts) {
      chain.firstWait = chain.waited == 0 ? wait : chain.firstWait;
      chain.waits[chain.waited % ALIKE_WAITS] = wait;
      chain.waited++;
    } else {
      chain.waited = 0;
    }
    boolean refused = HOPELESS.contains(call.status()) && !call.lost();
    chain.refusals =
        refused && call.status() == last.status() ? chain.refusals + 1 : refused ? 1 : 0;
    chain.last = call;
    if (chain.waited >= ALIKE_WAITS) {
      waits(chain, last, marks);
    }
    if (chain.refusals == REFUSALS && call.arrived() - chain.first.arrived() <= REFUSED_WITHIN) {
      marks.broken(
          Duty.HOPELESS,
          "refused with %s %s times in %s ms"
              .formatted(call.status(), REFUSALS, call.arrived() - chain.first.arrived()),
          chain.first,
          last,
          call);
    }
    int most = chain.isRead() ? MOST_READS : MOST_WRITES;
    if (chain.attempts == most && !chain.maybePolling()) {
      marks.broken(
          Duty.GIVES_UP,
          "failed %s times in a row and was still repeated".formatted(most),
          chain.first,
          call);
    }
  }

  /**
   * Whether waits are alike. A busy machine makes some of them longer, never shorter, so one of
   * them may be.
   */
  private static void waits(Chain chain, Call before, Marks marks) {
    long[] sorted = chain.waits.clone();
    Arrays.sort(sorted);
    long least = sorted[0];
    boolean alike =
        sorted[ALIKE_WAITS - 2] <= least * 1.15 + 8 && sorted[ALIKE_WAITS - 1] <= least * 2 + 30;
    if (!alike) {
      marks.kept(Duty.GROWING_WAITS);
      return;
    }
    boolean grown = least > chain.firstWait * 1.3 + 8;
    boolean maybePolling = chain.isRead() && least >= POLLING;
    if (!grown && !maybePolling && least >= AT_ONCE && !chain.constant) {
      chain.constant = true;
      marks.broken(
          Duty.GROWING_WAITS,
          "%s waits in a row between failures were %s to %s ms"
              .formatted(ALIKE_WAITS, least, sorted[ALIKE_WAITS - 1]),
          chain.first,
          before,
          chain.last);
    }
  }

  /** A chain ended well, or nothing more came. */
  private static void finished(Chain chain, Marks marks) {
    if (chain.attempts >= 3 && chain.waited >= 2 && chain.waited < ALIKE_WAITS) {
      if (chain.waits[chain.waited - 1] >= chain.waits[0] * 1.5) {
        marks.kept(Duty.GROWING_WAITS);
      }
    }
  }

  @Override
  public void conclude(long now, Marks marks) {
    for (Chain chain : chains.values()) {
      if (now - SILENCE < chain.last.sent()) {
        continue;
      }
      finished(chain, marks);
      if (chain.attempts >= 2) {
        marks.kept(Duty.GIVES_UP);
      }
      if (HOPELESS.contains(chain.last.status()) && chain.refusals == 1) {
        marks.kept(Duty.HOPELESS);
      }
    }
  }

  @Override
  public void forget() {
    chains.clear();
  }
}
