package io.github.leadmock.api;

import static java.util.Objects.requireNonNull;

import io.github.leadmock.message.DecodedUrl;
import io.github.leadmock.message.Header;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A request as it was sent, before it is matched to an operation. Immutable, except for the body's
 * bytes, which must not be changed.
 *
 * @param method the method
 * @param url path and query as sent
 * @param headers all headers
 * @param body the beginning of the body, decompressed
 * @param truncated whether the body was longer
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record RawRequest(
    String method, String url, List<Header> headers, byte[] body, boolean truncated) {

  /** Copies the headers. */
  public RawRequest {
    requireNonNull(method, "method is null");
    requireNonNull(url, "url is null");
    headers = List.copyOf(headers);
    requireNonNull(body, "body is null");
  }

  /** The request as an operation would see it if it matched no path: without path variables. */
  Request toRequest() {
    Map<String, List<String>> query = new HashMap<>();
    DecodedUrl.parse(url)
        .query()
        .forEach(
            parameter ->
                query
                    .computeIfAbsent(parameter.name(), unseen -> new ArrayList<>())
                    .add(parameter.value()));
    return new Request(method, Map.of(), query, headers, body);
  }

  /** All values of a header; none if it is absent. */
  public List<String> header(String name) {
    return Header.values(headers, name);
  }
}
