package io.github.leadmock.journal;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The latest requests, bounded in number and in bytes, the oldest going first. Adding one costs the
 * same whatever is in it. Thread-safe; closing it wakes whoever waits.
 */
public final class RequestLog implements AutoCloseable {

  /** How many requests are kept. */
  public static final int MAX_ENTRIES = 1_000;

  /** How much memory they may take, in bytes. */
  public static final long MAX_BYTES = Math.min(16L << 20, Runtime.getRuntime().maxMemory() / 16);

  /** Each waiting call holds a thread of the server. */
  private static final int MAX_WAITING = 16;

  private final int maxEntries;
  private final long maxBytes;
  private final Deque<Numbered> newestFirst = new ArrayDeque<>();
  private long latest;
  private long dropped;
  private long bytes;
  private int waiting;
  private boolean closed;

  /** An empty log with the usual bounds. */
  public RequestLog() {
    this(MAX_ENTRIES, MAX_BYTES);
  }

  RequestLog(int maxEntries, long maxBytes) {
    this.maxEntries = maxEntries;
    this.maxBytes = maxBytes;
  }

  /**
   * An entry with its number.
   *
   * @param number counts all requests from 1 on; never given twice
   * @param size of the entry, in bytes: the oldest ones are in no cache any more, and each look
   *     into one costs as much as a hundred steps
   */
  public record Numbered(long number, LogEntry entry, long size) {}

  /**
   * The log at one moment.
   *
   * @param latest the number of the newest request ever, 0 before the first
   * @param dropped how many had to go to make room, since the log was last emptied
   * @param entries newest first
   */
  public record Snapshot(long latest, long dropped, List<Numbered> entries) {}

  /** Keeps a request. */
  public synchronized void add(LogEntry entry) {
    requireNonNull(entry, "entry is null");
    latest++;
    long size = entry.size();
    newestFirst.addFirst(new Numbered(latest, entry, size));
    bytes += size;
    while (newestFirst.size() > maxEntries || bytes > maxBytes) {
      bytes -= newestFirst.removeLast().size();
      dropped++;
    }
    if (waiting > 0) {
      notifyAll();
    }
  }

  /** Forgets all requests; the numbers go on. */
  public synchronized void clear() {
    newestFirst.clear();
    bytes = 0;
    dropped = 0;
  }

  public synchronized Optional<Numbered> find(UUID id) {
    return newestFirst.stream().filter(numbered -> numbered.entry().id().equals(id)).findFirst();
  }

  /**
   * The entries that are newer than a number. A number that was not given yet is of a log before a
   * restart: all entries are newer.
   */
  public synchronized Snapshot after(long number) {
    List<Numbered> newer = new ArrayList<>();
    Iterator<Numbered> entries = newestFirst.iterator();
    while (entries.hasNext()) {
      Numbered numbered = entries.next();
      if (numbered.number() <= number && number <= latest) {
        break;
      }
      newer.add(numbered);
    }
    return new Snapshot(latest, dropped, newer);
  }

  /**
   * Waits until there is a newer request than that of a number, but not longer than {@code limit},
   * not when too many others wait already, and not when the server is about to stop.
   */
  public synchronized void await(long number, Duration limit) {
    long deadline = System.nanoTime() + limit.toNanos();
    if (waiting >= MAX_WAITING) {
      return;
    }
    waiting++;
    try {
      while (latest == number && !closed) {
        long millis = (deadline - System.nanoTime()) / 1_000_000;
        if (millis <= 0) {
          return;
        }
        wait(millis);
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    } finally {
      waiting--;
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    notifyAll();
  }
}
