package io.github.leadmock.verify;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * A request that somebody else sent, with its response.
 *
 * @param method upper case
 * @param url the full URL
 * @param user the user in its credentials; empty if there is none
 * @param token the token in its credentials; empty if there is none
 * @param contentType the content type of the request's body, if any
 * @param requestBody the request's body, if any
 * @param conditional whether the request asks for an answer only if something has changed
 * @param status the HTTP status
 * @param responseHeaders by name, in whatever letter case
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
    boolean conditional,
    int status,
    Map<String, List<String>> responseHeaders,
    byte[] responseBody,
    Optional<String> fault) {

  /** One without conditions whose body came whole. */
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
        false,
        status,
        responseHeaders,
        responseBody,
        Optional.empty());
  }

  /** Copies the headers, those whose names differ in letter case only as one. */
  public Exchange {
    requireNonNull(method, "method is null");
    requireNonNull(url, "url is null");
    requireNonNull(user, "user is null");
    requireNonNull(token, "token is null");
    requireNonNull(contentType, "contentType is null");
    requireNonNull(requestBody, "requestBody is null");
    requireNonNull(responseBody, "responseBody is null");
    requireNonNull(fault, "fault is null");
    responseHeaders = byName(responseHeaders);
  }

  private static Map<String, List<String>> byName(Map<String, List<String>> headers) {
    Map<String, List<String>> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.forEach(
        (name, values) -> byName.computeIfAbsent(name, any -> new ArrayList<>()).addAll(values));
    byName.replaceAll((name, values) -> List.copyOf(values));
    return Collections.unmodifiableMap(byName);
  }

  /**
   * Whether a request may be answered with 304 (RFC 9110, section 13.1).
   *
   * @param has whether it has a header
   */
  public static boolean isConditional(Predicate<String> has) {
    return has.test("If-None-Match") || has.test("If-Modified-Since");
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
