package io.github.leadmock.wiremock;

import com.github.tomakehurst.wiremock.extension.requestfilter.RequestWrapper;
import com.github.tomakehurst.wiremock.http.Cookie;
import com.github.tomakehurst.wiremock.http.HttpHeaders;
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

  /**
   * A query prints all entries at once: for a byte of a body WireMock holds it as text and in
   * Base64, both again in the characters of the document, and that as a string and as bytes, at
   * least twelve bytes together.
   */
  static final long MAX_BYTES = Math.min(16L << 20, Runtime.getRuntime().maxMemory() / 32);

  /** The approximate size of an entry besides what it consists of. */
  private static final long OVERHEAD = 4_096;

  /** WireMock keeps a URL as text, as an absolute one, and its parameters again. */
  private static final int COPIES_OF_URL = 4;

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

    /** The size of its URL, its headers and the two bodies, as {@link #body} and others count. */
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
      return url(event.getRequest().getUrl())
          + length(event.getRequest().getHeaders())
          + body(event.getRequest().getBody())
          + length(event.getResponse().getHeaders())
          + body(event.getResponse().getBody());
    }

    @Override
    public boolean is(UUID id) {
      return event.getId().equals(id);
    }

    private static long length(@Nullable HttpHeaders headers) {
      return headers == null
          ? 0
          : headers.all().stream()
              .flatMap(header -> header.values().stream())
              .mapToLong(String::length)
              .sum();
    }
  }

  @Override
  public void add(ServeEvent event) {
    add(new Kept(mask(event)));
  }

  /**
   * Adds an entry, and drops the oldest ones if they exceed the limits. One that exceeds them by
   * itself is not kept, and drops no other.
   */
  synchronized void add(Entry entry) {
    if (size(entry) > maxBytes) {
      return;
    }
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
    return entries().stream().map(Entry::event);
  }

  synchronized List<Entry> entries() {
    return new ArrayList<>(newestFirst);
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

  /** The size of a URL in WireMock's form. */
  static long url(String url) {
    return (long) COPIES_OF_URL * url.length();
  }

  /** The size of a body: a control character is printed as six characters, and counts thrice. */
  static long body(byte @Nullable [] body) {
    if (body == null) {
      return 0;
    }
    long size = body.length;
    for (byte b : body) {
      if (b >= 0 && b < ' ') {
        size += 2;
      }
    }
    return size;
  }

  private static long size(Entry entry) {
    return OVERHEAD + entry.bytes();
  }

  private static ServeEvent mask(ServeEvent event) {
    RequestWrapper.Builder masked =
        new RequestWrapper.Builder()
            .transformHeader(AUTHORIZATION, BoundedJournal::maskAll)
            .transformHeader(PROXY_AUTHORIZATION, BoundedJournal::maskAll)
            .transformHeader(
                "Cookie", values -> values.stream().map(value -> Secrets.MASK).toList())
            .transformAbsoluteUrl(Secrets::url);
    event
        .getRequest()
        .getCookies()
        .keySet()
        .forEach(name -> masked.transformCookie(name, value -> new Cookie(Secrets.MASK)));
    return event.replaceRequest(masked.wrap(event.getRequest()));
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
