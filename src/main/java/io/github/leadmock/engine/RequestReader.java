package io.github.leadmock.engine;

import io.github.leadmock.api.Request;
import io.github.leadmock.message.Header;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Converts requests from the wire into requests for operations. */
public final class RequestReader {

  private RequestReader() {}

  /**
   * A request for an operation.
   *
   * @param path the path variables as written in the path
   * @param query the query as written in the URL; null if there is none
   * @param body the body, decompressed
   */
  public static Request read(
      String method,
      Map<String, String> path,
      @Nullable String query,
      List<Header> headers,
      byte[] body) {
    return new Request(method, variables(path), query(query), headers, body);
  }

  private static Map<String, String> variables(Map<String, String> path) {
    boolean decoded = true;
    for (String value : path.values()) {
      decoded &= isDecoded(value);
    }
    if (decoded) {
      return path;
    }
    Map<String, String> variables = new HashMap<>();
    // In a path, unlike in a query, + is an ordinary character.
    path.forEach((name, value) -> variables.put(name, decode(value.replace("+", "%2B"))));
    return variables;
  }

  /**
   * The decoded parameters of a query.
   *
   * @param query the query as written in the URL; null if there is none
   */
  public static Map<String, List<String>> query(@Nullable String query) {
    if (query == null) {
      return Map.of();
    }
    Map<String, List<String>> parameters = new HashMap<>();
    for (String pair : query.split("&")) {
      int equals = pair.indexOf('=');
      String name = decode(equals < 0 ? pair : pair.substring(0, equals));
      String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
      parameters.computeIfAbsent(name, unseen -> new ArrayList<>(1)).add(value);
    }
    return parameters;
  }

  private static boolean isDecoded(String text) {
    return text.indexOf('%') < 0 && text.indexOf('+') < 0;
  }

  /** Malformed percent-encoding is left as it is; the operation then refuses the value. */
  private static String decode(String text) {
    if (isDecoded(text)) {
      return text;
    }
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notEncoded) {
      return text;
    }
  }
}
