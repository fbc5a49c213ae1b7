package io.github.leadmock.server;

import io.github.leadmock.message.Header;
import java.util.List;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Refuses transfer codings other than chunked (RFC 9112, section 6.1): Jetty undoes that alone, and
 * would take what is left for the body.
 */
final class KnownCodings extends Handler.Wrapper {

  KnownCodings(Handler handler) {
    super(handler);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    if (!request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING)) {
      return super.handle(request, response, callback);
    }
    List<String> codings = request.getHeaders().getCSV(HttpHeader.TRANSFER_ENCODING, false);
    if (codings.size() == 1 && codings.get(0).equalsIgnoreCase("chunked")) {
      return super.handle(request, response, callback);
    }
    new ResponseWriter(request, response, callback)
        .send(
            new ServerResponse(
                501,
                List.of(
                    new Header("Content-Type", "application/json"),
                    new Header("Connection", "close")),
                JsonErrors.body(
                    "Transfer-Encoding is '%s'; the only transfer coding supported is chunked"
                        .formatted(String.join(", ", codings)))));
    return true;
  }
}
