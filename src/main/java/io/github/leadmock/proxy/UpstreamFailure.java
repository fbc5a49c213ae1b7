package io.github.leadmock.proxy;

import io.github.leadmock.verify.TlsFailure;
import java.io.EOFException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Why a server gave no answer, in words. Stateless. */
final class UpstreamFailure {

  private UpstreamFailure() {}

  /** The status that a gateway answers for it (RFC 9110, sections 15.6.3 and 15.6.5). */
  static int status(Throwable why) {
    return find(why, TimeoutException.class) == null ? 502 : 504;
  }

  /** A few words. */
  static String reason(Throwable why, Duration silence) {
    if (find(why, TimeoutException.class) != null) {
      return "no answer within %s s".formatted(silence.toMillis() / 1_000.0).replace(".0 s", " s");
    }
    if (find(why, UnknownHostException.class) != null) {
      return "unknown host";
    }
    Optional<String> tls = TlsFailure.words(why, "; name its authority with --ca-cert FILE");
    if (tls.isPresent()) {
      return tls.get();
    }
    if (find(why, ConnectException.class) != null) {
      return "connection refused";
    }
    if (find(why, ClosedChannelException.class) != null
        || find(why, SocketException.class) != null
        || find(why, EOFException.class) != null
        || words(why).contains("reset")) {
      return "the server closed the connection without a whole answer";
    }
    return words(why);
  }

  private static <T extends Throwable> @Nullable T find(Throwable why, Class<T> type) {
    for (Throwable cause = why; cause != null; cause = cause.getCause()) {
      if (type.isInstance(cause)) {
        return type.cast(cause);
      }
    }
    return null;
  }

  /** Those of the innermost cause that has any. */
  private static String words(Throwable why) {
    String words = "it cannot be read";
    for (Throwable cause = why; cause != null; cause = cause.getCause()) {
      @Nullable String message = cause.getMessage();
      boolean ofCause =
          cause.getCause() != null && String.valueOf(cause.getCause()).equals(message);
      if (message != null && !message.isBlank() && !ofCause) {
        words = message.strip().replaceAll("\\s+", " ");
      }
    }
    return words;
  }
}
