package io.github.leadmock.mock;

import io.github.leadmock.operation.Reply;
import java.util.Map;
import java.util.UUID;

/**
 * What one request has come to so far, from its operation to its headers.
 *
 * @param event WireMock's id of the request
 * @param reply what the operation answered
 * @param rule the rules behind it, as {@code X-Leadmock-Rule} prints them
 * @param headers further headers of the response, by name
 */
record Exchange(UUID event, Reply reply, String rule, Map<String, String> headers) {

  Exchange {
    headers = Map.copyOf(headers);
  }
}
