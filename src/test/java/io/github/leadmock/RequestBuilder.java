package io.github.leadmock;

import io.github.leadmock.api.Request;
import io.github.leadmock.message.Header;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Builds requests for tests that need no server. */
public final class RequestBuilder {

  private final String method;
  private final Map<String, String> path = new HashMap<>();
  private final Map<String, List<String>> query = new HashMap<>();
  private final List<Header> headers = new ArrayList<>();
  private byte[] body = new byte[0];

  private RequestBuilder(String method) {
    this.method = method;
  }

  public static RequestBuilder get() {
    return new RequestBuilder("GET");
  }

  public static RequestBuilder post() {
    return new RequestBuilder("POST");
  }

  public RequestBuilder variable(String name, Object value) {
    path.put(name, value.toString());
    return this;
  }

  public RequestBuilder parameter(String name, String... values) {
    query.put(name, List.of(values));
    return this;
  }

  public RequestBuilder header(String name, String value) {
    headers.add(new Header(name, value));
    return this;
  }

  public RequestBuilder credentials(String user, String token) {
    byte[] pair = (user + ":" + token).getBytes(StandardCharsets.UTF_8);
    return header("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
  }

  public RequestBuilder body(String text) {
    return body(text.getBytes(StandardCharsets.UTF_8));
  }

  public RequestBuilder body(byte[] bytes) {
    body = bytes;
    return this;
  }

  public Request build() {
    return new Request(method, path, query, headers, body);
  }
}
