package io.github.leadmock.control;

import io.github.leadmock.api.Prefer;
import io.github.leadmock.control.RequestRandom.Topic;
import java.util.Locale;

/** How long an answer keeps its client waiting. */
public sealed interface Latency {

  /** The longest delay, in milliseconds: ten minutes. */
  long MAX_MILLIS = Prefer.MAX_DELAY_MILLIS;

  /** The largest {@link LogNormal#sigma()}. */
  double MAX_SIGMA = 3;

  /** The delay of one request, in milliseconds. */
  long millis(RequestRandom draws);

  /** Says it in a few words. */
  String text();

  /**
   * Always the same.
   *
   * @param millis 1 to {@link #MAX_MILLIS}
   */
  record Fixed(long millis) implements Latency {

    /** Checks the value. */
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
   * Any time between two, each as likely as the other.
   *
   * @param min the shortest, in milliseconds
   * @param max the longest, in milliseconds, up to {@link #MAX_MILLIS}
   */
  record Uniform(long min, long max) implements Latency {

    /** Checks the values. */
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
   * Mostly about the median, now and then much longer, as networks are; never above {@link
   * #MAX_MILLIS}.
   *
   * @param median half of the answers are faster, in milliseconds
   * @param sigma the standard deviation of the logarithm, above 0 and up to {@link #MAX_SIGMA}
   */
  record LogNormal(long median, double sigma) implements Latency {

    /** Checks the values. */
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
