package io.github.leadmock.metroleads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.leadmock.Cites;
import io.github.leadmock.api.Reply;
import io.github.leadmock.message.JsonText;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class NoteTextTest {

  private static final String HINT =
      "Send a JSON object with the note's text, for example -d '{\"message\":\"Called back\"}'.";

  @ParameterizedTest(name = "{0}")
  @MethodSource
  @Cites({"ML-NO-05", "ML-NO-08", "ML-NO-17"})
  void takesTheTextExactlyAsSent(String body, String text) {
    assertThat(NoteText.read(utf8(body))).isEqualTo(new NoteText.Taken(text));
  }

  static Stream<Arguments> takesTheTextExactlyAsSent() {
    return Stream.of(
        arguments(
            "{\"message\":\"Please give him a 5% discount\"}", "Please give him a 5% discount"),
        arguments(" \r\n\t{ \"message\" : \" padded \" } \n", " padded "),
        arguments("{\"message\":\"null\"}", "null"),
        arguments("{\"message\":\"\\u0000\\u0007\\u001b[31m\"}", "\u0000\u0007\u001b[31m"),
        arguments("{\"message\":\"\\ud83d\"}", "\ud83d"),
        arguments("{\"message\":\"\\udf89 \\ud83d\"}", "\udf89 \ud83d"),
        arguments("{\"message\":\"\\ud83c\\udf89 🎉\"}", "🎉 🎉"),
        arguments("{\"message\":\"a\\r\\nb\\tc\\\"d\\\\e\\/\"}", "a\r\nb\tc\"d\\e/"),
        arguments("{\"message\":\"{{now}} <script>\"}", "{{now}} <script>"),
        arguments("{\"message\":\"\u200b\"}", "\u200b"),
        arguments("{\"other\":[{\"message\":1}],\"message\":\"x\",\"more\":{}}", "x"),
        arguments("{\"message\":\"first\",\"message\":\"last\"}", "last"),
        arguments("{\"m\\u0065ssage\":\"x\"}", "x"),
        arguments("\ufeff{\"message\":\"after a byte order mark\"}", "after a byte order mark"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16", "UTF-16BE", "ISO-8859-1"})
  @Cites("ML-NO-07")
  void refusesTextThatIsNotUtf8(String charset) {
    byte[] body = "{\"message\":\"\u00fcbel\"}".getBytes(Charset.forName(charset));
    assertRefused(body, "ML-NO-07", "the body is not UTF-8");
  }

  @Test
  @Cites({"ML-NO-07", "ML-NO-08"})
  void refusesBytesThatALenientDecoderWouldMisread() {
    byte[] overlong = "{\"message\":\"??\"}".getBytes(StandardCharsets.US_ASCII);
    overlong[12] = (byte) 0xc0;
    overlong[13] = (byte) 0xaf;
    assertRefused(overlong, "ML-NO-07", "the body is not UTF-8");
    byte[] beyond = "{\"message\":\"????\"}".getBytes(StandardCharsets.US_ASCII);
    beyond[12] = (byte) 0xf4;
    beyond[13] = beyond[14] = beyond[15] = (byte) 0x90;
    assertRefused(beyond, "ML-NO-07", "the body is not UTF-8");
  }

  @Test
  @Cites("ML-NO-20")
  void namesTheLimitThatABodyExceeds() {
    assertRefused(
        utf8("{\"message\":\"x\",\"n\":" + "1".repeat(1_500) + "}"),
        "ML-NO-20",
        "the body is beyond a limit of this mock: a number of more than 1000 characters",
        "Send a body that does not have a number of more than 1000 characters.");
    assertRefused(
        utf8("{\"message\":\"x\",\"n\":" + "[".repeat(3_000) + "]".repeat(3_000) + "}"),
        "ML-NO-20",
        "the body is beyond a limit of this mock: more than 500 levels of arrays and objects",
        "Send a body that does not have more than 500 levels of arrays and objects.");
    assertRefused(
        utf8("{\"message\":\"x\",\"" + "n".repeat(60_000) + "\":1}"),
        "ML-NO-20",
        "the body is beyond a limit of this mock: a name of more than 50000 characters",
        "Send a body that does not have a name of more than 50000 characters.");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  @Cites("ML-NO-06")
  void refusesABodyWithoutAMessage(String body, String message) {
    assertRefused(utf8(body), "ML-NO-06", message);
  }

  static Stream<Arguments> refusesABodyWithoutAMessage() {
    return Stream.of(
        arguments("{}", "the parameter message is missing"),
        arguments("{\"Message\":\"x\"}", "the parameter message is missing"),
        arguments("{\"data\":{\"message\":\"x\"}}", "the parameter message is missing"),
        arguments("{\"message\":null}", "message is not a string"),
        arguments("{\"message\":5}", "message is not a string"),
        arguments("{\"message\":true}", "message is not a string"),
        arguments("{\"message\":[\"x\"]}", "message is not a string"),
        arguments("{\"message\":{\"message\":\"x\"}}", "message is not a string"),
        arguments("{\"message\":\"x\",\"message\":null}", "message is not a string"),
        arguments("{\"message\":\"\"}", "message is blank"),
        arguments("{\"message\":\" \\t\\r\\n\\u2003\"}", "message is blank"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  @Cites("ML-NO-07")
  void refusesABodyThatIsNotAJsonObject(String body, String message) {
    assertRefused(utf8(body), "ML-NO-07", message);
  }

  static Stream<Arguments> refusesABodyThatIsNotAJsonObject() {
    return Stream.of(
        arguments("", "the body is empty"),
        arguments(" \r\n", "the body is empty"),
        arguments("\ufeff", "the body is empty"),
        arguments("[]", "the body is not a JSON object"),
        arguments("[{\"message\":\"x\"}]", "the body is not a JSON object"),
        arguments("\"message\"", "the body is not a JSON object"),
        arguments("5", "the body is not a JSON object"),
        arguments("null", "the body is not a JSON object"),
        arguments("message=Called", "the body is not JSON (line 1, column 1)"),
        arguments("message", "the body is not JSON (line 1, column 1)"),
        arguments("{'message':'x'}", "the body is not JSON (line 1, column 2)"),
        arguments("{\"message\":\"x\",}", "the body is not JSON (line 1, column 16)"),
        arguments("{\"message\":\"x\"", "the body is not JSON (line 1, column 15)"),
        arguments("{\"message\":\"x", "the body is not JSON (line 1, column 14)"),
        arguments("{\"message\":\n\"a\nb\"}", "the body is not JSON (line 2, column 3)"),
        arguments("{\"message\":\"\u0000\"}", "the body is not JSON (line 1, column 13)"),
        arguments("{\"message\":\"\\x\"}", "the body is not JSON (line 1, column 14)"),
        arguments("{\"message\":\"x\"} {}", "the body is not JSON (line 1, column 17)"),
        arguments("{\"message\":\"x\"}}", "the body is not JSON (line 1, column 16)"),
        arguments("{\"message\":NaN}", "the body is not JSON (line 1, column 15)"),
        arguments("{\"message\":\"x\"} // note", "the body is not JSON (line 1, column 17)"));
  }

  @Test
  @Cites("ML-NO-07")
  void refusesBytesThatAreNotText() {
    assertRefusedAsNoJson(new byte[] {'{', '"', (byte) 0xff, '"', ':', '1', '}'});
    assertRefusedAsNoJson(new byte[] {'{', '"', 'm', '"', ':', '"', (byte) 0xc3, '"', '}'});
    assertRefusedAsNoJson(
        new byte[] {'{', '"', 'm', '"', ':', '"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"', '}'});
    assertRefusedAsNoJson(new byte[] {0, 0, 0, 0});
    assertRefusedAsNoJson(new byte[] {(byte) 0x1f, (byte) 0x8b, 8, 0});
    assertRefusedAsNoJson("{\"message\":\"x\"".getBytes(StandardCharsets.UTF_16LE));
  }

  @ParameterizedTest
  @ValueSource(ints = {2_000, 1_000_000})
  @Cites("ML-NO-20")
  void refusesDeepNesting(int depth) {
    String limit = "more than 500 levels of arrays and objects";
    String message = "the body is beyond a limit of this mock: " + limit;
    String hint = "Send a body that does not have " + limit + ".";
    for (String open : List.of("[", "{\"a\":")) {
      assertRefused(utf8("{\"message\":" + open.repeat(depth)), "ML-NO-20", message, hint);
      assertRefused(
          utf8("{\"message\":\"x\",\"a\":" + open.repeat(depth)), "ML-NO-20", message, hint);
      assertRefused(utf8(open.repeat(depth)), "ML-NO-20", message, hint);
    }
  }

  @Test
  void acceptsAMegabyte() {
    String text = "0123456789abcdef".repeat(1 << 16);
    assertThat(NoteText.read(utf8("{\"message\":\"" + text + "\"}")))
        .isEqualTo(new NoteText.Taken(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"9", "0.", "1e"})
  void staysFastOnNumbersWithoutEnd(String start) {
    byte[] body = utf8("{\"message\":\"x\",\"n\":" + start + "9".repeat(4_000_000) + "}");
    assertTimeoutPreemptively(
        Duration.ofSeconds(5),
        () ->
            assertRefused(
                body,
                "ML-NO-20",
                "the body is beyond a limit of this mock: a number of more than 1000 characters",
                "Send a body that does not have a number of more than 1000 characters."));
  }

  @Property
  void acceptsOrRefusesAnyBytes(@ForAll byte[] body) {
    assertThat(NoteText.read(body)).isNotNull();
  }

  @Property
  @Cites("ML-NO-08")
  void takesAnyTextExactlyAsSent(@ForAll String text) {
    byte[] body = utf8("{\"message\":" + JsonText.of(text) + "}");
    if (text.isBlank()) {
      assertRefused(body, "ML-NO-06", "message is blank");
    } else {
      assertThat(NoteText.read(body)).isEqualTo(new NoteText.Taken(text));
    }
  }

  private static void assertRefused(byte[] body, String rule, String message) {
    assertRefused(body, rule, message, HINT);
  }

  private static void assertRefused(byte[] body, String rule, String message, String hint) {
    assertThat(NoteText.read(body))
        .isEqualTo(
            new NoteText.Refused(
                new Reply.Failure(
                    400,
                    rule,
                    hint,
                    Map.of(),
                    Map.of("status", "400", "message", JsonText.of(message)))));
  }

  private static void assertRefusedAsNoJson(byte[] body) {
    Reply reply = NoteText.read(body).use(text -> new Reply.Success(Map.of("text", text)));
    assertThat(reply)
        .isInstanceOfSatisfying(
            Reply.Failure.class,
            failure -> {
              assertThat(failure.rule()).isEqualTo("ML-NO-07");
              assertThat(failure.model().get("message").toString())
                  .matches("\"the body is not (UTF-8|JSON( \\(line \\d+, column \\d+\\))?)\"");
            });
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
