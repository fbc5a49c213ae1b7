package io.github.leadmock.redis;

import io.github.leadmock.store.NoteStore;
import io.github.leadmock.store.Replicas;
import io.github.leadmock.store.StoreFailure;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Ten times a second, a replica tells the engine that it lives and which changes it has followed,
 * and hears of new ones. That a change has been followed by all that live ends the call that made
 * it. Also finds out that the engine is gone, and that it is back. Owns a thread.
 */
final class Pulse implements Replicas, AutoCloseable {

  private static final long EVERY_MILLIS = 100;

  /** A replica without a pulse for so long is not waited for. */
  private static final String LEASE_MILLIS = "2000";

  /** Ten pulses: one that lives has sent some, however busy its machine is. */
  private static final long PREDECESSOR_MILLIS = 1_000;

  /** Longer than the lease: by then, a replica has followed or does not live. */
  private static final long PATIENCE_MILLIS = 3_000;

  private final RedisStore store;
  private final RedisNotes notes;
  private final StoreSettings settings;
  private final Consumer<String> log;
  private final Set<String> answered = new HashSet<>();
  private final Map<Topic, String> followed = new HashMap<>();
  private @Nullable ScheduledExecutorService thread;
  private volatile @Nullable Thread pulsing;
  private boolean told;
  private String lastFault = "";
  private String followedEpoch = "";

  /** What a replica has a copy of. */
  enum Topic {
    CONTROLS,
    DOCUMENTS;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  Pulse(RedisStore store, RedisNotes notes, StoreSettings settings, Consumer<String> log) {
    this.store = store;
    this.notes = notes;
    this.settings = settings;
    this.log = log;
  }

  @Override
  public String self() {
    return settings.replica();
  }

  /**
   * Whether another replica with this name lives. One that has been killed may seem to until its
   * lease has run out, so a pulse counts only if it came after this was asked.
   */
  boolean isOfAnother() {
    if (!living().contains(self())) {
      return false;
    }
    long began = System.nanoTime();
    long waited = 0;
    while (waited < PREDECESSOR_MILLIS) {
      pause(EVERY_MILLIS);
      waited = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
      if (livingWithin(String.valueOf(waited - EVERY_MILLIS / 2)).contains(self())) {
        return true;
      }
    }
    return false;
  }

  @Override
  public synchronized void follow(Follower follower) {
    ScheduledExecutorService started =
        Executors.newSingleThreadScheduledExecutor(
            work -> {
              Thread made = new Thread(work, "leadmock-store-pulse");
              made.setDaemon(true);
              pulsing = made;
              return made;
            });
    thread = started;
    // The first one here: nobody may wait for a change that this replica never heard of.
    beat(follower);
    var unused =
        started.scheduleWithFixedDelay(
            () -> beat(follower), EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void beat(Follower follower) {
    try {
      List<Object> answer = pulse();
      if (told) {
        told = false;
        log.accept("the store at %s answers again".formatted(store.engine().place()));
      }
      if (!followedEpoch.equals(store.epoch())) {
        followed.clear();
        followedEpoch = store.epoch();
      }
      boolean news = follow(Topic.CONTROLS, RedisStore.text(answer, 1), follower);
      news |= follow(Topic.DOCUMENTS, RedisStore.text(answer, 2), follower);
      if (news) {
        pulse();
      }
      notes.hold(new NoteStore.Held(RedisStore.number(answer, 3), RedisStore.number(answer, 4)));
      answer(RedisStore.texts(answer, 5), follower);
      lastFault = "";
    } catch (StoreFailure failure) {
      if (store.isReachable() && !failure.reason().equals(store.engine().gone())) {
        tell(failure.reason());
      } else if (!told && !store.isReachable()) {
        told = true;
        log.accept(failure.reason() + "; requests that need it get 503 meanwhile");
      }
    } catch (RuntimeException fault) {
      tell(fault.toString());
    }
  }

  /** A fault that lasts is told once, not ten times a second. */
  private void tell(String fault) {
    if (!fault.equals(lastFault)) {
      lastFault = fault;
      log.accept("cannot follow the store: " + fault);
    }
  }

  private List<Object> pulse() {
    return store.probe(
        Script.PULSE,
        settings.replica(),
        followed.getOrDefault(Topic.CONTROLS, "0"),
        followed.getOrDefault(Topic.DOCUMENTS, "0"),
        notes.age());
  }

  private boolean follow(Topic topic, String version, Follower follower) {
    if (version.equals(followed.get(topic))) {
      return false;
    }
    switch (topic) {
      case CONTROLS -> follower.controlsChanged();
      case DOCUMENTS -> follower.documentsChanged();
    }
    followed.put(topic, version);
    return true;
  }

  private void answer(List<String> questions, Follower follower) {
    answered.retainAll(questions);
    for (String id : questions) {
      if (answered.add(id)) {
        String question = RedisStore.text(store.run(Script.QUESTION, false, id), 1);
        if (!question.isEmpty()) {
          store.run(
              Script.ANSWER, true, id, settings.replica(), Escaped.text(follower.answer(question)));
        }
      }
    }
  }

  /** Waits until all replicas that live have followed a change. */
  void awaitFollowers(Topic topic, long version) {
    if (Thread.currentThread() == pulsing) {
      return;
    }
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
    while (System.nanoTime() - end < 0) {
      List<Object> answer =
          store.run(Script.FOLLOWED, false, topic.word(), String.valueOf(version), LEASE_MILLIS);
      if (RedisStore.texts(answer, 1).isEmpty()) {
        return;
      }
      pause(5);
    }
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw StoreFailure.unanswered("interrupted while waiting for the other replicas");
    }
  }

  @Override
  public Set<String> living() {
    return livingWithin(LEASE_MILLIS);
  }

  private Set<String> livingWithin(String leaseMillis) {
    return Set.copyOf(RedisStore.texts(store.run(Script.LIVING, false, leaseMillis), 1));
  }

  @Override
  public Map<String, String> ask(String question) {
    Set<String> asked = living();
    String id = UUID.randomUUID().toString();
    store.run(Script.ASK, true, id, question);
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
    Map<String, String> answers = new HashMap<>();
    while (!answers.keySet().containsAll(asked) && System.nanoTime() - end < 0) {
      pause(5);
      List<String> pairs = RedisStore.texts(store.run(Script.ANSWERS, false, id), 1);
      for (int i = 0; i + 1 < pairs.size(); i += 2) {
        answers.put(pairs.get(i), Escaped.read(pairs.get(i + 1)));
      }
    }
    return answers;
  }

  @Override
  public synchronized void close() {
    if (thread != null) {
      thread.shutdownNow();
      thread = null;
      if (store.isReachable()) {
        try {
          store.run(Script.LEAVE, true, settings.replica());
        } catch (StoreFailure gone) {
          // Its lease runs out.
        }
      }
    }
  }
}
