package io.github.leadmock.liveforce;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.leadmock.Cites;
import io.github.leadmock.api.BundledFiles;
import io.github.leadmock.world.ChatMessage;
import io.github.leadmock.world.ChatMessage.Kind;
import io.github.leadmock.world.Location;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The chat of the documented example, written by our own code. */
@Cites("LF-SU-05")
class EmbeddedJsonTest {

  private static final JsonMapper JSON = new JsonMapper();
  private static final String AGENT = "agent@example.com";
  private static final String VISITOR = "665ac64a-d751-4b4d-a1ed-4cbf46057f98";

  @Test
  void writesEveryKindOfLineAsTheDocumentDoes() {
    JsonNode documented =
        JSON.readTree(
            JSON.readTree(BundledFiles.text("liveforce/examples/lead-summary.json"))
                .at("/response/body/data/analytics/chat")
                .asString());
    String agent = documented.at("/0/author_id").asString();
    JsonNode written =
        JSON.readTree(
            EmbeddedJson.of(
                List.of(
                    line(
                        Kind.WELCOME,
                        1,
                        "2023-09-13T11:06:31.060009Z",
                        "Hello. How may I help you?",
                        agent,
                        ""),
                    line(
                        Kind.VISITOR,
                        2,
                        "2023-09-13T11:06:31.060011Z",
                        "Hey",
                        VISITOR,
                        "c5e4f61e1a6c3b1521b541bc5c5a2ac5"),
                    line(
                        Kind.AGENT,
                        3,
                        "2023-09-13T11:07:55.747Z",
                        "Hi there! :wave: How can I help you today? ",
                        agent,
                        "bb9e5b2f1ab480e4a715977b7b1b4279"),
                    line(
                        Kind.IDLE,
                        4,
                        "2023-09-13T11:22:15.002002Z",
                        "Chat is idle due to 10 minutes of inactivity",
                        "",
                        ""),
                    line(
                        Kind.ARCHIVED,
                        5,
                        "2023-09-13T11:27:20.006Z",
                        "Chat archived due to 15 minutes of inactivity",
                        "",
                        ""))));
    // The documented custom ids follow no rule that we can see; ours are derived from the line's
    // id.
    assertThat(written.at("/1/custom_id").asString()).isEqualTo("s09xq866fv_2");
    assertThat(written.at("/2/custom_id").asString()).isEqualTo("s09xq866fv_3");
    for (int line : new int[] {1, 2}) {
      ((ObjectNode) written.get(line)).remove("custom_id");
      ((ObjectNode) documented.get(line)).remove("custom_id");
    }
    assertThat(written).isEqualTo(documented);
  }

  @Test
  void writesAChatWithoutALine() {
    assertThat(EmbeddedJson.of(List.of())).asString(UTF_8).isEqualTo("[]");
  }

  @Test
  void writesAnyTextSoThatItReadsBack() {
    String text = "\"quoted\" \\ <b> \u0000 🎉 \n";
    JsonNode chat =
        JSON.readTree(
            EmbeddedJson.of(
                List.of(line(Kind.AGENT, 1, "2023-09-13T11:06:31Z", text, AGENT, "c"))));
    assertThat(chat.at("/0/text").asString()).isEqualTo(text);
    assertThat(chat.at("/0/author_id").asString()).isEqualTo(AGENT);
    assertThat(chat.at("/0/created_at").asString()).isEqualTo("2023-09-13T11:06:31.000000Z");
  }

  @Test
  void writesAPlace() {
    Location place =
        new Location(
            "São Paulo",
            "BR",
            new BigDecimal("-23.55"),
            new BigDecimal("-46.63"),
            "São Paulo",
            "America/Sao_Paulo");
    assertThat(EmbeddedJson.of(place))
        .asString(UTF_8)
        .isEqualTo(
            "{\"city\":\"São Paulo\",\"country\":\"BR\",\"country_code\":\"BR\","
                + "\"latitude\":-23.55,\"longitude\":-46.63,\"region\":\"São Paulo\","
                + "\"timezone\":\"America/Sao_Paulo\"}");
  }

  private static ChatMessage line(
      Kind kind, int number, String time, String text, String author, String client) {
    return new ChatMessage(kind, "S09XQ866FV_" + number, Instant.parse(time), text, author, client);
  }
}
