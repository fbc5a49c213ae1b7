package io.github.leadmock.engine;

import io.github.leadmock.api.Reply;
import io.github.leadmock.server.ResponseBody;
import io.github.leadmock.stubs.Template;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Renders replies, and keeps what it rendered of constant ones: the least recently used make room.
 * Thread-safe.
 */
final class RenderedBodyCache {

  /** How much is kept, in bytes; less where the heap is small. */
  static final long MAX_BYTES = Math.min(8L << 20, Runtime.getRuntime().maxMemory() / 16);

  /** A body above this size is not kept. */
  static final int MAX_BODY = 128 << 10;

  /** What a kept body takes beside its bytes, roughly. */
  private static final long OVERHEAD = 256;

  private final Map<Key, ResponseBody> kept = new LinkedHashMap<>(16, 0.75f, true);
  private long bytes;

  /** Whether there was room outside of the heap so far. */
  private volatile boolean roomOutside = true;

  /** A template is equal to itself only. */
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
    // Whoever asks a second time will ask again; who walks through all pages asks for each once.
    ResponseBody body =
        known == null
            ? ResponseBody.of(template.print(constant.model()))
            : ResponseBody.lasting(known.bytes());
    if (known != null && body.wire() == null) {
      // To ask for room in vain takes half a second.
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
