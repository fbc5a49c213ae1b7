package io.github.leadmock.mock;

import io.github.leadmock.service.Complaint;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What the front door and the operation tell each other about the request on this thread: what is
 * wrong with it, for the operation to answer in the vendor's words, when it arrived, whether an
 * operation was reached, and whether its answer is to be cut short.
 */
final class Screening {

  private final ThreadLocal<@Nullable Complaint> current = new ThreadLocal<>();
  private final ThreadLocal<@Nullable Boolean> reached = new ThreadLocal<>();
  private final ThreadLocal<@Nullable Arrival> arrival = new ThreadLocal<>();
  private final ThreadLocal<@Nullable Long> delay = new ThreadLocal<>();
  private final ThreadLocal<@Nullable Runnable> truncation = new ThreadLocal<>();

  private record Arrival(String method, long nanos) {}

  void set(Complaint complaint) {
    current.set(complaint);
  }

  /**
   * The request is here; it may have had to wait for its turn since.
   *
   * @param method as the client spelled it: WireMock knows methods in upper case only
   * @param nanos as {@link System#nanoTime} had it
   */
  void arrive(String method, long nanos) {
    arrival.set(new Arrival(method, nanos));
  }

  /** The method as the client spelled it; {@code known} where nobody saw the request arrive. */
  String method(String known) {
    @Nullable Arrival arrived = arrival.get();
    return arrived == null ? known : arrived.method();
  }

  /** How long ago that was; 0 where nobody saw it arrive. */
  long millisSinceArrival() {
    @Nullable Arrival arrived = arrival.get();
    return arrived == null ? 0 : TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - arrived.nanos());
  }

  /** How long WireMock holds back the answer that goes out next on this thread. */
  void holdBack(long millis) {
    delay.set(millis);
  }

  /** The same, once. */
  long takeDelay() {
    @Nullable Long millis = delay.get();
    delay.remove();
    return millis == null ? 0 : millis;
  }

  /** What cuts the answer to the request short. */
  void offerTruncation(Runnable cut) {
    truncation.set(cut);
  }

  /** Has the answer cut short; false where nobody can. */
  boolean truncate() {
    @Nullable Runnable cut = truncation.get();
    if (cut != null) {
      cut.run();
    }
    return cut != null;
  }

  void clear() {
    current.remove();
    reached.remove();
    truncation.remove();
    arrival.remove();
    delay.remove();
  }

  /** From here on the request may have changed something: it must not be tried again. */
  void reach() {
    reached.set(true);
  }

  boolean isReached() {
    return Boolean.TRUE.equals(reached.get());
  }

  Optional<Complaint> complaint() {
    return Optional.ofNullable(current.get());
  }
}
