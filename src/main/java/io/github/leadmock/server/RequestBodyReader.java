package io.github.leadmock.server;

import io.github.leadmock.message.RequestBody;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Consumer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;

/**
 * Reads the body of one request as its parts arrive, so that a slow client blocks no thread, and
 * gives up if it is too large or takes too long. For a single request.
 */
final class RequestBodyReader implements Runnable {

  private static final int FIRST = 8 << 10;

  private final Request request;
  private final Consumer<RequestBody> whole;
  private final Consumer<Throwable> log;
  private final long started = System.nanoTime();
  private final long deadline;
  private byte[] bytes = {};
  private int length;
  private long drained;

  /**
   * Creates a reader for one body.
   *
   * @param limit the longest time that reading may take
   * @param whole receives the body, or why it was refused
   * @param log receives an {@link OutOfMemoryError}
   */
  RequestBodyReader(
      Request request, Duration limit, Consumer<RequestBody> whole, Consumer<Throwable> log) {
    this.request = request;
    this.deadline = started + limit.toNanos();
    this.whole = whole;
    this.log = log;
  }

  /** Jetty calls this again for each further part, and drops whatever it throws. */
  @Override
  public void run() {
    try {
      read();
    } catch (OutOfMemoryError fatal) {
      log.accept(fatal);
      throw fatal;
    }
  }

  private void read() {
    while (true) {
      Content.Chunk chunk = request.read();
      if (chunk == null) {
        request.demand(this);
        return;
      }
      if (Content.Chunk.isFailure(chunk) || System.nanoTime() - deadline > 0) {
        chunk.release();
        whole.accept(isTooLarge() ? RequestBody.TOO_LARGE : RequestBody.BROKEN_OFF);
        return;
      }
      boolean last = chunk.isLast();
      take(chunk.getByteBuffer());
      chunk.release();
      if (last || isDrainedEnough()) {
        whole.accept(intake());
        return;
      }
    }
  }

  private RequestBody intake() {
    if (isTooLarge()) {
      return RequestBody.TOO_LARGE;
    }
    byte[] body = length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
    return RequestBody.of(body, request.getHeaders().get(HttpHeader.CONTENT_ENCODING));
  }

  private boolean isTooLarge() {
    return drained > 0;
  }

  private void take(ByteBuffer buffer) {
    int more = buffer.remaining();
    if (isTooLarge() || length + more > RequestBody.MAX_BODY) {
      drained += more;
      bytes = new byte[0];
      length = 0;
      return;
    }
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, capacity(length + more));
    }
    buffer.get(bytes, length, more);
    length += more;
  }

  /** Content-Length is trusted only up to the size of the first buffer. */
  private int capacity(int needed) {
    long announced = request.getLength();
    return announced >= needed && announced <= FIRST
        ? (int) announced
        : Math.max(needed, 2 * length);
  }

  private boolean isDrainedEnough() {
    return isTooLarge()
        && (drained > RequestBody.MAX_DRAINED
            || System.nanoTime() - started > RequestBody.DRAIN_NANOS);
  }
}
