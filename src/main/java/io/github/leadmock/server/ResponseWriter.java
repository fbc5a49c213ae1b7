package io.github.leadmock.server;

import io.github.leadmock.message.Header;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.MetaData;
import org.eclipse.jetty.server.Components;
import org.eclipse.jetty.server.HttpStream;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Writes one response; delays block no thread. */
final class ResponseWriter {

  private final Request request;
  private final Response response;
  private Callback callback;

  ResponseWriter(Request request, Response response, Callback callback) {
    this.request = request;
    this.response = response;
    this.callback = callback;
  }

  void send(ServerResponse answer) {
    if (answer.body().sent() != ResponseBody.NOTHING) {
      callback = Callback.from(callback, answer.body().sent());
    }
    ServerResponse.Pace pace = answer.pace();
    if (pace.delayMillis() <= 0) {
      write(answer);
      return;
    }
    // A delayed response must not run into the idle timeout.
    request.addIdleTimeoutListener(timeout -> false);
    later(pace.delayMillis(), () -> write(answer));
  }

  private void write(ServerResponse answer) {
    boolean half = isHalf(answer);
    if (answer.fault().isPresent() && !half) {
      new ConnectionFault(request, response, callback).apply(answer.fault().get());
      return;
    }
    response.setStatus(answer.status());
    HttpFields.Mutable fields = response.getHeaders();
    for (Header header : answer.headers()) {
      fields.add(header.name(), header.value());
    }
    if (answer.status() == HttpStatus.NO_CONTENT_204) {
      // It has no length (RFC 9110, section 8.6), and Jetty holds a response to what it says.
      fields.remove(HttpHeader.CONTENT_LENGTH);
    } else if (!fields.contains(HttpHeader.CONTENT_LENGTH)
        && !fields.contains(HttpHeader.TRANSFER_ENCODING)) {
      fields.put(HttpHeader.CONTENT_LENGTH, answer.body().length());
    }
    @Nullable String reason = answer.reason();
    if (reason != null) {
      request.addHttpStreamWrapper(stream -> new Reasoned(stream, reason));
    }
    if (half) {
      response.write(
          false,
          answer.body().part(0, answer.body().length() / 2),
          Callback.from(
              () ->
                  new ConnectionFault(request, response, callback)
                      .apply(ServerResponse.Fault.TRUNCATED),
              callback::failed));
      return;
    }
    ServerResponse.Pace pace = answer.pace();
    if (pace.spreadMillis() > 0 && answer.body().length() > 0) {
      request.addIdleTimeoutListener(timeout -> false);
      drip(answer, 0);
      return;
    }
    response.write(true, answer.body().part(0, answer.body().length()), callback);
  }

  /** A truncated response without a body sends nothing at all. */
  private boolean isHalf(ServerResponse answer) {
    return answer.fault().equals(Optional.of(ServerResponse.Fault.TRUNCATED))
        && answer.body().length() > 0
        && !request.getMethod().equals("HEAD");
  }

  /** Each part is sent after its share of the time. */
  private void drip(ServerResponse answer, int part) {
    int parts = Math.min(answer.pace().chunks(), answer.body().length());
    int from = (int) ((long) answer.body().length() * part / parts);
    int to = (int) ((long) answer.body().length() * (part + 1) / parts);
    ByteBuffer bytes = answer.body().part(from, to);
    boolean last = part + 1 == parts;
    later(
        answer.pace().spreadMillis() / parts,
        () ->
            response.write(
                last,
                bytes,
                last ? callback : Callback.from(() -> drip(answer, part + 1), callback::failed)));
  }

  private void later(long millis, Runnable task) {
    Components server = request.getComponents();
    server
        .getScheduler()
        .schedule(() -> server.getExecutor().execute(task), millis, TimeUnit.MILLISECONDS);
  }

  /** Jetty can send a custom reason phrase only by replacing the response's metadata. */
  private static final class Reasoned extends HttpStream.Wrapper {

    private final String reason;

    Reasoned(HttpStream stream, String reason) {
      super(stream);
      this.reason = reason;
    }

    @Override
    public void send(
        MetaData.Request request,
        MetaData.Response response,
        boolean last,
        ByteBuffer content,
        Callback sent) {
      super.send(request, response == null ? null : withReason(response), last, content, sent);
    }

    private MetaData.Response withReason(MetaData.Response plain) {
      return new MetaData.Response(
          plain.getStatus(),
          reason,
          plain.getHttpVersion(),
          plain.getHttpFields(),
          plain.getContentLength(),
          plain.getTrailersSupplier());
    }
  }
}
