package io.github.leadmock.scorecard;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/** The most recently used entries, so that no judge grows with the number of calls. */
final class Recent<K, V> extends LinkedHashMap<K, V> {

  private static final long serialVersionUID = 1;

  private final int most;
  private final transient BiConsumer<K, V> last;

  Recent(int most) {
    this(most, (key, value) -> {});
  }

  /**
   * The same.
   *
   * @param last receives each entry that is discarded for another
   */
  Recent(int most, BiConsumer<K, V> last) {
    super(16, 0.75f, true);
    this.most = most;
    this.last = last;
  }

  @Override
  protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
    if (size() <= most) {
      return false;
    }
    last.accept(eldest.getKey(), eldest.getValue());
    return true;
  }
}
