package io.github.leadmock.speed;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.IntPredicate;

/**
 * Checks whether a server answers a call correctly: with status 200 and a body of the right length.
 * Opens a plain socket, because a refused connection must cost next to nothing.
 *
 * @param call a GET
 * @param length the length of the body, in bytes
 */
record Poll(Call call, int length) implements IntPredicate {

  private static final int TIMEOUT = 10_000;

  @Override
  public boolean test(int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), TIMEOUT);
      socket.setSoTimeout(TIMEOUT);
      socket
          .getOutputStream()
          .write(
              "%s %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: %s\r\nConnection: close\r\n\r\n"
                  .formatted(call.method(), call.target(), Call.AUTHORIZATION)
                  .getBytes(StandardCharsets.US_ASCII));
      String answer =
          new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
      return isRight(answer);
    } catch (IOException notYet) {
      return false;
    }
  }

  /** Stock WireMock sends chunks, so the body is the content without the chunk sizes. */
  boolean isRight(String answer) {
    int body = answer.indexOf("\r\n\r\n") + 4;
    if (!answer.matches("(?s)HTTP/1\\.1 200 .*") || body < 4) {
      return false;
    }
    return answer
            .substring(0, body)
            .toLowerCase(Locale.ROOT)
            .contains("\r\ntransfer-encoding: chunked")
        ? chunked(answer, body) == length
        : answer.length() - body == length;
  }

  private static int chunked(String answer, int start) {
    int total = 0;
    int at = start;
    while (true) {
      int end = answer.indexOf("\r\n", at);
      if (end < 0) {
        return -1;
      }
      int size = Integer.parseInt(answer.substring(at, end), 16);
      if (size == 0) {
        return total;
      }
      total += size;
      at = end + 2 + size + 2;
    }
  }
}
