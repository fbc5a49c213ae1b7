package io.github.leadmock.redis;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A line to a server that can be made slow, and cut just when an answer comes. */
final class Line implements AutoCloseable {

  private volatile int target;
  private final ServerSocket door;
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private volatile long delayMillis;
  private volatile String cutAfter = "";
  private volatile boolean cutting;

  Line(int target) {
    this.target = target;
    try {
      door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    daemon(this::accept);
  }

  String url() {
    return "redis://127.0.0.1:" + door.getLocalPort();
  }

  /** Leads new connections to another server. */
  void lead(int port) {
    target = port;
  }

  /** Lets all answers wait. */
  void delay(long millis) {
    delayMillis = millis;
  }

  /** Passes the next command that holds a text, and cuts the line in place of its answer. */
  void cutAfter(String text) {
    cutAfter = text;
  }

  private void accept() {
    while (!door.isClosed()) {
      try {
        Socket client = door.accept();
        Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
        sockets.add(client);
        sockets.add(server);
        daemon(() -> pass(client, server, true));
        daemon(() -> pass(server, client, false));
      } catch (IOException closed) {
        // Nobody there, or the end.
      }
    }
  }

  private void pass(Socket from, Socket to, boolean commands) {
    byte[] buffer = new byte[64 << 10];
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        String text = new String(buffer, 0, read, StandardCharsets.UTF_8);
        if (commands && !cutAfter.isEmpty() && text.contains(cutAfter)) {
          cutAfter = "";
          cutting = true;
        }
        if (!commands) {
          Thread.sleep(delayMillis);
          if (cutting) {
            cutting = false;
            return;
          }
        }
        out.write(buffer, 0, read);
        out.flush();
      }
    } catch (IOException | InterruptedException end) {
      // The other end closed.
    }
  }

  private static void daemon(Runnable work) {
    Thread thread = new Thread(work, "line");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    door.close();
    for (Socket socket : sockets) {
      socket.close();
    }
  }
}
