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
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A server on plain sockets that claims to keep connections open, and then does what its mood says.
 */
final class FickleServer implements AutoCloseable {

  private static final Pattern LENGTH = Pattern.compile("(?i)content-length: *(\\d+)");

  /** How it treats connections. */
  enum Mood {
    KEEPS,
    CLOSES_AFTER_EACH,
    CLOSES_ON_THE_SECOND,
    RESETS_ON_THE_SECOND,
    CLOSES_ALWAYS,
    RESETS_ALWAYS
  }

  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final AtomicInteger connections = new AtomicInteger();
  private final ServerSocket door;
  private final Mood mood;

  FickleServer(Mood mood) {
    this.mood = mood;
    try {
      door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException noPort) {
      throw new UncheckedIOException(noPort);
    }
    run(this::accept);
  }

  private static void run(Runnable work) {
    Thread thread = new Thread(work, "fickle-server");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    while (!door.isClosed()) {
      try {
        Socket connection = door.accept();
        connections.incrementAndGet();
        run(() -> serve(connection));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket connection) {
    try (connection) {
      for (int number = 1; read(connection.getInputStream()); number++) {
        boolean always = mood == Mood.CLOSES_ALWAYS || mood == Mood.RESETS_ALWAYS;
        boolean second = mood == Mood.CLOSES_ON_THE_SECOND || mood == Mood.RESETS_ON_THE_SECOND;
        if (always || (second && number == 2)) {
          if (mood == Mood.RESETS_ALWAYS || mood == Mood.RESETS_ON_THE_SECOND) {
            connection.setSoLinger(true, 0);
          }
          return;
        }
        String answer =
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}";
        connection.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
        if (mood == Mood.CLOSES_AFTER_EACH) {
          return;
        }
      }
    } catch (IOException gone) {
      // The client has closed the connection.
      return;
    }
  }

  /** Reads a whole request; false if there is none. */
  private boolean read(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      if (next < 0) {
        return false;
      }
      head.append((char) next);
    }
    Matcher length = LENGTH.matcher(head);
    if (length.find()) {
      in.readNBytes(Integer.parseInt(length.group(1)));
    }
    requests.add(head.substring(0, head.indexOf(" ")));
    return true;
  }

  /** The methods of all requests that arrived. */
  List<String> requests() {
    return requests;
  }

  int connections() {
    return connections.get();
  }

  URI baseUrl() {
    return URI.create("http://127.0.0.1:" + door.getLocalPort());
  }

  @Override
  public void close() {
    try {
      door.close();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
