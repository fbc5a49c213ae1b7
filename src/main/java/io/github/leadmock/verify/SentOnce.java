package io.github.leadmock.verify;

import java.net.http.HttpRequest.BodyPublisher;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A body that refuses to be sent again. The JDK's client silently repeats a read whose connection
 * was closed before an answer came, which no budget would count; for each time that it sends a
 * request it asks the body for its length once.
 */
final class SentOnce implements BodyPublisher {

  static final String CLOSED = "the server closed the connection without an answer";

  private final BodyPublisher body;
  private final AtomicBoolean sent = new AtomicBoolean();

  SentOnce(BodyPublisher body) {
    this.body = body;
  }

  /** Instead of sending a request again. */
  static final class Again extends RuntimeException {
    private static final long serialVersionUID = 1;

    Again() {
      super(CLOSED, null, false, false);
    }
  }

  @Override
  public long contentLength() {
    if (sent.getAndSet(true)) {
      throw new Again();
    }
    return body.contentLength();
  }

  @Override
  public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
    body.subscribe(subscriber);
  }
}
