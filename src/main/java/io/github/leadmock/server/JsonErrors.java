package io.github.leadmock.server;

import io.github.leadmock.message.JsonText;
import io.github.leadmock.message.LenientUrl;
import io.github.leadmock.message.PlainWords;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Renders Jetty's own errors as JSON, for requests that reach no API (a path above the root, a
 * malformed header).
 */
final class JsonErrors extends ErrorHandler {

  private static final HttpField JSON = new HttpField(HttpHeader.CONTENT_TYPE, "application/json");

  private static final String INSTEAD = JsonErrors.class.getName();

  /**
   * Sets what is sent if Jetty cannot send the response to a request, and has sent nothing yet.
   *
   * @param answer with a body of JSON
   */
  static void instead(Request request, ServerResponse answer) {
    request.setAttribute(INSTEAD, answer);
  }

  @Override
  public boolean errorPageForMethod(String method) {
    return true;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    if (response.getStatus() == HttpStatus.UPGRADE_REQUIRED_426) {
      // Jetty's answer to HTTP/2 where only HTTP/1.1 was agreed on; 426 would have to offer an
      // upgrade (RFC 9110, section 15.5.22), and there is none to offer.
      response.setStatus(HttpStatus.BAD_REQUEST_400);
      respond(request, response, callback, noHttp2(request));
      return true;
    }
    if (request.getAttribute(INSTEAD) instanceof ServerResponse answer) {
      response.setStatus(answer.status());
      respond(request, response, callback, answer.body().bytes());
      return true;
    }
    respond(request, response, callback, message(request, response.getStatus()));
    return true;
  }

  private static void respond(
      Request request, Response response, Callback callback, String message) {
    respond(request, response, callback, body(message));
  }

  private static void respond(Request request, Response response, Callback callback, byte[] body) {
    response.getHeaders().put(JSON);
    // Jetty closes the connection after a malformed head, but does not announce it.
    response.getHeaders().put(HttpHeader.CONNECTION, "close");
    response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
    // Jetty omits a body only in answer to a request that it could read. Of a request line that it
    // could not read, it does not even tell the method.
    boolean bodiless = request.getMethod().equals("HEAD");
    response.write(true, bodiless ? BufferUtil.EMPTY_BUFFER : ByteBuffer.wrap(body), callback);
  }

  private static String noHttp2(Request request) {
    return JettyServer.isOnTheWrongPort(request)
        ? JettyServer.useHttps(request)
        : "HTTP/2 is spoken on this connection only if ALPN agrees on it (h2)";
  }

  /** Includes what Jetty knows about a request that it could not parse. */
  private static String message(Request request, int status) {
    String plain = HttpStatus.getMessage(status);
    if (status == HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE_431
        || status == HttpStatus.URI_TOO_LONG_414) {
      return "%s: the request line and the header fields may have %s bytes together"
          .formatted(plain, JettyServer.MAX_HEAD);
    }
    @Nullable Object failure = request.getAttribute(ErrorHandler.ERROR_EXCEPTION);
    if (status == HttpStatus.INTERNAL_SERVER_ERROR_500 && failure instanceof Throwable why) {
      return "the response cannot be sent: " + unsendable(why);
    }
    String reason =
        switch (status) {
          case HttpStatus.BAD_REQUEST_400 ->
              failure instanceof HttpException ? unreadable(request, plain) : "";
          case HttpStatus.EXPECTATION_FAILED_417 ->
              "expected no header Expect, or Expect: 100-continue";
          case HttpStatus.HTTP_VERSION_NOT_SUPPORTED_505 -> "expected HTTP/1.0, HTTP/1.1 or HTTP/2";
          default -> "";
        };
    return reason.isEmpty() ? plain : plain + ": " + reason;
  }

  /** Of a target that it cannot take apart, Jetty says nothing, not even the method before it. */
  private static String unreadable(Request request, String plain) {
    @Nullable Object reason = request.getAttribute(ErrorHandler.ERROR_MESSAGE);
    return reason == null || reason.equals(plain) ? LenientUrl.READABLE : reason.toString();
  }

  /** Handlers answer for their own faults: what fails here is the sending. */
  private static String unsendable(Throwable why) {
    boolean large =
        why instanceof HttpException http && String.valueOf(http.getReason()).contains("Too Large");
    return large
        ? "its head is larger than %s bytes".formatted(JettyServer.MAX_HEAD)
        : PlainWords.of(String.valueOf(why.getMessage()));
  }

  static byte[] body(String message) {
    return JsonText.error(message).getBytes(StandardCharsets.UTF_8);
  }
}
