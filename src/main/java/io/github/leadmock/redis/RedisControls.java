package io.github.leadmock.redis;

import io.github.leadmock.store.ControlStore;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The controls in the engine; forced outcomes are lines, which a request uses up in one step. */
final class RedisControls implements ControlStore {

  private final RedisStore store;
  private final Pulse pulse;

  RedisControls(RedisStore store, Pulse pulse) {
    this.store = store;
    this.pulse = pulse;
  }

  @Override
  public Held held() {
    return held(store.run(Script.CONTROLS, false), 1);
  }

  private static Held held(List<Object> answer, int from) {
    return new Held(
        RedisStore.number(answer, from),
        RedisStore.text(answer, from + 1),
        RedisStore.text(answer, from + 2).lines().map(RedisControls::forced).toList());
  }

  private static Forced forced(String line) {
    return RedisStore.read(
        "a forced outcome",
        () -> {
          String[] parts = line.split("\t", 5);
          return new Forced(
              parts[0], parts[1], Integer.parseInt(parts[2]), Integer.parseInt(parts[3]), parts[4]);
        });
  }

  @Override
  public Optional<Held> replace(long version, Wanted wanted) {
    List<Object> answer =
        store.run(
            Script.REPLACE,
            true,
            String.valueOf(version),
            wanted.settings(),
            wanted.requests() == 0 ? "" : wanted.requests() + " " + wanted.perMillis(),
            wanted.forced().stream().map(RedisControls::line).collect(Collectors.joining()));
    if (RedisStore.text(answer, 0).equals("stale")) {
      return Optional.empty();
    }
    Held changed = held(answer, 1);
    pulse.awaitFollowers(Pulse.Topic.CONTROLS, changed.version());
    return Optional.of(changed);
  }

  private static String line(Forced forced) {
    return "%s\t%s\t%s\t%s\t%s\n"
        .formatted(forced.id(), forced.operation(), forced.skip(), forced.times(), forced.text());
  }

  @Override
  public Taken take(String api, String operation, long known) {
    List<Object> answer = store.run(Script.TAKE, true, api, operation, String.valueOf(known));
    String due = RedisStore.text(answer, 2);
    return new Taken(
        RedisStore.number(answer, 1),
        due.isEmpty() ? Optional.empty() : Optional.of(forced(due)),
        RedisStore.number(answer, 3),
        answer.size() > 4 ? Optional.of(held(answer, 4)) : Optional.empty());
  }
}
