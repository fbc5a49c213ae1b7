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

/** Makes requests for operations of what came over the wire. */
public final class RequestReader {

  private RequestReader() {}

  /**
   * A request for an operation.
   *
   * @param path the path's variables as they stand in the path
   * @param query the query as it stands in the address; null for none
   * @param body the body, unpacked
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
   * The parameters of a query, decoded.
   *
   * @param query as it stands in the address; null for none
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

  /**
   * What is not percent-encoded as it should be stays as it is: the operation then refuses it as a
   * value.
   */
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
