package io.github.leadmock.server;

import io.github.leadmock.message.JsonText;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Renders Jetty's own errors as JSON, for requests that reach no API (a path above the root, a
 * malformed header).
 */
final class JsonErrors extends ErrorHandler {

  private static final HttpField JSON = new HttpField(HttpHeader.CONTENT_TYPE, "application/json");

  @Override
  public boolean errorPageForMethod(String method) {
    return true;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    byte[] body = body(message(request, response.getStatus()));
    response.getHeaders().put(JSON);
    // Jetty closes the connection after a malformed head, but does not announce it.
    response.getHeaders().put(HttpHeader.CONNECTION, "close");
    response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
    response.write(true, ByteBuffer.wrap(body), callback);
    return true;
  }

  /** Includes what Jetty knows about a request that it could not parse. */
  private static String message(Request request, int status) {
    String plain = HttpStatus.getMessage(status);
    if (status == HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE_431
        || status == HttpStatus.URI_TOO_LONG_414) {
      return "%s: the request line and the header fields may have %s bytes together"
          .formatted(plain, JettyServer.MAX_HEAD);
    }
    boolean unread = request.getAttribute(ErrorHandler.ERROR_EXCEPTION) instanceof HttpException;
    @Nullable Object reason = request.getAttribute(ErrorHandler.ERROR_MESSAGE);
    return status == HttpStatus.BAD_REQUEST_400 && unread && reason != null && !reason.equals(plain)
        ? plain + ": " + reason
        : plain;
  }

  static byte[] body(String message) {
    return JsonText.error(message).getBytes(StandardCharsets.UTF_8);
  }
}
