package io.github.leadmock.verify;

import io.github.leadmock.contract.RuleCatalogue;
import io.github.leadmock.contract.Violation;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What came back.
 *
 * @param call the request
 * @param status the HTTP status
 * @param headers the headers
 * @param body the bytes, as far as they were read
 */
record Answer(Call call, int status, HttpHeaders headers, byte[] body) {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  /** The body as JSON; empty when it is none. */
  Optional<JsonNode> json() {
    try {
      @Nullable JsonNode read = JSON.readTree(body);
      return Optional.ofNullable(read).filter(node -> !node.isMissingNode());
    } catch (JacksonException notJson) {
      return Optional.empty();
    }
  }

  /** MetroLeads has JSON in every response; LiveForce says so of successes only. */
  boolean isEmptyAsItMayBe(String api) {
    return body.length == 0 && status >= 400 && api.equals("liveforce");
  }

  /** The rule that it is JSON: LiveForce documents that for successes only. */
  String jsonRule(RuleCatalogue rules) {
    return rules.id(status >= 400 && rules.api().equals("liveforce") ? "ER-09" : "ER-01");
  }

  /** What keeps it from being JSON under a content type that says so, if anything does. */
  Optional<Violation> notJson(String rule) {
    if (json().isEmpty()) {
      String message = body.length == 0 ? "the body is empty" : "the body is not JSON";
      return Optional.of(new Violation(rule, "", message, "JSON", text()));
    }
    return saysJson()
        ? Optional.empty()
        : Optional.of(
            new Violation(
                rule,
                "",
                "the content type does not say JSON",
                Call.JSON,
                header("Content-Type").orElse("none")));
  }

  /** The body as text. */
  String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  Optional<String> header(String name) {
    return headers.firstValue(name);
  }

  /** The media type without its parameters, in lower case; empty when there is none. */
  String mediaType() {
    return header("Content-Type").orElse("").split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
  }

  boolean saysJson() {
    String type = mediaType();
    return type.equals("application/json")
        || (type.startsWith("application/") && type.endsWith("+json"));
  }
}
