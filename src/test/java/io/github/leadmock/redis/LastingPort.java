package io.github.leadmock.redis;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Random;

/** Ports for servers that a test stops and starts again. */
final class LastingPort {

  /** Below the ports that systems give to whoever asks for any (Linux: from 32768 on). */
  private static final int FIRST = 10_000;

  private static final int COUNT = 20_000;

  private LastingPort() {}

  /**
   * A free port that stays free. While its server is down, a port that the system gave could go to
   * the mock of another test, which would answer in the server's place.
   */
  static int find() {
    Random random = new Random();
    while (true) {
      int port = FIRST + random.nextInt(COUNT);
      try (ServerSocket free = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return free.getLocalPort();
      } catch (IOException taken) {
        // Another one.
      }
    }
  }
}
