package io.github.leadmock.engine;

import io.github.leadmock.message.BodyProblem;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What the server and our extensions of WireMock tell each other about the request on this thread,
 * as WireMock has no place for it: what is wrong with its body, for the operation to answer in the
 * vendor's words; when it arrived; whether an operation was reached; the exchange; whether its
 * answer is to be truncated. Thread-safe, as each thread has its own.
 */
public final class RequestContext {

  private final ThreadLocal<@Nullable BodyProblem> current = new ThreadLocal<>();
  private final ThreadLocal<@Nullable Boolean> reached = new ThreadLocal<>();
  private final ThreadLocal<@Nullable Arrival> arrival = new ThreadLocal<>();
  private final ThreadLocal<@Nullable Long> delay = new ThreadLocal<>();
  private final ThreadLocal<@Nullable Runnable> truncation = new ThreadLocal<>();
  private final ThreadLocal<@Nullable Exchange> exchange = new ThreadLocal<>();

  private record Arrival(String method, long nanos) {}

  /** The body cannot be taken. */
  public void set(BodyProblem complaint) {
    current.set(complaint);
  }

  /**
   * The request is here; it may have had to wait for its turn since.
   *
   * @param method as the client spelled it: WireMock knows methods in upper case only
   * @param nanos as {@link System#nanoTime} had it
   */
  public void arrive(String method, long nanos) {
    arrival.set(new Arrival(method, nanos));
  }

  /** The method as the client spelled it; {@code known} where nobody saw the request arrive. */
  public String method(String known) {
    @Nullable Arrival arrived = arrival.get();
    return arrived == null ? known : arrived.method();
  }

  /** How long ago that was; 0 where nobody saw it arrive. */
  public long millisSinceArrival() {
    @Nullable Arrival arrived = arrival.get();
    return arrived == null ? 0 : TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - arrived.nanos());
  }

  /** How long WireMock holds back the answer that goes out next on this thread. */
  public void holdBack(long millis) {
    delay.set(millis);
  }

  /** The same, once. */
  public long takeDelay() {
    @Nullable Long millis = delay.get();
    delay.remove();
    return millis == null ? 0 : millis;
  }

  /** What cuts the answer to the request short. */
  public void offerTruncation(Runnable cut) {
    truncation.set(cut);
  }

  /** Has the answer cut short; false where nobody can. */
  public boolean truncate() {
    @Nullable Runnable cut = truncation.get();
    if (cut != null) {
      cut.run();
    }
    return cut != null;
  }

  /** The request was answered by an operation. */
  public void begin(Exchange answered) {
    exchange.set(answered);
  }

  /**
   * The exchange of a request; what a broken request left behind belongs to another id and is not
   * given out.
   *
   * @param event the request's id in WireMock's journal
   */
  public Optional<Exchange> find(UUID event) {
    return Optional.ofNullable(exchange.get()).filter(known -> known.id().equals(event));
  }

  /** The same, once. */
  public Optional<Exchange> end(UUID event) {
    Optional<Exchange> known = find(event);
    exchange.remove();
    return known;
  }

  /** The request is over; the exchange stays for what WireMock does after the answer. */
  public void clear() {
    current.remove();
    reached.remove();
    truncation.remove();
    arrival.remove();
    delay.remove();
  }

  /** From here on the request may have changed something: it must not be tried again. */
  public void reach() {
    reached.set(true);
  }

  /** Whether an operation was reached. */
  public boolean isReached() {
    return Boolean.TRUE.equals(reached.get());
  }

  /** Why the body cannot be taken, if so. */
  public Optional<BodyProblem> complaint() {
    return Optional.ofNullable(current.get());
  }
}
