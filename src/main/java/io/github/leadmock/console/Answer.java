package io.github.leadmock.console;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * An answer of the admin API.
 *
 * @param status the HTTP status
 * @param contentType the type of the body
 * @param body the body, in UTF-8; empty for none
 */
public record Answer(int status, String contentType, String body) {

  private static final JsonMapper JSON = new JsonMapper();

  /**
   * One thing that is wrong with a call.
   *
   * @param where the place in the call
   * @param expected what may stand there
   * @param got what stands there
   */
  record Problem(String where, String expected, String got) {}

  static Answer json(JsonNode document) {
    return json(200, document);
  }

  static Answer yaml(String document) {
    return new Answer(200, "application/yaml", document);
  }

  static Answer nothing() {
    return new Answer(204, "application/json", "");
  }

  static Answer badRequest(List<Problem> problems) {
    return problems(400, problems);
  }

  static Answer notFound(String where, String expected, String got) {
    return problems(404, List.of(new Problem(where, expected, got)));
  }

  private static Answer problems(int status, List<Problem> problems) {
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

  private static Answer json(int status, JsonNode document) {
    return new Answer(status, "application/json", JSON.writeValueAsString(document) + "\n");
  }
}
