package io.github.leadmock.speed;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Leadmock's answers, for peers that repeat them byte for byte.
 *
 * @param bodies by call, in the order of {@link Workload#calls()}
 */
record Answers(Map<Call, byte[]> bodies) {

  private static final JsonMapper JSON = new JsonMapper();
  private static final String TYPE = "application/json";

  /** Requests them from a running Leadmock. */
  static Answers of(int port, Client client) throws IOException, InterruptedException {
    Map<Call, byte[]> bodies = new LinkedHashMap<>();
    for (Call call : Workload.calls()) {
      Client.Answer answer = client.send(port, call);
      if (answer.status() != 200 || answer.body().length == 0) {
        throw new CannotMeasure(
            "Leadmock answers %s with %d and %d bytes; expected 200 and a body"
                .formatted(call.target(), answer.status(), answer.body().length));
      }
      bodies.put(call, answer.body());
    }
    return new Answers(bodies);
  }

  /** What is wrong with an answer; empty if it is right. */
  String fault(Call call, Client.Answer answer) {
    byte[] expected = bodies.get(call);
    if (answer.status() != 200) {
      return "status %d; expected 200".formatted(answer.status());
    }
    if (answer.body().length != expected.length) {
      return "a body of %d bytes; expected %d".formatted(answer.body().length, expected.length);
    }
    return "";
  }

  /** For WireMock: a folder with {@code mappings}. */
  void writeMappings(Path root) throws IOException {
    Path folder = Files.createDirectories(root.resolve("mappings"));
    int number = 0;
    for (Map.Entry<Call, byte[]> answer : bodies.entrySet()) {
      ObjectNode mapping = JSON.createObjectNode();
      mapping
          .putObject("request")
          .put("method", answer.getKey().method())
          .put("url", answer.getKey().target());
      mapping
          .putObject("response")
          .put("status", 200)
          .put("body", text(answer.getValue()))
          .putObject("headers")
          .put("Content-Type", TYPE);
      Files.writeString(folder.resolve("answer-%d.json".formatted(number++)), mapping.toString());
    }
  }

  /** For MockServer: its initialization file. The first matching expectation wins. */
  void writeExpectations(Path file) throws IOException {
    ArrayNode expectations = JSON.createArrayNode();
    bodies.forEach(
        (call, body) -> {
          ObjectNode expectation = expectations.addObject();
          ObjectNode request =
              expectation
                  .putObject("httpRequest")
                  .put("method", call.method())
                  .put("path", call.path());
          if (!call.query().isEmpty()) {
            String[] parameter = call.query().split("=", 2);
            request.putObject("queryStringParameters").putArray(parameter[0]).add(parameter[1]);
          }
          ObjectNode response =
              expectation.putObject("httpResponse").put("statusCode", 200).put("body", text(body));
          response.putObject("headers").putArray("Content-Type").add(TYPE);
        });
    Files.writeString(file, expectations.toString());
  }

  /** For plain Jetty: pairs of files, one with method and target, one with the body. */
  void writeFiles(Path folder) throws IOException {
    Files.createDirectories(folder);
    int number = 0;
    for (Map.Entry<Call, byte[]> answer : bodies.entrySet()) {
      Call call = answer.getKey();
      Files.writeString(folder.resolve(number + ".call"), call.method() + " " + call.target());
      Files.write(folder.resolve(number + ".body"), answer.getValue());
      number++;
    }
  }

  private static String text(byte[] body) {
    return new String(body, StandardCharsets.UTF_8);
  }
}
