package io.github.leadmock.admin;

import io.github.leadmock.message.JsonText;
import io.github.leadmock.message.Utf8;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A response of the admin API.
 *
 * @param status the HTTP status
 * @param contentType the media type of the body
 * @param body the body, sent as UTF-8; empty if there is none
 */
public record AdminResponse(int status, String contentType, String body) {

  private static final JsonMapper JSON = new JsonMapper();

  /**
   * One thing that is wrong with a call.
   *
   * @param where the place in the call: a parameter, or a JSON pointer into the body
   * @param expected what is allowed there
   * @param got what was sent there: a value as JSON, shortened
   */
  public record Problem(String where, String expected, String got) {}

  /**
   * The answer of a call that takes no query parameters; refuses any, since whoever sends one
   * expects another effect.
   */
  public static AdminResponse withoutQuery(
      Map<String, List<String>> query, Supplier<AdminResponse> answer) {
    List<Problem> problems = new Parameters(query).problems();
    return problems.isEmpty() ? answer.get() : badRequest(problems);
  }

  /** The answer of a call with a body; refuses one that is not UTF-8. */
  public static AdminResponse withText(
      byte @Nullable [] body, Function<String, AdminResponse> answer) {
    try {
      return answer.apply(body == null ? "" : Utf8.decode(body));
    } catch (Utf8.Malformed malformed) {
      return badRequest(
          List.of(new Problem(malformed.place(), "text in UTF-8", "bytes that are none")));
    }
  }

  static AdminResponse json(JsonNode document) {
    return json(200, document);
  }

  static AdminResponse yaml(String document) {
    return new AdminResponse(200, "application/yaml", document);
  }

  static AdminResponse nothing() {
    return new AdminResponse(204, "application/json", "");
  }

  static AdminResponse badRequest(List<Problem> problems) {
    return problems(400, problems);
  }

  static AdminResponse notFound(String where, String expected, String got) {
    return problems(404, List.of(new Problem(where, expected, got)));
  }

  static AdminResponse conflict(String where, String expected, String got) {
    return problems(409, List.of(new Problem(where, expected, got)));
  }

  private static AdminResponse problems(int status, List<Problem> problems) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    problems.forEach(
        problem ->
            document
                .withArray("errors")
                .addObject()
                .put("where", problem.where())
                .put("expected", problem.expected())
                .put("got", problem.got()));
    return json(status, document);
  }

  private static AdminResponse json(int status, JsonNode document) {
    return new AdminResponse(
        status, "application/json", JsonText.encodable(JSON.writeValueAsString(document)) + "\n");
  }
}
