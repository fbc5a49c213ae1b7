package io.github.leadmock.mock;

import com.github.tomakehurst.wiremock.extension.requestfilter.RequestWrapper;
import com.github.tomakehurst.wiremock.store.RequestJournalStore;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

  // Long enough for WireMock's credentials matcher, which cuts off "Basic " unseen.
  private static final String MASK = "********";
  private static final Pattern PARAMETER = Pattern.compile("(?<=[?&])([^=&#]*)=([^&#]*)");

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
            .transformAbsoluteUrl(BoundedJournal::maskPassword)
            .wrap(event.getRequest()));
  }

  /** Keeps the scheme: requests can still be verified by it. */
  private static List<String> maskAll(List<String> values) {
    return values.stream()
        .map(value -> value.strip().indexOf(' ') > 0 ? value.strip().split(" ", 2)[0] : "Unknown")
        .map(scheme -> scheme + " " + MASK)
        .toList();
  }

  private static String maskPassword(String url) {
    return PARAMETER
        .matcher(url)
        .replaceAll(
            pair ->
                Matcher.quoteReplacement(
                    isPassword(pair.group(1)) ? pair.group(1) + "=" + MASK : pair.group()));
  }

  private static boolean isPassword(String encodedName) {
    try {
      return URLDecoder.decode(encodedName, StandardCharsets.UTF_8).equalsIgnoreCase("password");
    } catch (IllegalArgumentException notEncoded) {
      return false;
    }
  }

  private static long size(ServeEvent event) {
    return OVERHEAD + length(event.getRequest().getBody()) + length(event.getResponse().getBody());
  }

  private static long length(byte @Nullable [] body) {
    return body == null ? 0 : body.length;
  }
}
