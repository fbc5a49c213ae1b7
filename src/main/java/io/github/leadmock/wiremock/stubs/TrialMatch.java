package io.github.leadmock.wiremock.stubs;

import com.github.tomakehurst.wiremock.common.Json;
import com.github.tomakehurst.wiremock.common.JsonException;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.HttpHeaders;
import com.github.tomakehurst.wiremock.http.ImmutableRequest;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Matches a sample request that has everything a stub mapping looks at. WireMock accepts mappings
 * with matchers that fail on every request; then any request that they are tried on fails, even one
 * to our own operations.
 */
final class TrialMatch {

  private static final JsonMapper JSON = new JsonMapper();

  private static final String VALUE = "{\"message\":\"x\"}";

  private TrialMatch() {}

  /** Why no request can be matched; empty if one can. */
  static Optional<String> fault(Map<?, ?> mapping) {
    StubMapping stub;
    try {
      // WireMock's own writer would omit null values.
      stub = Json.read(JSON.writeValueAsString(mapping), StubMapping.class);
    } catch (JsonException noMapping) {
      // WireMock reports the error.
      return Optional.empty();
    }
    try {
      // The distance evaluates every matcher, even if the first does not match.
      double unused = stub.getRequest().match(request(mapping)).getDistance();
      return Optional.empty();
    } catch (RuntimeException | StackOverflowError broken) {
      String why =
          broken.getMessage() == null ? broken.getClass().getSimpleName() : broken.getMessage();
      return Optional.of(
          "its request cannot be matched with anything: %s; look for a matcher that is null or"
                  .formatted(why.lines().findFirst().orElse("").strip())
              + " malformed");
    }
  }

  private static Request request(Map<?, ?> mapping) {
    @Nullable Object pattern = mapping.get("request");
    List<HttpHeader> headers = new ArrayList<>();
    names(pattern, "headers").forEach(name -> headers.add(new HttpHeader(name, VALUE)));
    List<String> cookies = names(pattern, "cookies");
    if (!cookies.isEmpty()) {
      headers.add(
          new HttpHeader(
              "Cookie",
              cookies.stream().map(name -> name + "=x").collect(Collectors.joining("; "))));
    }
    String query =
        names(pattern, "queryParameters").stream()
            .map(name -> name + "=x")
            .collect(Collectors.joining("&"));
    return ImmutableRequest.create()
        .withAbsoluteUrl("http://localhost/x" + (query.isEmpty() ? "" : "?" + query))
        .withMethod(RequestMethod.POST)
        .withHeaders(new HttpHeaders(headers))
        .withBody(VALUE.getBytes(StandardCharsets.UTF_8))
        .build();
  }

  private static List<String> names(@Nullable Object pattern, String member) {
    return pattern instanceof Map<?, ?> request && request.get(member) instanceof Map<?, ?> named
        ? named.keySet().stream()
            .map(String::valueOf)
            .filter(name -> name.matches("[A-Za-z0-9_.-]+"))
            .toList()
        : List.of();
  }
}
