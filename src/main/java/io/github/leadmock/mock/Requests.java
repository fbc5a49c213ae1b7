package io.github.leadmock.mock;

import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.leadmock.operation.Request;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Turns WireMock's requests into ours. */
final class Requests {

  private static final byte[] NO_BODY = {};

  private Requests() {}

  static Request of(LoggedRequest request) {
    byte[] body = request.getBody();
    return new Request(
        request.getMethod().getName(),
        path(request),
        query(request.getUrl()),
        headers(request),
        body == null ? NO_BODY : body);
  }

  private static Map<String, String> path(LoggedRequest request) {
    Map<String, String> variables = new HashMap<>();
    // In a path, unlike in a query, + is an ordinary character.
    request
        .getPathParameters()
        .forEach((name, value) -> variables.put(name, decode(value.replace("+", "%2B"))));
    return variables;
  }

  /** Scheme and host under which the client reached the mock, without a slash at the end. */
  static String origin(LoggedRequest request) {
    String all = request.getAbsoluteUrl();
    int path = all.indexOf('/', all.indexOf("://") + "://".length());
    return path < 0 ? all : all.substring(0, path);
  }

  /** The parameters of an address, decoded. */
  static Map<String, List<String>> query(String url) {
    Map<String, List<String>> parameters = new HashMap<>();
    int mark = url.indexOf('?');
    if (mark >= 0) {
      for (String pair : url.substring(mark + 1).split("&")) {
        int equals = pair.indexOf('=');
        String name = decode(equals < 0 ? pair : pair.substring(0, equals));
        String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
        parameters.computeIfAbsent(name, unseen -> new ArrayList<>()).add(value);
      }
    }
    return parameters;
  }

  private static Map<String, List<String>> headers(LoggedRequest request) {
    Map<String, List<String>> headers = new HashMap<>();
    for (HttpHeader header : request.getHeaders().all()) {
      headers.computeIfAbsent(header.key(), unseen -> new ArrayList<>()).addAll(header.values());
    }
    return headers;
  }

  /**
   * What is not percent-encoded as it should be stays as it is: the operation then refuses it as a
   * value.
   */
  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notEncoded) {
      return text;
    }
  }
}
