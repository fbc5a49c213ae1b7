package io.github.leadmock.speed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PeersTest {

  private static final JsonMapper JSON = new JsonMapper();

  @TempDir private Path folder;

  @Test
  void areOfTheVersionsThatTheirLabelsName() throws IOException {
    String bench = Files.readString(Path.of("bench/pom.xml"));
    String main = Files.readString(Path.of("pom.xml"));

    assertThat(Server.WIREMOCK.label()).contains(property(bench, "wiremock"));
    assertThat(Server.WIREMOCK_TUNED.label()).contains(property(bench, "wiremock"));
    assertThat(Server.MOCKSERVER.label()).contains(property(bench, "mockserver"));
    assertThat(property(bench, "jetty")).startsWith("12.1.");
    assertThat(property(bench, "wiremock")).isEqualTo(property(main, "wiremock"));
    assertThat(property(bench, "picocli")).isEqualTo(property(main, "picocli"));
    assertThat(property(bench, "jackson")).isEqualTo(property(main, "jackson"));
    assertThat(property(bench, "jspecify")).isEqualTo(property(main, "jspecify"));
  }

  @Test
  void areGivenOneAnswerForEachCall() throws IOException {
    Answers answers = answers();
    answers.writeMappings(folder);
    answers.writeExpectations(folder.resolve("mockserver.json"));
    answers.writeFiles(folder);

    JsonNode deep = JSON.readTree(folder.resolve("mappings/answer-0.json"));
    assertThat(deep.at("/request/url").asString())
        .isEqualTo(Call.LONG_TIMELINE + "/events?start=100000");
    assertThat(deep.at("/response/body").asString()).isEqualTo("{\"answer\": \"ü 0\"}");
    JsonNode expectations = JSON.readTree(folder.resolve("mockserver.json"));
    assertThat(expectations).hasSize(Workload.calls().size());
    assertThat(expectations.at("/0/httpRequest/queryStringParameters/start/0").asString())
        .as("the more particular first")
        .isEqualTo("100000");
    assertThat(expectations.at("/3/httpRequest/method").asString()).isEqualTo("POST");
    assertThat(folder.resolve("3.call")).hasContent("POST " + Call.EMPTY_TIMELINE + "/note");
    assertThat(folder.resolve("3.body")).hasContent("{\"answer\": \"ü 3\"}");
  }

  @Test
  void areCheckedByStatusAndLength() {
    Call call = Workload.calls().get(0);

    assertThat(answers().fault(call, answer(200, "{\"answer\": \"ü 9\"}"))).isEmpty();
    assertThat(answers().fault(call, answer(404, ""))).isEqualTo("status 404; expected 200");
    assertThat(answers().fault(call, answer(200, "{}")))
        .isEqualTo("a body of 2 bytes; expected 18");
  }

  @Test
  void haveAnsweredWhenTheWholeBodyIsThere() {
    Poll poll = new Poll(Workload.LEAD_SUMMARY.call(), 5);

    assertThat(poll.isRight("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n12345")).isTrue();
    assertThat(poll.isRight("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n1234")).isFalse();
    assertThat(poll.isRight("HTTP/1.1 404 Not Found\r\n\r\n12345")).isFalse();
    assertThat(
            poll.isRight(
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\n123\r\n2\r\n45\r\n0\r\n\r\n"))
        .isTrue();
    assertThat(poll.isRight("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\n123\r\n"))
        .isFalse();
  }

  private static Answers answers() {
    Map<Call, byte[]> bodies = new LinkedHashMap<>();
    for (Call call : Workload.calls()) {
      bodies.put(call, body("{\"answer\": \"ü %d\"}".formatted(bodies.size())));
    }
    return new Answers(bodies);
  }

  private static Client.Answer answer(int status, String body) {
    return new Client.Answer(status, body(body));
  }

  private static byte[] body(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String property(String pom, String name) {
    Matcher version = Pattern.compile("<%s.version>(.*?)<".formatted(name)).matcher(pom);
    assertThat(version.find()).as(name).isTrue();
    return version.group(1);
  }
}
