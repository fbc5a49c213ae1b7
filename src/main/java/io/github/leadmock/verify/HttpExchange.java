package io.github.leadmock.verify;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A request and its response as reports show them: without credentials, with long bodies shortened.
 *
 * @param method upper case
 * @param url the full URL
 * @param requestHeaders by name; credentials are masked
 * @param requestBody the text; empty if there is none
 * @param status the HTTP status, 0 if there was no response
 * @param responseHeaders by name
 * @param responseBody the text, or why there was no response
 * @param took from the request to the end of the response
 */
public record HttpExchange(
    String method,
    URI url,
    Map<String, List<String>> requestHeaders,
    String requestBody,
    int status,
    Map<String, List<String>> responseHeaders,
    String responseBody,
    Duration took) {

  /** Copies the maps. */
  public HttpExchange {
    requireNonNull(method, "method is null");
    requireNonNull(url, "url is null");
    requireNonNull(requestBody, "requestBody is null");
    requireNonNull(responseBody, "responseBody is null");
    requireNonNull(took, "took is null");
    requestHeaders = Map.copyOf(requestHeaders);
    responseHeaders = Map.copyOf(responseHeaders);
  }

  /** The same with other headers of the request. */
  HttpExchange withRequestHeaders(Map<String, List<String>> others) {
    return new HttpExchange(
        method, url, others, requestBody, status, responseHeaders, responseBody, took);
  }
}
