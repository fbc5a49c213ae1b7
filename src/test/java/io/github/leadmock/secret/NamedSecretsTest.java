package io.github.leadmock.secret;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamedSecretsTest {

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
        "{\"api_key\":7,\"n\":1} {\"api_key\":***,\"n\":1}",
        "{\"text\":\"{\\\"token\\\":\\\"abc\\\"}\"} {\"text\":\"{\\\"token\\\":\\\"***\\\"}\"}",
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
