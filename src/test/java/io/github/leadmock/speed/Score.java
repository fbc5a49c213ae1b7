package io.github.leadmock.speed;

import java.util.List;
import java.util.Map;

/**
 * The result of a contest.
 *
 * @param loads one per round, by entrant
 */
record Score(Contest contest, Map<Contest.Entrant, List<Load>> loads) {

  Spread rate(Contest.Entrant entrant) {
    return Spread.of(rates(entrant));
  }

  Spread median(Contest.Entrant entrant) {
    return Spread.of(loads.get(entrant).stream().map(Load::median).toList());
  }

  Spread high(Contest.Entrant entrant) {
    return Spread.of(loads.get(entrant).stream().map(Load::high).toList());
  }

  /** The ratio to another's requests per second. */
  Spread rateRatio(Contest.Entrant one, Contest.Entrant other) {
    return Spread.ratios(rates(one), rates(other));
  }

  /** The ratio to another's 99th percentile. */
  Spread highRatio(Contest.Entrant one, Contest.Entrant other) {
    return Spread.ratios(
        loads.get(one).stream().map(Load::high).toList(),
        loads.get(other).stream().map(Load::high).toList());
  }

  boolean has(Contest.Entrant entrant) {
    return loads.containsKey(entrant);
  }

  private List<Double> rates(Contest.Entrant entrant) {
    return loads.get(entrant).stream().map(Load::rate).toList();
  }
}
