package io.github.leadmock.journal;

import static java.util.Objects.requireNonNull;

import io.github.leadmock.control.Revision;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The latest requests, limited in number and total size; the oldest are discarded first. Adding an
 * entry takes constant time. Thread-safe. Closing the log wakes waiting calls.
 */
public final class RequestLog implements AutoCloseable {

  /** The maximum number of requests. */
  public static final int MAX_ENTRIES = 1_000;

  /** The maximum memory use, in bytes. */
  public static final long MAX_BYTES = Math.min(16L << 20, Runtime.getRuntime().maxMemory() / 16);

  private final int maxEntries;
  private final long maxBytes;
  private final Deque<Numbered> newestFirst = new ArrayDeque<>();
  private final Revision latest = new Revision(0);
  private long dropped;
  private long bytes;

  /** An empty log with the default limits. */
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
   * @param number the position among all requests, from 1; never reused
   * @param size the size of the entry in bytes, stored here because reading it from an old entry
   *     would miss the CPU's caches
   */
  public record Numbered(long number, LogEntry entry, long size) {}

  /**
   * A snapshot of the log.
   *
   * @param latest the number of the newest request ever; 0 before the first
   * @param dropped how many entries were discarded for space since the log was last cleared
   * @param entries newest first
   */
  public record Snapshot(long latest, long dropped, List<Numbered> entries) {}

  /** Adds a request. */
  public synchronized void add(LogEntry entry) {
    requireNonNull(entry, "entry is null");
    long size = entry.size();
    // Those who wait for it look into the log, and get it when this is done.
    newestFirst.addFirst(new Numbered(latest.next(), entry, size));
    bytes += size;
    while (newestFirst.size() > maxEntries || bytes > maxBytes) {
      bytes -= newestFirst.removeLast().size();
      dropped++;
    }
  }

  /** Discards all requests; numbering continues. */
  public synchronized void clear() {
    newestFirst.clear();
    bytes = 0;
    dropped = 0;
  }

  /** The number of the newest request ever; 0 before the first. */
  public long latest() {
    return latest.current();
  }

  public synchronized Optional<Numbered> find(UUID id) {
    return newestFirst.stream().filter(numbered -> numbered.entry().id().equals(id)).findFirst();
  }

  /**
   * The entries with a higher number. A number that has not been assigned yet comes from before a
   * restart: all entries are then newer.
   */
  public synchronized Snapshot after(long number) {
    long newest = latest.current();
    List<Numbered> newer = new ArrayList<>();
    Iterator<Numbered> entries = newestFirst.iterator();
    while (entries.hasNext()) {
      Numbered numbered = entries.next();
      if (numbered.number() <= number && number <= newest) {
        break;
      }
      newer.add(numbered);
    }
    return new Snapshot(newest, dropped, newer);
  }

  /**
   * Waits as {@link Revision#await} does until there is a request newer than this number. Returns
   * at once for a number from before a restart.
   */
  public void await(long number, Duration limit) {
    latest.await(known(number), limit);
  }

  /** Numbers go on when the log is cleared: one that is older than the latest may have no newer. */
  private synchronized long known(long number) {
    long newest = latest.current();
    return newestFirst.isEmpty() && number < newest ? newest : number;
  }

  @Override
  public void close() {
    latest.close();
  }
}
