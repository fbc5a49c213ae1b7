package io.github.leadmock.wiremock.http;

import java.io.EOFException;
import java.io.IOException;
import wiremock.jakarta.servlet.ServletOutputStream;
import wiremock.jakarta.servlet.WriteListener;
import wiremock.jakarta.servlet.http.HttpServletRequest;
import wiremock.jakarta.servlet.http.HttpServletResponse;
import wiremock.jakarta.servlet.http.HttpServletResponseWrapper;
import wiremock.org.eclipse.jetty.server.Request;
import wiremock.org.eclipse.jetty.server.Response;

/**
 * A response that can be truncated: its Content-Length is that of the whole body, half of which is
 * sent before the connection is closed. A response without a body is not sent at all. For one
 * thread at a time.
 */
final class TruncatableResponse extends HttpServletResponseWrapper {

  private final HttpServletRequest request;
  private boolean cut;
  private long length = -1;

  TruncatableResponse(HttpServletRequest request, HttpServletResponse response) {
    super(response);
    this.request = request;
  }

  /** Makes this response truncated. */
  void cut() {
    cut = true;
  }

  @Override
  public void setContentLength(int bytes) {
    length = bytes;
    super.setContentLength(bytes);
  }

  /** Only the wrapped response keeps the reason phrase of a user's stub mapping. */
  @Override
  @Deprecated
  public void setStatus(int status, String reason) {
    ((Response) getResponse()).setStatusWithReason(status, reason);
  }

  @Override
  public ServletOutputStream getOutputStream() throws IOException {
    return cut ? new Half(super.getOutputStream()) : super.getOutputStream();
  }

  private void close() {
    Request.getBaseRequest(request).getHttpChannel().abort(new EOFException("cut short"));
  }

  /** Passes on half of the body, then closes the connection and drops the rest. */
  private final class Half extends ServletOutputStream {

    private final ServletOutputStream whole;
    private long left = -1;

    Half(ServletOutputStream whole) {
      this.whole = whole;
    }

    @Override
    public void write(byte[] bytes, int offset, int count) throws IOException {
      if (left < 0) {
        // With chunked encoding the length is not known yet; but the body arrives in one piece.
        if (length < 0) {
          setContentLength(count);
        }
        left = request.getMethod().equals("HEAD") ? 0 : length / 2;
      }
      int passed = (int) Math.min(left, count);
      whole.write(bytes, offset, passed);
      left -= passed;
    }

    @Override
    public void write(int single) throws IOException {
      write(new byte[] {(byte) single}, 0, 1);
    }

    @Override
    public void flush() {}

    @Override
    public void close() throws IOException {
      if (left >= 0 && length > 0 && !request.getMethod().equals("HEAD")) {
        whole.flush();
      }
      TruncatableResponse.this.close();
    }

    @Override
    public boolean isReady() {
      return whole.isReady();
    }

    @Override
    public void setWriteListener(WriteListener listener) {
      whole.setWriteListener(listener);
    }
  }
}
