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
 * WireMock's request journal with a bound on entries and on bytes, the oldest going first, and
 * without secrets: values of {@code Authorization} and {@code password} are masked before anybody
 * sees an entry. WireMock's own bound counts the whole journal with each request; this one knows
 * its size. Thread-safe.
 */
final class BoundedJournal implements RequestJournalStore {

  static final int MAX_ENTRIES = 1_000;
  static final long MAX_BYTES = Math.min(16L << 20, Runtime.getRuntime().maxMemory() / 16);

  /** What an entry takes beside the two bodies, roughly. */
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

  /** A request with its answer. */
  interface Entry {

    /** The size of the two bodies. */
    long bytes();

    /** The entry as WireMock knows it, free of secrets. */
    ServeEvent event();

    /** Whether it has this id. */
    boolean is(UUID id);
  }

  /** An entry that WireMock made. */
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

  /** Adds an entry, and drops the oldest ones that have no room beside it. */
  synchronized void add(Entry entry) {
    newestFirst.addFirst(entry);
    bytes += size(entry);
    while (newestFirst.size() > maxEntries || bytes > maxBytes) {
      removeLast();
    }
  }

  /**
   * Nothing to do: what WireMock completes after the response, timing and sub-events, it shares
   * with the entry.
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
