package io.github.leadmock.control;

import io.github.leadmock.api.Prefer;
import io.github.leadmock.control.RequestRandom.Topic;
import java.util.Locale;

/** How long to delay responses. */
public sealed interface Latency {

  /** The longest delay, in milliseconds: ten minutes. */
  long MAX_MILLIS = Prefer.MAX_DELAY_MILLIS;

  /** The largest {@link LogNormal#sigma()}. */
  double MAX_SIGMA = 3;

  /** The delay of one request, in milliseconds. */
  long millis(RequestRandom draws);

  /** A short description. */
  String text();

  /**
   * A constant delay.
   *
   * @param millis 1 to {@link #MAX_MILLIS}
   */
  record Fixed(long millis) implements Latency {

    /** Checks the range. */
    public Fixed {
      Preconditions.range("millis", millis, 1, MAX_MILLIS);
    }

    @Override
    public long millis(RequestRandom draws) {
      return millis;
    }

    @Override
    public String text() {
      return "latency %s ms".formatted(millis);
    }
  }

  /**
   * A uniformly distributed delay.
   *
   * @param min the shortest delay, in milliseconds
   * @param max the longest delay, in milliseconds, up to {@link #MAX_MILLIS}
   */
  record Uniform(long min, long max) implements Latency {

    /** Checks the range. */
    public Uniform {
      Preconditions.range("min", min, 0, MAX_MILLIS);
      Preconditions.range("max", max, min, MAX_MILLIS);
    }

    @Override
    public long millis(RequestRandom draws) {
      return draws.between(Topic.LATENCY, min, max);
    }

    @Override
    public String text() {
      return "latency %s to %s ms".formatted(min, max);
    }
  }

  /**
   * A log-normally distributed delay: usually near the median and occasionally much longer, as in
   * real networks; never above {@link #MAX_MILLIS}.
   *
   * @param median the median delay, in milliseconds
   * @param sigma the standard deviation of the logarithm, above 0 and up to {@link #MAX_SIGMA}
   */
  record LogNormal(long median, double sigma) implements Latency {

    /** Checks the range. */
    public LogNormal {
      Preconditions.range("median", median, 1, MAX_MILLIS);
      if (!(sigma > 0 && sigma <= MAX_SIGMA)) {
        throw new IllegalArgumentException(
            "sigma is %s; expected more than 0 and at most %s".formatted(sigma, MAX_SIGMA));
      }
    }

    @Override
    public long millis(RequestRandom draws) {
      double factor = StrictMath.exp(sigma * draws.gaussian(Topic.LATENCY, Topic.LATENCY_ANGLE));
      return Math.min(MAX_MILLIS, Math.round(median * factor));
    }

    @Override
    public String text() {
      return String.format(
          Locale.ROOT, "latency about %d ms (log-normal, sigma %s)", median, sigma);
    }
  }
}
