package io.github.leadmock.server;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Queue;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * A request whose body is copied while it is read. It can also be read ahead of whoever gets it in
 * the end: then it gives out again what was read.
 */
final class TappedRequest extends Request.Wrapper {

  private final BodyRecorder recorder;
  private final Queue<Content.Chunk> ahead = new ArrayDeque<>();
  private boolean known;
  private volatile @Nullable Throwable broken;

  TappedRequest(Request request, BodyRecorder recorder) {
    super(request);
    this.recorder = recorder;
  }

  /** Why the client did not send all of it, if so. */
  @Nullable Throwable broken() {
    return broken;
  }

  /**
   * Reads until the end, or until it is too large to be kept.
   *
   * @param then runs when that is done
   */
  void readAhead(Runnable then) {
    while (true) {
      Content.Chunk chunk = read(super.read());
      if (chunk == null) {
        super.demand(() -> readAhead(then));
        return;
      }
      boolean last = chunk.isLast() || Content.Chunk.isFailure(chunk);
      ahead.add(chunk);
      if (last || recorder.isOverflown()) {
        known = recorder.isEnded();
        then.run();
        return;
      }
    }
  }

  @Override
  public long getLength() {
    return known ? recorder.length() : super.getLength();
  }

  @Override
  public Content.@Nullable Chunk read() {
    Content.@Nullable Chunk kept = ahead.poll();
    return kept == null ? read(super.read()) : kept;
  }

  private Content.@Nullable Chunk read(Content.@Nullable Chunk chunk) {
    if (chunk == null) {
      return null;
    }
    if (Content.Chunk.isFailure(chunk)) {
      broken = chunk.getFailure();
      return chunk;
    }
    ByteBuffer part = chunk.getByteBuffer();
    if (part.hasRemaining()) {
      recorder.take(part);
    }
    if (chunk.isLast()) {
      recorder.end();
    }
    return chunk;
  }

  @Override
  public void demand(Runnable callback) {
    if (ahead.isEmpty()) {
      super.demand(callback);
      return;
    }
    getContext().execute(callback);
  }
}
