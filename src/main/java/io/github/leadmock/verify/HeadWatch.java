package io.github.leadmock.verify;

import java.io.IOException;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.io.HttpResponseInformationCallback;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Detects bytes after the answer to HEAD, which has no body (RFC 9110, section 9.3.2): a client
 * that reuses the connection would read them as the next answer.
 */
final class HeadWatch extends HttpRequestExecutor {

  private static final String BEHIND = "leadmock.body-behind-head";
  private static final Timeout SHORTLY = Timeout.ofMilliseconds(50);

  @Override
  public ClassicHttpResponse execute(
      ClassicHttpRequest request,
      HttpClientConnection connection,
      @Nullable HttpResponseInformationCallback information,
      HttpContext context)
      throws IOException, HttpException {
    ClassicHttpResponse response = super.execute(request, connection, information, context);
    if (request.getMethod().equals("HEAD") && connection.isDataAvailable(SHORTLY)) {
      context.setAttribute(BEHIND, true);
      connection.close(CloseMode.IMMEDIATE);
    }
    return response;
  }

  /** Whether an exchange had such bytes. */
  static boolean hasSeenBody(HttpContext context) {
    return Boolean.TRUE.equals(context.getAttribute(BEHIND));
  }
}
