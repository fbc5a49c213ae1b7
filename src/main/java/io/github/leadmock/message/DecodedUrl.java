package io.github.leadmock.message;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Path and query of a request, percent-decoded. Malformed percent-encoding is left as it is.
 *
 * @param segments the segments of the path
 * @param query the parameters, in order
 */
public record DecodedUrl(List<String> segments, List<Parameter> query) {

  public DecodedUrl {
    segments = List.copyOf(segments);
    query = List.copyOf(query);
  }

  /**
   * A query parameter.
   *
   * @param name decoded
   * @param value decoded; empty text if there is none
   */
  public record Parameter(String name, String value) {}

  public static DecodedUrl parse(String url) {
    int mark = url.indexOf('?');
    String path = mark < 0 ? url : url.substring(0, mark);
    List<String> segments =
        Arrays.stream(path.replaceFirst("^/", "").split("/", -1))
            // In a path, unlike in a query, + is an ordinary character.
            .map(segment -> decode(segment.replace("+", "%2B")))
            .toList();
    return new DecodedUrl(segments, mark < 0 ? List.of() : parameters(url.substring(mark + 1)));
  }

  /** The URL, percent-encoded. */
  public String encoded() {
    String path =
        segments.stream().map(segment -> "/" + encode(segment)).collect(Collectors.joining());
    String parameters =
        query.stream()
            .map(parameter -> encode(parameter.name()) + "=" + encode(parameter.value()))
            .collect(Collectors.joining("&"));
    return parameters.isEmpty() ? path : path + "?" + parameters;
  }

  private static List<Parameter> parameters(String query) {
    List<Parameter> parameters = new ArrayList<>();
    for (String pair : query.split("&")) {
      int equals = pair.indexOf('=');
      parameters.add(
          new Parameter(
              decode(equals < 0 ? pair : pair.substring(0, equals)),
              equals < 0 ? "" : decode(pair.substring(equals + 1))));
    }
    return parameters;
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notEncoded) {
      return text;
    }
  }

  /** Text as one segment of a path, or as a name or value of a query. */
  public static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
