package io.github.leadmock.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.leadmock.Cites;
import io.github.leadmock.http.Client;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Every documented request of both vendors, sent as documented to the packaged jar. */
@Tag("slow")
class DocumentedRequestsIT {

  private static Program program;
  private static Client client;

  @BeforeAll
  static void start() {
    program = Program.serve();
    client = new Client(program.awaitReady());
  }

  @AfterAll
  static void stop() {
    program.close();
  }

  @ParameterizedTest
  @MethodSource("reads")
  @Cites({"ML-EV-19", "ML-CO-09", "LF-SU-02"})
  void givesTheDocumentedBodiesOfTheReads(String name) {
    JsonNode example = example(name);

    Response response = send(example);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(Client.json(response)).isEqualTo(example.at("/response/body"));
  }

  @ParameterizedTest
  @MethodSource("writes")
  @Cites({"ML-NO-18", "ML-NO-05"})
  void givesTheDocumentedMembersAndTypesOfTheWrites(String name) {
    client.anonymous().post("/__admin/leadmock/reset");
    JsonNode example = example(name);

    Response response = send(example);

    assertThat(response.statusCode()).isEqualTo(200);
    JsonNode body = Client.json(response);
    assertSameShape(example.at("/response/body"), body);
    JsonNode sent = example.at("/request/body/message");
    if (sent.isString()) {
      assertThat(body.at("/data/message")).isEqualTo(sent);
    }
    String url = example.at("/request/url").asString();
    if (!name.endsWith("add-note")) {
      assertThat(url).contains("/note/" + body.at("/data/event_id").asString());
      assertThat(body.at("/data/event_time"))
          .isEqualTo(example.at("/response/body/data/event_time"));
    }
  }

  @Test
  @Cites({"ML-NO-09", "ML-NO-11", "ML-NO-15"})
  void playsTheDocumentedStoryOfUpdateAndRemove() {
    client.anonymous().post("/__admin/leadmock/reset");
    JsonNode update = example("metroleads/update-note");
    JsonNode remove = example("metroleads/remove-note");

    Client.json(send(update));
    // The documented call is curl without -d: a GET.
    Response removed = client.get(remove.at("/request/url").asString());

    assertThat(Client.json(removed).at("/data/message"))
        .isEqualTo(remove.at("/response/body/data/message"));
    assertThat(client.get(remove.at("/request/url").asString()).statusCode()).isEqualTo(404);
  }

  static List<String> reads() throws IOException {
    return examples("GET");
  }

  static List<String> writes() throws IOException {
    return examples("POST");
  }

  /** The names of the examples whose request has a method. */
  private static List<String> examples(String method) throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("stubs"))) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> file.getParent().endsWith("examples"))
          .map(file -> Path.of("stubs").relativize(file).toString().replace('\\', '/'))
          .map(name -> name.replace("/examples/", "/").replace(".json", ""))
          .filter(name -> example(name).at("/request/method").asString().equals(method))
          .sorted()
          .toList();
    }
  }

  /** As curl -d sends it: JSON with the content type of a form. */
  private static Response send(JsonNode example) {
    RequestSpecification request = client.authorized();
    JsonNode body = example.at("/request/body");
    if (!body.isMissingNode()) {
      request
          .contentType("application/x-www-form-urlencoded")
          .body(body.toString().getBytes(StandardCharsets.UTF_8));
    }
    return request.request(
        example.at("/request/method").asString(), example.at("/request/url").asString());
  }

  private static JsonNode example(String name) {
    try {
      return Client.json(
          Files.readString(Path.of("stubs", name.replace("/", "/examples/") + ".json")));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static void assertSameShape(JsonNode documented, JsonNode actual) {
    assertThat(actual.getNodeType()).isEqualTo(documented.getNodeType());
    if (documented.isObject()) {
      assertThat(actual.propertyNames())
          .containsExactlyInAnyOrderElementsOf(documented.propertyNames());
      documented.forEachEntry((name, value) -> assertSameShape(value, actual.path(name)));
    }
    if (documented.isArray()) {
      assertThat(actual).hasSameSizeAs(documented);
      for (int i = 0; i < documented.size(); i++) {
        assertSameShape(documented.path(i), actual.path(i));
      }
    }
  }
}
