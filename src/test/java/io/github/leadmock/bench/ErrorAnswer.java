package io.github.leadmock.bench;

import tools.jackson.databind.node.ObjectNode;

/** The errors of both APIs: JSON bodies, with the application codes that LiveForce lists. */
final class ErrorAnswer {

  private ErrorAnswer() {}

  static Answer of(Api api, int status, String message) {
    ObjectNode body = Json.object();
    if (api == Api.LIVEFORCE) {
      code(body, status);
    }
    body.put("message", message);
    Answer answer = Answer.json(status, body);
    return status == 401
        ? answer.withHeader("WWW-Authenticate", "Basic realm=\"%s\"".formatted(api.text()))
        : answer;
  }

  private static void code(ObjectNode body, int status) {
    switch (status) {
      case 400 -> body.put("code", 4001).put("type", "INVALID_PARAMETER");
      case 401 -> body.put("code", 4004).put("type", "UNAUTHORIZED_ACCESS");
      case 404 -> body.put("code", 4003).put("type", "RESOURCE_NOT_FOUND");
      default -> body.put("code", status);
    }
  }
}
