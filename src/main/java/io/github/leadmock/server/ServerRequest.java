package io.github.leadmock.server;

import static java.util.Objects.requireNonNull;

import io.github.leadmock.message.Header;
import io.github.leadmock.message.LenientUrl;
import io.github.leadmock.message.RequestBody;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request, received completely. Immutable.
 *
 * @param method as it was sent
 * @param scheme {@code http} or {@code https}
 * @param host the server name that the client used
 * @param port the port that the client used
 * @param path the path as it was sent, with its escapes
 * @param canonicalPath the path without dot segments and unnecessary escapes
 * @param query the query as it was sent; null if there is none
 * @param headers in the order in which they were sent
 * @param protocol such as {@code HTTP/1.1}
 * @param client the client's address
 * @param clientPort the client's port, which tells its connections apart; 0 if unknown
 * @param intake the body
 * @param arrival when the body was complete, as measured by {@link System#nanoTime}
 */
public record ServerRequest(
    String method,
    String scheme,
    String host,
    int port,
    String path,
    String canonicalPath,
    @Nullable String query,
    List<Header> headers,
    String protocol,
    String client,
    int clientPort,
    RequestBody intake,
    long arrival) {

  /** Copies the headers. */
  public ServerRequest {
    requireNonNull(path, "path is null");
    headers = List.copyOf(headers);
  }

  /** The same with another method. */
  public ServerRequest withMethod(String other) {
    return new ServerRequest(
        other,
        scheme,
        host,
        port,
        path,
        canonicalPath,
        query,
        headers,
        protocol,
        client,
        clientPort,
        intake,
        arrival);
  }

  /** The scheme, host and port under which the client reached the server. */
  public String origin() {
    boolean usual = port == (scheme.equals("https") ? 443 : 80);
    return scheme + "://" + host + (usual ? "" : ":" + port);
  }

  /** Path and query as they were sent. */
  public String target() {
    return query == null ? path : path + "?" + query;
  }

  /** Path and query, with all characters escaped that are not allowed there. */
  public String url() {
    String mended = LenientUrl.mend(path);
    return query == null || query.isEmpty() ? mended : mended + "?" + LenientUrl.mend(query);
  }

  /** The first value of a header; null if there is none. */
  public @Nullable String header(String name) {
    for (Header header : headers) {
      if (header.name().equalsIgnoreCase(name)) {
        return header.value();
      }
    }
    return null;
  }

  /** Whether the request has such a header. */
  public boolean has(String name) {
    return header(name) != null;
  }
}
