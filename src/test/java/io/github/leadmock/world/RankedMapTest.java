package io.github.leadmock.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.junit.jupiter.api.Test;

class RankedMapTest {

  @Property(tries = 300)
  void isATreeMapThatCounts(@ForAll("steps") List<Step> steps) {
    RankedMap<String> map = RankedMap.empty();
    TreeMap<Integer, String> model = new TreeMap<>();
    for (Step step : steps) {
      map = step.applyTo(map);
      step.applyTo(model);
    }
    assertSame(map, model);
  }

  @Property(tries = 100)
  void changesLeaveTheOldMapAsItWas(@ForAll("steps") List<Step> steps) {
    List<RankedMap<String>> maps = new ArrayList<>(List.of(RankedMap.<String>empty()));
    List<TreeMap<Integer, String>> models = new ArrayList<>(List.of(new TreeMap<>()));
    for (Step step : steps) {
      maps.add(step.applyTo(maps.get(maps.size() - 1)));
      TreeMap<Integer, String> model = new TreeMap<>(models.get(models.size() - 1));
      step.applyTo(model);
      models.add(model);
    }
    for (int i = 0; i < maps.size(); i++) {
      assertSame(maps.get(i), models.get(i));
    }
  }

  @Test
  void staysShallowWhenKeysComeInOrder() {
    int keys = 100_000;
    RankedMap<Integer> map = RankedMap.empty();
    for (int key = 0; key < keys; key++) {
      map = map.with(key, key);
    }
    // A degenerate tree would cause a StackOverflowError before this.
    assertThat(map.size()).isEqualTo(keys);
    assertThat(map.get(0)).isEqualTo(0);
    assertThat(map.countFrom(keys / 2)).isEqualTo(keys / 2);
    for (int key = 0; key < keys; key += 2) {
      map = map.without(key);
    }
    assertThat(map.size()).isEqualTo(keys / 2);
    assertThat(map.countFrom(keys / 2)).isEqualTo(keys / 4);
  }

  private static void assertSame(RankedMap<String> map, TreeMap<Integer, String> model) {
    assertThat(map.size()).isEqualTo(model.size());
    List<Integer> keys = new ArrayList<>(List.of(Integer.MIN_VALUE, Integer.MAX_VALUE));
    for (int key = -12; key <= 12; key++) {
      keys.add(key);
    }
    for (int key : keys) {
      assertThat(map.get(key)).as("get(%d)", key).isEqualTo(model.get(key));
      assertThat(map.contains(key)).as("contains(%d)", key).isEqualTo(model.containsKey(key));
      assertThat(map.countFrom(key))
          .as("countFrom(%d)", key)
          .isEqualTo(model.tailMap(key, true).size());
    }
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    Arbitrary<Integer> keys =
        Arbitraries.frequencyOf(
            Tuple.of(9, Arbitraries.integers().between(-10, 10)),
            Tuple.of(1, Arbitraries.of(Integer.MIN_VALUE, Integer.MAX_VALUE)));
    return Combinators.combine(Arbitraries.of(true, true, false), keys, Arbitraries.of("a", "b"))
        .as(Step::new)
        .list()
        .ofMaxSize(60);
  }

  record Step(boolean with, int key, String value) {

    RankedMap<String> applyTo(RankedMap<String> map) {
      return with ? map.with(key, value) : map.without(key);
    }

    void applyTo(TreeMap<Integer, String> model) {
      if (with) {
        model.put(key, value);
      } else {
        model.remove(key);
      }
    }
  }
}
