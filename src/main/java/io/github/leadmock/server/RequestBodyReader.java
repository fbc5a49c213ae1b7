package io.github.leadmock.server;

import io.github.leadmock.message.BodyRoom;
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

  private final Request request;
  private final BodyRoom.Share room;
  private final Consumer<RequestBody> whole;
  private final Consumer<Throwable> log;
  private final long started = System.nanoTime();
  private final long deadline;
  private byte[] bytes = {};
  private int length;
  private long drained;
  private boolean crowded;

  /**
   * Creates a reader for one body.
   *
   * @param limit the longest time that reading may take
   * @param room the memory for it; whoever receives the body gives it back
   * @param whole receives the body, or why it was refused
   * @param log receives an {@link OutOfMemoryError}
   */
  RequestBodyReader(
      Request request,
      Duration limit,
      BodyRoom.Share room,
      Consumer<RequestBody> whole,
      Consumer<Throwable> log) {
    this.request = request;
    this.room = room;
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
        whole.accept(isDropped() ? refusal() : RequestBody.BROKEN_OFF);
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
    if (isDropped()) {
      return refusal();
    }
    byte[] body = length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
    RequestBody read = RequestBody.of(body, request.getHeaders().get(HttpHeader.CONTENT_ENCODING));
    return room.grow(read.size()) ? read : RequestBody.NO_ROOM;
  }

  private boolean isDropped() {
    return drained > 0;
  }

  private RequestBody refusal() {
    return crowded ? RequestBody.NO_ROOM : RequestBody.TOO_LARGE;
  }

  private void take(ByteBuffer buffer) {
    int more = buffer.remaining();
    if (isDropped() || length + more > RequestBody.MAX_BODY) {
      drop(more);
      return;
    }
    if (length + more > bytes.length) {
      int capacity = capacity(length + more);
      if (!room.grow(capacity)) {
        crowded = true;
        drop(more);
        return;
      }
      bytes = Arrays.copyOf(bytes, capacity);
    }
    buffer.get(bytes, length, more);
    length += more;
  }

  private void drop(int more) {
    drained += more;
    bytes = new byte[0];
    length = 0;
    room.close();
  }

  /** Content-Length is trusted only up to the size of the first buffer. */
  private int capacity(int needed) {
    long announced = request.getLength();
    return announced >= needed && announced <= BodyRoom.FREE
        ? (int) announced
        : Math.max(needed, Math.min(2 * length, RequestBody.MAX_BODY));
  }

  private boolean isDrainedEnough() {
    return isDropped()
        && (drained > RequestBody.MAX_DRAINED
            || System.nanoTime() - started > RequestBody.DRAIN_NANOS);
  }
}
