package io.github.leadmock.engine;

import io.github.leadmock.api.Reply;
import io.github.leadmock.server.ResponseBody;
import io.github.leadmock.stubs.Template;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Renders replies and caches the bodies of constant ones; the least recently used are evicted.
 * Thread-safe.
 */
final class RenderedBodyCache {

  /** The size of the cache, in bytes; less if the heap is small. */
  static final long MAX_BYTES = Math.min(8L << 20, Runtime.getRuntime().maxMemory() / 16);

  /** The largest body that is cached, in bytes. */
  static final int MAX_BODY = 128 << 10;

  /** The approximate size of a cache entry without its bytes. */
  private static final long OVERHEAD = 256;

  private final Map<Key, ResponseBody> kept = new LinkedHashMap<>(16, 0.75f, true);
  private long bytes;

  /** Whether off-heap memory could be allocated so far. */
  private volatile boolean roomOutside = true;

  /** Templates are compared by identity. */
  private record Key(Template template, Object what) {}

  /** The body of a reply. */
  ResponseBody of(Template template, Reply reply) {
    if (!(reply instanceof Reply.Constant constant)) {
      return ResponseBody.of(template.print(reply.model()));
    }
    Key key = new Key(template, constant.what());
    @Nullable ResponseBody known = find(key);
    if (known != null && (known.wire() != null || !roomOutside)) {
      return known;
    }
    // Requested twice: likely to be requested again, so store it off-heap. A client that pages
    // through everything requests each body once.
    ResponseBody body =
        known == null
            ? ResponseBody.of(template.print(constant.model()))
            : ResponseBody.lasting(known.bytes());
    if (known != null && body.wire() == null) {
      // A failed attempt to allocate off-heap memory takes half a second.
      roomOutside = false;
    }
    if (body.length() <= MAX_BODY) {
      keep(key, body);
    }
    return body;
  }

  private synchronized @Nullable ResponseBody find(Key key) {
    return kept.get(key);
  }

  private synchronized void keep(Key key, ResponseBody printed) {
    @Nullable ResponseBody before = kept.put(key, printed);
    bytes += size(printed) - (before == null ? 0 : size(before));
    Iterator<ResponseBody> oldestFirst = kept.values().iterator();
    while (bytes > MAX_BYTES) {
      bytes -= size(oldestFirst.next());
      oldestFirst.remove();
    }
  }

  private static long size(ResponseBody printed) {
    return OVERHEAD + (printed.wire() == null ? 1L : 2L) * printed.length();
  }
}
