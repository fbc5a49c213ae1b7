package io.github.leadmock.service;

import io.github.leadmock.operation.Reply;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Prints replies, and keeps what it printed of constant ones: those that were not asked for longest
 * make room. Thread-safe.
 */
public final class Prints {

  /** How much is kept, in bytes. */
  static final long MAX_BYTES = 8L << 20;

  /** A body above this size is not kept. */
  static final int MAX_BODY = 128 << 10;

  /** What a kept body takes beside its bytes, roughly. */
  private static final long OVERHEAD = 256;

  private final Map<Key, byte[]> kept = new LinkedHashMap<>(16, 0.75f, true);
  private long bytes;

  /** A template is equal to itself only. */
  private record Key(Template template, Object what) {}

  /** The bytes of a reply's body, which nobody may write to. */
  public byte[] of(Template template, Reply reply) {
    if (!(reply instanceof Reply.Constant constant)) {
      return template.print(reply.model());
    }
    Key key = new Key(template, constant.what());
    byte @Nullable [] known = find(key);
    if (known != null) {
      return known;
    }
    byte[] printed = template.print(constant.model());
    if (printed.length <= MAX_BODY) {
      keep(key, printed);
    }
    return printed;
  }

  private synchronized byte @Nullable [] find(Key key) {
    return kept.get(key);
  }

  private synchronized void keep(Key key, byte[] printed) {
    byte @Nullable [] before = kept.put(key, printed);
    bytes += size(printed) - (before == null ? 0 : size(before));
    Iterator<byte[]> oldestFirst = kept.values().iterator();
    while (bytes > MAX_BYTES) {
      bytes -= size(oldestFirst.next());
      oldestFirst.remove();
    }
  }

  private static long size(byte[] printed) {
    return OVERHEAD + printed.length;
  }
}
