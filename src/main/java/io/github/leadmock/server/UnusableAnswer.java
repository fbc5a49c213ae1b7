package io.github.leadmock.server;

import java.io.IOException;
import java.net.ProtocolException;
import java.util.Optional;
import org.eclipse.jetty.client.Response;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.jspecify.annotations.Nullable;

/** Why an answer of a server cannot be passed on, in words. Stateless. */
final class UnusableAnswer {

  private UnusableAnswer() {}

  /** What is wrong with the head of an answer that Jetty could read. */
  static Optional<IOException> of(Response answer) {
    if (answer.getStatus() == HttpStatus.SWITCHING_PROTOCOLS_101) {
      return Optional.of(
          new ProtocolException(
              "the server answers 101 (Switching Protocols), which the request did not ask for"));
    }
    @Nullable String coding = answer.getHeaders().get(HttpHeader.TRANSFER_ENCODING);
    if (coding != null && !coding.equalsIgnoreCase("chunked")) {
      return Optional.of(
          new ProtocolException(
              "the server answers with the transfer coding '%s', which the request did not accept"
                  .formatted(coding)));
    }
    return Optional.empty();
  }

  /** The same failure; one of Jetty's in words that say what is wrong with the answer. */
  static Throwable words(Throwable why) {
    for (@Nullable Throwable cause = why; cause != null; cause = cause.getCause()) {
      if (cause instanceof HttpException unreadable) {
        return new ProtocolException(reason(unreadable));
      }
    }
    return why;
  }

  private static String reason(HttpException unreadable) {
    @Nullable String reason = unreadable.getReason();
    boolean large =
        unreadable.getCode() == HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE_431
            || (reason != null && reason.contains("Too Large"));
    if (large) {
      return "the head of the answer is larger than %s bytes"
          .formatted(ReverseProxy.MOST_ANSWERED_HEAD);
    }
    return reason == null
        ? "the answer is not valid HTTP"
        : "the answer is not valid HTTP: " + reason;
  }
}
