package io.github.leadmock.scorecard;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What the judges of one session have seen so far. Not thread-safe. */
final class Marks {

  static final int MOST_EVIDENCE = 3;

  private final long[] kept = new long[Duty.values().length];
  private final long[] broken = new long[Duty.values().length];
  private final Map<Duty, List<Evidence>> evidence = new EnumMap<>(Duty.class);

  /** The duty was kept where it could have been broken. */
  void kept(Duty duty) {
    kept[duty.ordinal()]++;
  }

  /** The duty was broken. */
  void broken(Duty duty, String what, Call... calls) {
    broken[duty.ordinal()]++;
    List<Evidence> known = evidence.computeIfAbsent(duty, none -> new ArrayList<>(MOST_EVIDENCE));
    if (known.size() < MOST_EVIDENCE) {
      known.add(Evidence.of(what, calls));
    }
  }

  long timesBroken(Duty duty) {
    return broken[duty.ordinal()];
  }

  long timesKept(Duty duty) {
    return kept[duty.ordinal()];
  }

  List<Evidence> evidence(Duty duty) {
    return Collections.unmodifiableList(evidence.getOrDefault(duty, List.of()));
  }

  /** The same, to add to without touching this. */
  Marks copy() {
    Marks copy = new Marks();
    System.arraycopy(kept, 0, copy.kept, 0, kept.length);
    System.arraycopy(broken, 0, copy.broken, 0, broken.length);
    evidence.forEach((duty, known) -> copy.evidence.put(duty, new ArrayList<>(known)));
    return copy;
  }

  @Override
  public String toString() {
    return "kept %s, broken %s".formatted(Arrays.toString(kept), Arrays.toString(broken));
  }
}
