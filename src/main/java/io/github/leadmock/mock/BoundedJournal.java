package io.github.leadmock.mock;

import com.github.tomakehurst.wiremock.extension.requestfilter.RequestWrapper;
import com.github.tomakehurst.wiremock.store.RequestJournalStore;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import io.github.leadmock.console.Secrets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * WireMock's request journal with a bound on entries and on bytes, the oldest going first, and
 * without secrets: values of {@code Authorization} and {@code password} are masked before anything
 * is kept. WireMock's own bound counts the whole journal with each request; this one knows its
 * size. Thread-safe.
 */
final class BoundedJournal implements RequestJournalStore {

  static final int MAX_ENTRIES = 1_000;
  static final long MAX_BYTES = 16L << 20;

  /** What an entry takes beside the two bodies, roughly. */
  private static final long OVERHEAD = 4_096;

  private final int maxEntries;
  private final long maxBytes;
  private final Map<UUID, ServeEvent> oldestFirst = new LinkedHashMap<>();
  private long bytes;

  BoundedJournal(int maxEntries, long maxBytes) {
    this.maxEntries = maxEntries;
    this.maxBytes = maxBytes;
  }

  @Override
  public void add(ServeEvent event) {
    ServeEvent masked = mask(event);
    synchronized (this) {
      oldestFirst.put(masked.getId(), masked);
      bytes += size(masked);
      while (oldestFirst.size() > maxEntries || bytes > maxBytes) {
        removeLast();
      }
    }
  }

  /**
   * Nothing to do: what WireMock completes after the response, timing and sub-events, it shares
   * with the entry.
   */
  @Override
  public void put(UUID id, ServeEvent event) {}

  @Override
  public synchronized Stream<ServeEvent> getAll() {
    List<ServeEvent> newestFirst = new ArrayList<>(oldestFirst.values());
    Collections.reverse(newestFirst);
    return newestFirst.stream();
  }

  @Override
  public Stream<UUID> getAllKeys() {
    return getAll().map(ServeEvent::getId);
  }

  @Override
  public synchronized Optional<ServeEvent> get(UUID id) {
    return Optional.ofNullable(oldestFirst.get(id));
  }

  /** Removes the oldest entry. */
  @Override
  public synchronized void removeLast() {
    if (!oldestFirst.isEmpty()) {
      remove(oldestFirst.keySet().iterator().next());
    }
  }

  @Override
  public synchronized void remove(UUID id) {
    @Nullable ServeEvent removed = oldestFirst.remove(id);
    if (removed != null) {
      bytes -= size(removed);
    }
  }

  @Override
  public synchronized void clear() {
    oldestFirst.clear();
    bytes = 0;
  }

  private static ServeEvent mask(ServeEvent event) {
    return event.replaceRequest(
        new RequestWrapper.Builder()
            .transformHeader("Authorization", BoundedJournal::maskAll)
            .transformHeader("Proxy-Authorization", BoundedJournal::maskAll)
            .transformHeader(
                "Cookie", values -> values.stream().map(value -> Secrets.MASK).toList())
            .transformAbsoluteUrl(Secrets::url)
            .wrap(event.getRequest()));
  }

  private static List<String> maskAll(List<String> values) {
    return values.stream().map(Secrets::authorization).toList();
  }

  private static long size(ServeEvent event) {
    return OVERHEAD + length(event.getRequest().getBody()) + length(event.getResponse().getBody());
  }

  private static long length(byte @Nullable [] body) {
    return body == null ? 0 : body.length;
  }
}
