package io.github.leadmock.scorecard;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Judges whether credentials follow a redirect to another host name. Only a stub mapping redirects;
 * the mock itself never does.
 */
final class RedirectJudge implements Judge {

  private static final int MOST = 64;
  private static final long WITHIN = 10_000;

  /** Redirects that have not been followed yet, by host and path. */
  private final Map<String, Call> redirects = new Recent<>(MOST);

  private @Nullable Call latestFollower;

  @Override
  public void see(Call call, Marks marks) {
    if (!redirects.isEmpty()) {
      @Nullable Call from = redirects.remove(call.host() + call.path());
      if (from != null && call.arrived() - from.sent() <= WITHIN) {
        latestFollower = call;
        followed(from, call, marks);
      }
    }
    if (call.status() / 100 == 3 && call.login() != 0) {
      String host = call.redirectHost();
      if (!host.isEmpty()) {
        redirects.put(host + call.redirectPath(), call);
      }
    }
  }

  private static void followed(Call from, Call call, Marks marks) {
    if (call.login() == 0) {
      marks.kept(Duty.REDIRECT);
      return;
    }
    marks.broken(
        Duty.REDIRECT,
        "Authorization was sent to %s after a redirect from %s".formatted(call.host(), from.host()),
        from,
        call);
  }

  /** Whether a call, the latest one, followed a redirect to another host. */
  @SuppressWarnings("ReferenceEquality") // the same call, not an equal one
  boolean hasFollowed(Call call) {
    return latestFollower == call;
  }

  @Override
  public void conclude(long now, Marks marks) {
    for (Call from : redirects.values()) {
      if (now - WITHIN >= from.sent()) {
        marks.kept(Duty.REDIRECT);
      }
    }
  }

  @Override
  public void forget() {
    redirects.clear();
  }
}
