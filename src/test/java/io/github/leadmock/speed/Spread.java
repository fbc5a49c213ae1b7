package io.github.leadmock.speed;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * A figure over several rounds.
 *
 * @param median the middle value, or the mean of the two middle ones
 */
record Spread(double low, double median, double high) {

  static Spread of(List<Double> values) {
    if (values.isEmpty()) {
      throw new IllegalArgumentException("values is empty");
    }
    List<Double> sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    double median =
        sorted.size() % 2 == 1
            ? sorted.get(middle)
            : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    return new Spread(sorted.get(0), median, sorted.get(sorted.size() - 1));
  }

  /** The ratios round by round, because a disturbance affects both sides of a round. */
  static Spread ratios(List<Double> ours, List<Double> theirs) {
    if (ours.size() != theirs.size()) {
      throw new IllegalArgumentException(
          "%d rounds against %d".formatted(ours.size(), theirs.size()));
    }
    return of(
        IntStream.range(0, ours.size())
            .mapToObj(round -> ours.get(round) / theirs.get(round))
            .toList());
  }

  /** For example {@code 1.31 (1.25–1.40)}. */
  String asRatio() {
    return String.format(Locale.ROOT, "%.2f (%.2f–%.2f)", median, low, high);
  }

  /** For example {@code 24,310 (23,900–24,800)}. */
  String asRate() {
    return String.format(Locale.ROOT, "%,.0f (%,.0f–%,.0f)", median, low, high);
  }

  /** For example {@code 1.3}. */
  String asMillis() {
    return String.format(Locale.ROOT, median < 10 ? "%.2f" : "%.0f", median);
  }

  /** For example {@code 0.83 (0.80–0.91)}. */
  String asSeconds() {
    return asRatio();
  }
}
