package io.github.leadmock.world;

import static java.util.Objects.requireNonNull;

import io.github.leadmock.store.NoteStore;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Counts the writes of all sessions against the limits. A write checks for room first; concurrent
 * writes may therefore exceed a limit slightly. Thread-safe.
 */
final class NoteQuota {

  private final NoteLimits limits;
  private final AtomicLong notes = new AtomicLong();
  private final AtomicLong bytes = new AtomicLong();
  private final AtomicBoolean told = new AtomicBoolean();
  private final Supplier<NoteStore.Held> held;
  private volatile Consumer<String> log = line -> {};

  /** Counts what is written in this process. */
  NoteQuota(NoteLimits limits) {
    this.limits = requireNonNull(limits, "limits is null");
    this.held = () -> new NoteStore.Held(notes.get(), bytes.get());
  }

  /** Counts what is written in a store, by all replicas together. */
  NoteQuota(NoteLimits limits, NoteStore store) {
    this.limits = requireNonNull(limits, "limits is null");
    this.held = store::held;
  }

  /** How much is kept. */
  NoteStore.Held held() {
    return held.get();
  }

  /** Sets where to log that a limit was reached, once until writes are discarded. */
  void log(Consumer<String> other) {
    log = other;
  }

  /** Why there is no room for a text, as a sentence without a full stop; empty if there is room. */
  Optional<String> fullFor(String text) {
    if (!mayEverHold(text)) {
      return Optional.of(
          "this note takes %s bytes, and the mock keeps %s for all notes (--max-note-bytes); send a shorter text"
              .formatted(size(text), limits.bytes()));
    }
    NoteStore.Held now = held.get();
    Optional<String> limit =
        now.notes() >= limits.notes()
            ? Optional.of("%s notes (--max-notes)".formatted(limits.notes()))
            : now.bytes() + size(text) > limits.bytes()
                ? Optional.of("%s bytes of notes (--max-note-bytes)".formatted(limits.bytes()))
                : Optional.empty();
    if (limit.isEmpty() && told.get()) {
      told.set(false);
    }
    if (limit.isPresent() && told.compareAndSet(false, true)) {
      log.accept(
          "the mock is full: it keeps %s; notes are refused with 503 until POST /__admin/leadmock/reset"
              .formatted(limit.get()));
    }
    return limit.map(
        kept ->
            "the mock is full, it keeps %s; POST /__admin/leadmock/reset forgets what was written"
                .formatted(kept));
  }

  /** Whether a text would fit if nothing had been written yet. */
  boolean mayEverHold(String text) {
    return size(text) <= limits.bytes();
  }

  void add(long moreNotes, long moreBytes) {
    notes.addAndGet(moreNotes);
    bytes.addAndGet(moreBytes);
  }

  /** Returns a session's share; the next time a limit is reached is logged again. */
  void release(long lessNotes, long lessBytes) {
    add(-lessNotes, -lessBytes);
    told.set(false);
  }

  /**
   * A text's size in memory: one byte per character, or two if any character is outside Latin-1.
   */
  static long size(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > 0xFF) {
        return 2L * text.length();
      }
    }
    return text.length();
  }
}
