package io.github.leadmock.server;

import static java.util.Objects.requireNonNull;

import io.github.leadmock.message.Header;
import io.github.leadmock.message.LenientUrl;
import io.github.leadmock.message.RequestBody;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request that is there as a whole. Immutable.
 *
 * @param method as it was sent
 * @param scheme {@code http} or {@code https}
 * @param host the name of the server that the client asked for
 * @param port its port
 * @param path the path as it was sent, with its escapes
 * @param canonicalPath the same without dot segments and needless escapes
 * @param query the query as it was sent; null when there is none
 * @param headers in the order in which they came
 * @param protocol such as {@code HTTP/1.1}
 * @param client the client's address
 * @param intake the body
 * @param arrival when all of it was there, as {@link System#nanoTime} has it
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
        intake,
        arrival);
  }

  /** Scheme, host and port under which the client reached the server. */
  public String origin() {
    boolean usual = port == (scheme.equals("https") ? 443 : 80);
    return scheme + "://" + host + (usual ? "" : ":" + port);
  }

  /** Path and query, with an escape for each character that may not stand there. */
  public String url() {
    String mended = LenientUrl.mend(path);
    return query == null || query.isEmpty() ? mended : mended + "?" + LenientUrl.mend(query);
  }

  /** The first value of a header, if there is one. */
  public @Nullable String header(String name) {
    for (Header header : headers) {
      if (header.name().equalsIgnoreCase(name)) {
        return header.value();
      }
    }
    return null;
  }

  /** Whether there is such a header. */
  public boolean has(String name) {
    return header(name) != null;
  }
}
