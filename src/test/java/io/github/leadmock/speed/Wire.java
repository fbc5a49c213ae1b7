package io.github.leadmock.speed;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * One persistent connection. Supports only what the mock sends: answers with a length. Not
 * thread-safe.
 */
final class Wire implements AutoCloseable {

  private static final int TIMEOUT = 10_000;

  private final Socket socket;
  private final InputStream in;
  private final String session;

  Wire(int port) throws IOException {
    this(port, "");
  }

  /**
   * A connection for one session.
   *
   * @param session the session that each request names; empty for none
   */
  Wire(int port, String session) throws IOException {
    this.session = session.isEmpty() ? "" : "X-Leadmock-Session: %s\r\n".formatted(session);
    this.socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(TIMEOUT);
    this.in = new BufferedInputStream(socket.getInputStream(), 1 << 15);
  }

  /**
   * Sends a call and returns the body of its success.
   *
   * @throws IOException if the connection breaks or the status is not 200
   */
  String send(Call call) throws IOException {
    byte[] body = call.body().getBytes(StandardCharsets.UTF_8);
    String head =
        "%s %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: %s\r\n%sContent-Length: %d\r\n\r\n"
            .formatted(call.method(), call.target(), Call.AUTHORIZATION, session, body.length);
    byte[] start = head.getBytes(StandardCharsets.US_ASCII);
    byte[] request = new byte[start.length + body.length];
    System.arraycopy(start, 0, request, 0, start.length);
    System.arraycopy(body, 0, request, start.length, body.length);
    socket.getOutputStream().write(request);
    return answer(call);
  }

  private String answer(Call call) throws IOException {
    String status = line();
    int length = -1;
    for (String field = line(); !field.isEmpty(); field = line()) {
      if (field.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
        length = Integer.parseInt(field.substring("content-length:".length()).strip());
      }
    }
    if (length < 0) {
      throw new IOException("%s: an answer without a length".formatted(call.target()));
    }
    byte[] body = in.readNBytes(length);
    if (body.length < length) {
      throw new EOFException("%s: the answer ends too early".formatted(call.target()));
    }
    String text = new String(body, StandardCharsets.UTF_8);
    if (!status.startsWith("HTTP/1.1 200 ")) {
      throw new IOException("%s %s: %s: %s".formatted(call.method(), call.target(), status, text));
    }
    return text;
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder(64);
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new EOFException("the server closed the connection");
      }
      if (next != '\r') {
        line.append((char) next);
      }
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
