package io.github.leadmock.verify;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/** Answers each request with exactly the given bytes, and closes the connection. */
public final class RawServer implements AutoCloseable {

  private final ServerSocket socket;
  private final UnaryOperator<String> answers;
  private final List<String> heads = new CopyOnWriteArrayList<>();

  /**
   * Starts listening.
   *
   * @param answers from the head of a request to the answer, each of whose characters is a byte
   */
  public RawServer(UnaryOperator<String> answers) {
    this.answers = answers;
    try {
      socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException noPort) {
      throw new UncheckedIOException(noPort);
    }
    Thread thread = new Thread(this::serve, "raw-server");
    thread.setDaemon(true);
    thread.start();
  }

  private void serve() {
    while (!socket.isClosed()) {
      try (Socket client = socket.accept()) {
        String head = head(client.getInputStream());
        if (!head.isEmpty()) {
          heads.add(head);
          client.getOutputStream().write(answers.apply(head).getBytes(StandardCharsets.ISO_8859_1));
        }
      } catch (IOException closed) {
        // The client has gone, or the test has ended.
        continue;
      }
    }
  }

  private static String head(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    for (int next = in.read(); next >= 0; next = in.read()) {
      head.append((char) next);
      if (head.toString().endsWith("\r\n\r\n")) {
        return head.toString();
      }
    }
    return "";
  }

  /** The heads of the requests so far. */
  public List<String> heads() {
    return heads;
  }

  public URI baseUrl() {
    return URI.create("http://127.0.0.1:" + socket.getLocalPort());
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }
}
