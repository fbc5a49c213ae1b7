package io.github.leadmock.mock;

import io.github.leadmock.front.Answer;
import io.github.leadmock.operation.Header;
import io.github.leadmock.operation.JsonText;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The few answers that neither an API nor WireMock gives. */
final class Answers {

  private Answers() {}

  /** An error in JSON, as both vendors' are. */
  static Answer error(int status, String message) {
    return of(status, "application/json", "{\"message\":" + JsonText.of(message) + "}");
  }

  /** A refusal in plain words, for a person. */
  static Answer refusal(int status, String message) {
    return of(status, "text/plain;charset=utf-8", message);
  }

  private static Answer of(int status, String type, String line) {
    return new Answer(
        status,
        List.of(new Header("Content-Type", type)),
        (line + "\n").getBytes(StandardCharsets.UTF_8));
  }
}
