package io.github.leadmock.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class NamedSecretsTest {

  private static final JsonMapper JSON = new JsonMapper();

  private static final List<String> PIECES =
      List.of(
          "token",
          "my_password",
          "api_key[]",
          ":",
          "=",
          "\"",
          "'",
          "\\",
          "\n",
          "\r\n\r\n",
          " ",
          "&",
          ",",
          "{",
          "}",
          "[",
          "]",
          "<token>",
          "<secret ",
          "name=",
          "7",
          "abc",
          "n",
          "?",
          "***",
          "é");

  /** A secret in them is {@code ZZ}, or begins and ends with it. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/a?access_token=ZZ&size=2",
        "/a?user[password]=ZZ&x%5Btoken%5D=ZZ&password%5B%5D=ZZ&api_key[0]=ZZ",
        "username=a&password=ZZ",
        "{\"password\":\"ZZ\\\"ZZ\",\"n\":1}",
        "{\"password\" : 'ZZ'}",
        "{\"password\":[\"ZZ\",\"]ZZ\"],\"n\":1}",
        "{\"apiKey\":{\"k\":[\"ZZ\",{\"v\":\"}ZZ\"}]},\"n\":1}",
        "{\"text\":\"{\\\"token\\\":\\\"ZZ\\\",\\\"secret\\\":[\\\"ZZ\\\",\\\"]ZZ\\\"]}\"}",
        "--x\r\nContent-Disposition: form-data; name=\"password\"\r\n\r\nZZ\nZZ\r\n--x--",
        "--x\nContent-Disposition: form-data; name=my_token\nContent-Type: text/plain\n\nZZ",
        "<a><n:password type=\"x\">ZZ &amp; ZZ</n:password><b>1</b></a>",
        "{\"token\":\"ZZ",
        "{\"token\":[\"ZZ",
        "password=ZZ,2;x=ZZ",
        "password={a}ZZ&n=1",
        "password=[1]ZZ",
        "password=***ZZ",
        "password=$LEADMOCK_TOKENZZ",
        "password=ZZ\"ZZ'ZZ\\ZZ<ZZ]ZZ}ZZ&n=1",
        "password='a'ZZ",
        "password=\"a\"ZZ",
        "name=5\"&password=a\"ZZ",
        "user=don't&password=a'ZZ",
        "{\"password\":\"***ZZ\"}",
        "{\"form\":\"password=a\\\"ZZ\\\\ZZ,ZZ&n=1\"}",
        "{\"password\":hunter,ZZ}",
        "curl -d 'password=a'\\''ZZ,ZZ' http://a",
        "--x\r\n\r\nsay \"hi\r\n--x\r\nContent-Disposition: form-data; name=\"token\"\r\n\r\nZZ\r\n",
      })
  void masksWhatItsNameTellsToBeSecret(String text) {
    String masked = NamedSecrets.mask(text, "***");

    assertThat(masked).doesNotContain("ZZ").contains("***");
    assertThat(NamedSecrets.mask(masked, "***")).isEqualTo(masked);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      quoteCharacter = '`',
      value = {
        "/events?access_token=abc&size=2 /events?access_token=***&size=2",
        "username=a&password=b%20c username=a&password=***",
        "{\"password\":\"a\\\"b\",\"n\":1} {\"password\":\"***\",\"n\":1}",
        "{\"api_key\":7,\"n\":1} {\"api_key\":\"***\",\"n\":1}",
        "{\"text\":\"{\\\"token\\\":\\\"abc\\\"}\"} {\"text\":\"{\\\"token\\\":\\\"***\\\"}\"}",
        "{\"text\":\"{\\\"token\\\":7}\"} {\"text\":\"{\\\"token\\\":\\\"***\\\"}\"}",
        "{\"url\":\"/a?token=b,c\",\"n\":1} {\"url\":\"/a?token=***\",\"n\":1}",
        "{\"text\":\"{\\\"url\\\":\\\"/a?token=b\\\"}\"} {\"text\":\"{\\\"url\\\":\\\"/a?token=***\\\"}\"}",
        "{\"message\":\"token:\",\"n\":\"a\"} {\"message\":\"token:\",\"n\":\"a\"}",
        "{\"message\":\"token:\\\"abc\"} {\"message\":\"token:\\\"***\\\"\"}",
        "{\"message\":\"token:{a\",\"n\":1} {\"message\":\"token:***\",\"n\":1}",
        "{\"message\":\"<token>a\",\"n\":1} {\"message\":\"<token>***\",\"n\":1}",
        "'http://a?token=b,c'. 'http://a?token=***'.",
        "password=$LEADMOCK_TOKEN&x=1 password=$LEADMOCK_TOKEN&x=1",
        "{\"message\":\"Hello\"} {\"message\":\"Hello\"}",
      })
  void masksNoMoreThanTheValue(String written, String hidden) {
    assertThat(NamedSecrets.mask(written, "***")).isEqualTo(hidden);
  }

  @Test
  void keepsWhatIsAroundIt() {
    assertThat(
            NamedSecrets.mask(
                "{\"a\":1,\"tokens\":2,\"token\":[1,[2]],\"password\":\"x\",\"b\":[3]}", "***"))
        .isEqualTo("{\"a\":1,\"tokens\":2,\"token\":\"***\",\"password\":\"***\",\"b\":[3]}");
    assertThat(
            NamedSecrets.mask(
                "--x\r\nContent-Disposition: form-data; name=\"password\"\r\n\r\nabc\r\n--x--",
                "***"))
        .isEqualTo("--x\r\nContent-Disposition: form-data; name=\"password\"\r\n\r\n***\r\n--x--");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "my password is long",
        "password=&a=1",
        "password=$LEADMOCK_TOKEN",
        "{\"message\":\"Hello\"}",
        "<password></password>",
        ""
      })
  void leavesOtherTextsAsTheyAre(String text) {
    assertThat(NamedSecrets.mask(text, "***")).isEqualTo(text);
  }

  /** A URL has to stay one. */
  @Test
  void putsNoQuotesIntoAUrl() {
    assertThat(NamedSecrets.mask("http://a/b?password=[x]&token={y}", "***"))
        .isEqualTo("http://a/b?password=***&token=***");
  }

  @Test
  void keepsTheEndOfAQuotedWord() {
    assertThat(NamedSecrets.mask("see \"http://a/b?token=a,b\", or 'token=c' there", "***"))
        .isEqualTo("see \"http://a/b?token=***\", or 'token=***' there");
  }

  /** Made of what stands around names and values, in keys and in values, also JSON in a string. */
  @Test
  void keepsJsonThatIsValidValid() {
    Random random = new Random(1);
    for (int i = 0; i < 20_000; i++) {
      JsonNode document = document(random, 3);
      String text =
          random.nextBoolean()
              ? document.toString()
              : document.toPrettyString().replaceAll("\\R", "\n\n");

      String masked = NamedSecrets.mask(text, "***");

      assertThatCode(() -> JSON.readTree(masked))
          .as("%s%n%s", text, masked)
          .doesNotThrowAnyException();
      assertThat(NamedSecrets.mask(masked, "***")).as(text).isEqualTo(masked);
    }
  }

  private static JsonNode document(Random random, int depth) {
    return switch (random.nextInt(depth == 0 ? 3 : 6)) {
      case 0 -> JSON.getNodeFactory().numberNode(random.nextInt(100) / 4.0);
      case 1 -> JSON.getNodeFactory().nullNode();
      case 2 -> JSON.getNodeFactory().stringNode(words(random));
      case 3 -> JSON.getNodeFactory().stringNode(document(random, depth - 1).toPrettyString());
      case 4 -> {
        ArrayNode list = JSON.createArrayNode();
        for (int i = random.nextInt(4); i > 0; i--) {
          list.add(document(random, depth - 1));
        }
        yield list;
      }
      default -> {
        ObjectNode object = JSON.createObjectNode();
        for (int i = random.nextInt(4); i > 0; i--) {
          object.set(words(random), document(random, depth - 1));
        }
        yield object;
      }
    };
  }

  private static String words(Random random) {
    return Stream.generate(() -> PIECES.get(random.nextInt(PIECES.size())))
        .limit(random.nextInt(8))
        .collect(Collectors.joining());
  }

  /** They would take minutes if they were searched again from each of their places. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "name=",
        "name=token\n",
        "<token ",
        "<a",
        "token[",
        "token:",
        "\\",
        "token={\\",
        "token=[{",
        "name=\"token\"\na\n"
      })
  @Timeout(20)
  void takesHostileTextsInItsStride(String piece) {
    String text = piece.repeat(500_000 / piece.length());

    assertThat(NamedSecrets.mask(text, "***").length()).isLessThanOrEqualTo(4 * text.length());
    assertThat(NamedSecrets.mask("{\"token\":[" + text, "***")).startsWith("{\"token\":\"***\"");
  }

  @Test
  void knowsNames() {
    assertThat("client-secret user[password] api_key[] X-Token".split(" "))
        .allMatch(NamedSecrets::isName);
    assertThat("tokens passwords size key".split(" ")).noneMatch(NamedSecrets::isName);
  }
}
