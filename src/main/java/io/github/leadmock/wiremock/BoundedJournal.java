package io.github.leadmock.wiremock;

import com.github.tomakehurst.wiremock.extension.requestfilter.RequestWrapper;
import com.github.tomakehurst.wiremock.store.RequestJournalStore;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import io.github.leadmock.journal.Secrets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * WireMock's request journal, limited in entries and in bytes; the oldest entries are dropped
 * first. Secrets are masked before an entry is visible: credentials in headers and URLs, and
 * cookies. WireMock's own limit counts the whole journal at each request; this one keeps track of
 * its size. Thread-safe.
 */
final class BoundedJournal implements RequestJournalStore {

  static final int MAX_ENTRIES = 1_000;
  static final long MAX_BYTES = Math.min(16L << 20, Runtime.getRuntime().maxMemory() / 16);

  /** The approximate size of an entry besides the two bodies. */
  private static final long OVERHEAD = 4_096;

  private static final String AUTHORIZATION = "Authorization";
  private static final String PROXY_AUTHORIZATION = "Proxy-Authorization";

  private final int maxEntries;
  private final long maxBytes;
  private final Deque<Entry> newestFirst = new ArrayDeque<>();
  private long bytes;

  BoundedJournal(int maxEntries, long maxBytes) {
    this.maxEntries = maxEntries;
    this.maxBytes = maxBytes;
  }

  /** A request and its response. */
  interface Entry {

    /** The size of the two bodies. */
    long bytes();

    /** The entry in WireMock's form, without secrets. */
    ServeEvent event();

    /** Whether it has this id. */
    boolean is(UUID id);
  }

  /** An entry created by WireMock. */
  private record Kept(ServeEvent event) implements Entry {

    @Override
    public long bytes() {
      return length(event.getRequest().getBody()) + length(event.getResponse().getBody());
    }

    @Override
    public boolean is(UUID id) {
      return event.getId().equals(id);
    }

    private static long length(byte @Nullable [] body) {
      return body == null ? 0 : body.length;
    }
  }

  @Override
  public void add(ServeEvent event) {
    add(new Kept(mask(event)));
  }

  /** Adds an entry, and drops the oldest ones if they exceed the limits. */
  synchronized void add(Entry entry) {
    newestFirst.addFirst(entry);
    bytes += size(entry);
    while (newestFirst.size() > maxEntries || bytes > maxBytes) {
      removeLast();
    }
  }

  /**
   * Does nothing: WireMock adds timing and sub-events to the object that the entry already holds.
   */
  @Override
  public void put(UUID id, ServeEvent event) {}

  @Override
  public Stream<ServeEvent> getAll() {
    List<Entry> entries;
    synchronized (this) {
      entries = new ArrayList<>(newestFirst);
    }
    return entries.stream().map(Entry::event);
  }

  @Override
  public Stream<UUID> getAllKeys() {
    return getAll().map(ServeEvent::getId);
  }

  @Override
  public synchronized Optional<ServeEvent> get(UUID id) {
    return newestFirst.stream().filter(entry -> entry.is(id)).findFirst().map(Entry::event);
  }

  /** Removes the oldest entry. */
  @Override
  public synchronized void removeLast() {
    @Nullable Entry oldest = newestFirst.pollLast();
    if (oldest != null) {
      bytes -= size(oldest);
    }
  }

  @Override
  public synchronized void remove(UUID id) {
    newestFirst.removeIf(
        entry -> {
          boolean removed = entry.is(id);
          bytes -= removed ? size(entry) : 0;
          return removed;
        });
  }

  @Override
  public synchronized void clear() {
    newestFirst.clear();
    bytes = 0;
  }

  private static long size(Entry entry) {
    return OVERHEAD + entry.bytes();
  }

  private static ServeEvent mask(ServeEvent event) {
    return event.replaceRequest(
        new RequestWrapper.Builder()
            .transformHeader(AUTHORIZATION, BoundedJournal::maskAll)
            .transformHeader(PROXY_AUTHORIZATION, BoundedJournal::maskAll)
            .transformHeader(
                "Cookie", values -> values.stream().map(value -> Secrets.MASK).toList())
            .transformAbsoluteUrl(Secrets::url)
            .wrap(event.getRequest()));
  }

  /** Whether the values of a header are masked. */
  static boolean isMasked(String headerName) {
    return headerName.equalsIgnoreCase(AUTHORIZATION)
        || headerName.equalsIgnoreCase(PROXY_AUTHORIZATION);
  }

  private static List<String> maskAll(List<String> values) {
    return values.stream().map(Secrets::authorization).toList();
  }
}
