package io.github.leadmock.engine;

import io.github.leadmock.message.BodyProblem;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Passes data about the current request between the server and our WireMock extensions, because
 * WireMock has no place for it: what is wrong with its body, so that the operation can answer in
 * the vendor's format; when it arrived; whether an operation was reached; the exchange; whether to
 * truncate the response. Thread-safe: the data is kept per thread.
 */
public final class RequestContext {

  private final ThreadLocal<@Nullable BodyProblem> current = new ThreadLocal<>();
  private final ThreadLocal<@Nullable Boolean> reached = new ThreadLocal<>();
  private final ThreadLocal<@Nullable Arrival> arrival = new ThreadLocal<>();
  private final ThreadLocal<@Nullable Long> delay = new ThreadLocal<>();
  private final ThreadLocal<@Nullable Runnable> truncation = new ThreadLocal<>();
  private final ThreadLocal<@Nullable Exchange> exchange = new ThreadLocal<>();

  private record Arrival(String method, String target, long nanos, int connection) {}

  /** Records that the body cannot be processed. */
  public void set(BodyProblem problem) {
    current.set(problem);
  }

  /**
   * Records the arrival of the request; it may have been queued since.
   *
   * @param method the method as sent: WireMock knows methods in upper case only
   * @param target path and query as sent: WireMock gets them with all escapes that they should have
   * @param nanos the arrival, as given by {@link System#nanoTime}
   * @param connection the client's port
   */
  public void arrive(String method, String target, long nanos, int connection) {
    arrival.set(new Arrival(method, target, nanos, connection));
  }

  /** The client's port, which tells its connections apart; 0 if no arrival was recorded. */
  public int connection() {
    @Nullable Arrival arrived = arrival.get();
    return arrived == null ? 0 : arrived.connection();
  }

  /** The method as sent; {@code known} if no arrival was recorded. */
  public String method(String known) {
    @Nullable Arrival arrived = arrival.get();
    return arrived == null ? known : arrived.method();
  }

  /** Path and query as sent; {@code known} if no arrival was recorded. */
  public String target(String known) {
    @Nullable Arrival arrived = arrival.get();
    return arrived == null ? known : arrived.target();
  }

  /** Milliseconds since the request arrived; 0 if no arrival was recorded. */
  public long millisSinceArrival() {
    @Nullable Arrival arrived = arrival.get();
    return arrived == null ? 0 : TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - arrived.nanos());
  }

  /** Records how long WireMock delays the next response on this thread, in milliseconds. */
  public void holdBack(long millis) {
    delay.set(millis);
  }

  /** Returns the recorded delay and clears it. */
  public long takeDelay() {
    @Nullable Long millis = delay.get();
    delay.remove();
    return millis == null ? 0 : millis;
  }

  /** Registers a callback that truncates the response. */
  public void offerTruncation(Runnable cut) {
    truncation.set(cut);
  }

  /** Truncates the response; false if no callback was registered. */
  public boolean truncate() {
    @Nullable Runnable cut = truncation.get();
    if (cut != null) {
      cut.run();
    }
    return cut != null;
  }

  /** Records the exchange of a request that was answered. */
  public void begin(Exchange answered) {
    // One that was never completed.
    Optional.ofNullable(exchange.get()).ifPresent(Exchange::release);
    exchange.set(answered);
  }

  /**
   * The exchange of a request. An exchange left behind by a broken request has another id and is
   * not returned.
   *
   * @param event the request's id in WireMock's journal
   */
  public Optional<Exchange> find(UUID event) {
    return Optional.ofNullable(exchange.get()).filter(known -> known.id().equals(event));
  }

  /** Returns the exchange and clears it; the memory of its response is free again. */
  public Optional<Exchange> end(UUID event) {
    Optional<Exchange> known = find(event);
    known.ifPresent(Exchange::release);
    exchange.remove();
    return known;
  }

  /**
   * Clears the data of a finished request. The exchange stays for what WireMock does after the
   * response.
   */
  public void clear() {
    current.remove();
    reached.remove();
    truncation.remove();
    arrival.remove();
    delay.remove();
  }

  /**
   * Records that an operation was reached: the request may have changed state and must not be
   * repeated.
   */
  public void reach() {
    reached.set(true);
  }

  /** Whether an operation was reached. */
  public boolean isReached() {
    return Boolean.TRUE.equals(reached.get());
  }

  /** What is wrong with the body; empty if it can be processed. */
  public Optional<BodyProblem> complaint() {
    return Optional.ofNullable(current.get());
  }
}
