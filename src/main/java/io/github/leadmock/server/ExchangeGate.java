package io.github.leadmock.server;

import io.github.leadmock.message.Header;
import java.util.List;
import java.util.Optional;

/** Looks at what passes a proxy, and decides what may pass. Called on many threads at once. */
@FunctionalInterface
public interface ExchangeGate {

  /**
   * The head of a request is there. Called on the thread that reads all requests: may not wait.
   *
   * @param head the request without its body
   */
  Passage arrived(ServerRequest head);

  /** One request on its way. Each method is called once at most, none while another one runs. */
  interface Passage {

    /** What to do with the request; asked for first. */
    Handling handling();

    /**
     * The request is there as a whole, if it was to be held and is not too large for that.
     *
     * @return what to answer in place of sending it on; empty to send it on
     */
    Optional<ServerResponse> requestRead(BodyCopy body);

    /**
     * The response is there as a whole, if it was to be held and is not too large for that.
     *
     * @param answer as it came, without what is about the one connection only
     * @return what to answer in its place; empty to let it through
     */
    Optional<ServerResponse> responseRead(ServerResponse answer);

    /**
     * The server has given no answer.
     *
     * @param why what went wrong on the way to it or back
     * @return what to tell the client
     */
    ServerResponse unanswered(Throwable why);

    /** All is over: the last call in any case. */
    void ended(PassedExchange passed);
  }

  /**
   * What to do with a request.
   *
   * @param instead what to answer in place of sending it on
   * @param delayMillis how long to wait before it is sent on
   * @param holdsRequest whether to read all of it before it is sent on
   * @param holdsResponse whether to read all of its answer before that is let through
   * @param headers what the answer gets in place of its own headers of the same names
   */
  record Handling(
      Optional<ServerResponse> instead,
      long delayMillis,
      boolean holdsRequest,
      boolean holdsResponse,
      List<Header> headers) {

    /** It passes as it comes. */
    public static final Handling PASS = new Handling(Optional.empty(), 0, false, false, List.of());

    /** Copies the headers. */
    public Handling {
      headers = List.copyOf(headers);
    }
  }
}
