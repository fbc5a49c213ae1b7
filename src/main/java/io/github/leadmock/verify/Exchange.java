package io.github.leadmock.verify;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A request that somebody else sent, with its response.
 *
 * @param method upper case
 * @param url the full URL
 * @param user the user in its credentials; empty if there is none
 * @param token the token in its credentials; empty if there is none
 * @param contentType the content type of the request's body, if any
 * @param requestBody the request's body, if any
 * @param status the HTTP status
 * @param responseHeaders by name
 * @param responseBody the bytes
 * @param fault what is wrong with how the body came, such as an end before its end
 */
public record Exchange(
    String method,
    URI url,
    String user,
    String token,
    Optional<String> contentType,
    Optional<String> requestBody,
    int status,
    Map<String, List<String>> responseHeaders,
    byte[] responseBody,
    Optional<String> fault) {

  /** One whose body came whole. */
  public Exchange(
      String method,
      URI url,
      String user,
      String token,
      Optional<String> contentType,
      Optional<String> requestBody,
      int status,
      Map<String, List<String>> responseHeaders,
      byte[] responseBody) {
    this(
        method,
        url,
        user,
        token,
        contentType,
        requestBody,
        status,
        responseHeaders,
        responseBody,
        Optional.empty());
  }

  /** Copies the headers. */
  public Exchange {
    requireNonNull(method, "method is null");
    requireNonNull(url, "url is null");
    requireNonNull(user, "user is null");
    requireNonNull(token, "token is null");
    requireNonNull(contentType, "contentType is null");
    requireNonNull(requestBody, "requestBody is null");
    requireNonNull(responseBody, "responseBody is null");
    requireNonNull(fault, "fault is null");
    responseHeaders = Map.copyOf(responseHeaders);
  }

  /** The server's address, without user information. */
  URI server() {
    String authority = url.getRawAuthority().replaceFirst("^.*@", "");
    return URI.create(url.getScheme() + "://" + authority);
  }

  /** Omits credentials and bodies. */
  @Override
  public String toString() {
    return "Exchange[%s %s%s, %s]".formatted(method, server(), url.getRawPath(), status);
  }
}
