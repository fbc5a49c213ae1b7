package io.github.leadmock.admin;

import io.github.leadmock.tls.Https;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/**
 * Where a mock or a proxy listens, and the errors if it cannot.
 *
 * @param bindAddress the address or host name to listen on
 * @param port the port to listen on, 0 for a free one
 * @param https where to serve HTTPS too, if at all
 */
public record ListenAddress(String bindAddress, int port, Optional<Https> https) {

  /** An address as sockets take it: one of IPv6 may be written in brackets, as in a URL. */
  public static String withoutBrackets(String written) {
    return written.matches("\\[.*:.*]") ? written.substring(1, written.length() - 1) : written;
  }

  /**
   * The guard of the admin API at this address.
   *
   * @throws UncheckedIOException if the address is unknown
   */
  public AdminGuard guard(Optional<String> adminToken) {
    try {
      boolean loopback = InetAddress.getByName(bindAddress).isLoopbackAddress();
      return new AdminGuard(bindAddress, loopback, adminToken);
    } catch (UnknownHostException unknown) {
      throw new UncheckedIOException(
          "cannot listen on %s: unknown address; is it one of this machine? (--bind)"
              .formatted(bindAddress),
          unknown);
    }
  }

  /** The error that says which port is not available, and why. */
  public UncheckedIOException unavailable(Exception taken) {
    boolean secure = https.filter(given -> names(taken, given.port())).isPresent();
    String cause = cause(taken);
    return new UncheckedIOException(
        "cannot listen on %s:%s: %s; %s"
            .formatted(
                bindAddress,
                secure ? https.orElseThrow().port() : port,
                cause,
                cause.contains("in use")
                    ? "is another mock running? (%s)".formatted(secure ? "--https-port" : "--port")
                    : "is it an address of this machine? (--bind)"),
        new IOException(taken));
  }

  /** Only the server's message tells which of the two ports is not available. */
  private static boolean names(Throwable taken, int port) {
    for (Throwable cause = taken; cause != null; cause = cause.getCause()) {
      if (String.valueOf(cause.getMessage()).endsWith(":" + port)) {
        return true;
      }
    }
    return false;
  }

  private static String cause(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return String.valueOf(cause.getMessage());
  }
}
