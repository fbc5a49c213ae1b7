package io.github.leadmock.redis;

import io.github.leadmock.store.ControlStore;
import io.github.leadmock.store.DocumentStore;
import io.github.leadmock.store.NoteStore;
import io.github.leadmock.store.Replicas;
import io.github.leadmock.store.SharedStore;
import io.github.leadmock.store.StoreFailure;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The state of a mock's replicas in Redis or Valkey. Owns a connection and a thread until it is
 * closed. Thread-safe.
 */
public final class RedisStore implements SharedStore {

  /** The layout of the keys, as {@code docs/replicas.md} describes it. */
  static final String LAYOUT = "1";

  private final Engine engine;
  private final StoreSettings settings;
  private final Consumer<String> log;
  private final RedisNotes notes;
  private final RedisControls controls;
  private final RedisDocuments documents;
  private final Pulse pulse;
  private volatile String epoch = "";

  private RedisStore(Engine engine, StoreSettings settings, Consumer<String> log) {
    this.engine = engine;
    this.settings = settings;
    this.log = log;
    this.notes = new RedisNotes(this, settings);
    this.pulse = new Pulse(this, notes, settings, log);
    this.controls = new RedisControls(this, pulse);
    this.documents = new RedisDocuments(this, pulse);
  }

  /**
   * Connects to the engine.
   *
   * @param log receives what the user has to know, one line each
   * @throws UncheckedIOException if it cannot be reached in time, holds another mock's data, or is
   *     used by a replica of the same name; says why in one line
   */
  public static RedisStore open(StoreSettings settings, Consumer<String> log) {
    long end = System.nanoTime() + settings.patience().toNanos();
    while (true) {
      try {
        RedisStore store = new RedisStore(new Engine(settings), settings, log);
        store.begin();
        return store;
      } catch (RedisException | StoreFailure unreachable) {
        if (System.nanoTime() - end >= 0) {
          throw unusable(
              unreachable instanceof StoreFailure failure
                  ? failure.reason() + " (--store)"
                  : "cannot reach the store: %s (--store)".formatted(reason(unreachable)));
        }
        pause();
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(250);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw unusable("interrupted while waiting for the store (--store-wait)");
    }
  }

  /** What the engine said, if it said something; else the innermost message, the system's. */
  private static String reason(Throwable failure) {
    Throwable inner = failure;
    boolean certificate = false;
    for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
      inner = cause;
      certificate |= cause instanceof CertificateException;
      if (cause instanceof RedisCommandExecutionException) {
        break;
      }
    }
    String said = String.valueOf(inner.getMessage()).lines().findFirst().orElse("");
    if (inner instanceof CertPathBuilderException) {
      return "its certificate is not trusted: %s; give Java a trust store with its CA: LEADMOCK_JAVA_OPTS=-Djavax.net.ssl.trustStore=FILE"
          .formatted(said);
    }
    if (certificate) {
      return "its certificate is refused: " + said;
    }
    if (said.startsWith("NOAUTH")) {
      return "it wants a password; give it in LEADMOCK_STORE_PASSWORD or in the URL";
    }
    return said.startsWith("WRONGPASS")
        ? "it refuses the password; look at LEADMOCK_STORE_PASSWORD and the user in the URL"
        : said;
  }

  private static UncheckedIOException unusable(String message) {
    return new UncheckedIOException(message, new IOException(message));
  }

  private void begin() {
    try {
      renew();
      if (pulse.isOfAnother()) {
        throw unusable(
            "a replica named '%s' already uses the store at %s; give each its own name (--replica)"
                .formatted(settings.replica(), engine.place()));
      }
    } catch (RuntimeException failed) {
      engine.close();
      throw failed;
    }
  }

  /** Finds the epoch of the engine's data, and starts one if the engine has none. */
  synchronized void renew() {
    List<Object> answer =
        engine.probe(
            Script.BEGIN,
            "",
            UUID.randomUUID().toString().substring(0, 8),
            LAYOUT,
            settings.world());
    String found = text(answer, 1);
    switch (text(answer, 0)) {
      case "layout" ->
          throw othersData(
              "the store at %s has layout %s under the prefix '%s', and this version of Leadmock needs %s; use another --store-prefix, or replicas of one version"
                  .formatted(engine.place(), found, settings.prefix(), LAYOUT));
      case "world" ->
          throw othersData(
              "the store at %s belongs to a mock with %s under the prefix '%s', and this one has %s; start all replicas with the same options, or use another --store-prefix"
                  .formatted(engine.place(), found, settings.prefix(), settings.world()));
      default -> {}
    }
    if (!epoch.isEmpty() && !epoch.equals(found)) {
      log.accept(
          "the store at %s has lost its data; the world is the initial one again"
              .formatted(engine.place()));
    }
    epoch = found;
  }

  /** Ends the start; at run time the others may leave again. */
  private RuntimeException othersData(String message) {
    return epoch.isEmpty() ? unusable(message) : engine.unusable(message);
  }

  /** Runs a script for the current epoch. */
  List<Object> run(Script script, boolean writes, String... arguments) {
    while (true) {
      List<Object> answer = engine.run(script, writes, withEpoch(arguments));
      if (!text(answer, 0).equals("epoch")) {
        return answer;
      }
      renew();
    }
  }

  List<Object> probe(Script script, String... arguments) {
    while (true) {
      List<Object> answer = engine.probe(script, withEpoch(arguments));
      if (!text(answer, 0).equals("epoch")) {
        return answer;
      }
      renew();
    }
  }

  void send(Script script, String... arguments) {
    engine.send(script, withEpoch(arguments));
  }

  private String[] withEpoch(String... arguments) {
    String[] all = new String[arguments.length + 1];
    all[0] = epoch;
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return all;
  }

  Engine engine() {
    return engine;
  }

  String epoch() {
    return epoch;
  }

  static String text(List<Object> answer, int index) {
    return index < answer.size() ? String.valueOf(answer.get(index)) : "";
  }

  static long number(List<Object> answer, int index) {
    return read("a number", () -> Long.parseLong(text(answer, index)));
  }

  /**
   * Reads a value of the engine's, which others can change: one that cannot be read is a failure of
   * the store.
   *
   * @param what what it should be, in words
   */
  static <T> T read(String what, Supplier<T> value) {
    try {
      return value.get();
    } catch (IllegalArgumentException | IndexOutOfBoundsException damaged) {
      throw StoreFailure.refused(
          "the store has something else in the place of %s; POST /__admin/leadmock/reset, or clear its keys"
              .formatted(what));
    }
  }

  /** A text that is missing is one that nobody can read, as in {@link #text}. */
  static List<String> texts(List<Object> answer, int index) {
    return ((List<?>) answer.get(index)).stream().map(String::valueOf).toList();
  }

  /** Words as a script takes them. */
  static String word(Enum<?> constant) {
    return constant.name().toUpperCase(Locale.ROOT);
  }

  @Override
  public NoteStore notes() {
    return notes;
  }

  @Override
  public ControlStore controls() {
    return controls;
  }

  @Override
  public DocumentStore documents() {
    return documents;
  }

  @Override
  public Replicas replicas() {
    return pulse;
  }

  @Override
  public boolean isReachable() {
    return engine.isReachable();
  }

  @Override
  public Usage usage() {
    return engine.usage();
  }

  @Override
  public void close() {
    pulse.close();
    engine.close();
  }
}
