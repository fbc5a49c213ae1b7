package io.github.leadmock.http;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Sends bytes that no well-behaved client would send, and reads the answer. Not thread-safe. */
final class RawHttp implements AutoCloseable {

  private final String host;
  private final int port;
  private Socket socket;

  RawHttp(URI server) {
    this.host = server.getHost();
    this.port = server.getPort();
  }

  record Answer(int status, Map<String, String> headers, byte[] body) {
    String text() {
      return new String(body, StandardCharsets.UTF_8);
    }
  }

  /** Sends a request unchanged and reads one response; reconnects if the connection was closed. */
  Answer send(byte[] request, boolean head) {
    try {
      if (socket == null || socket.isClosed()) {
        socket = new Socket(host, port);
        socket.setSoTimeout(30_000);
        socket.setTcpNoDelay(true);
      }
      socket.getOutputStream().write(request);
      socket.getOutputStream().flush();
      Answer answer = read(socket.getInputStream(), head);
      if ("close".equalsIgnoreCase(answer.headers().get("connection"))) {
        close();
      }
      return answer;
    } catch (IOException broken) {
      close();
      throw new UncheckedIOException(broken);
    }
  }

  @Override
  public void close() {
    try {
      if (socket != null) {
        socket.close();
      }
    } catch (IOException closing) {
      throw new UncheckedIOException(closing);
    }
  }

  private static Answer read(InputStream in, boolean head) throws IOException {
    String statusLine = line(in);
    int status = Integer.parseInt(statusLine.split(" ")[1]);
    Map<String, String> headers = new TreeMap<>();
    for (String header = line(in); !header.isEmpty(); header = line(in)) {
      int colon = header.indexOf(':');
      headers.merge(
          header.substring(0, colon).toLowerCase(Locale.ROOT),
          header.substring(colon + 1).strip(),
          (first, second) -> first + ", " + second);
    }
    if (status == 100) {
      return read(in, head);
    }
    boolean empty = head || status == 204;
    int length = empty ? 0 : Integer.parseInt(headers.getOrDefault("content-length", "0"));
    return new Answer(status, headers, in.readNBytes(length));
  }

  private static String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new EOFException("the server closed the connection without an answer");
      }
      if (next != '\r') {
        line.write(next);
      }
    }
    return line.toString(StandardCharsets.ISO_8859_1);
  }
}
