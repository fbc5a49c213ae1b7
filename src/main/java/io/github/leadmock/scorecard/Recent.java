package io.github.leadmock.scorecard;

import java.util.LinkedHashMap;
import java.util.Map;

/** The most recently used entries, so that no judge grows with the number of calls. */
final class Recent<K, V> extends LinkedHashMap<K, V> {

  private static final long serialVersionUID = 1;

  private final int most;

  Recent(int most) {
    super(16, 0.75f, true);
    this.most = most;
  }

  @Override
  protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
    return size() > most;
  }
}
