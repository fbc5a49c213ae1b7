package io.github.leadmock.verify;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecretsTest {

  private final Secrets secrets = new Secrets("jane&co@example.com", "a/s3cret\"word");

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      quoteCharacter = '`',
      value = {
        "a/s3cret\"word $LEADMOCK_TOKEN",
        "a\\/s3cret\\\"word $LEADMOCK_TOKEN",
        "a\\u002Fs3cret\\\\u0022word $LEADMOCK_TOKEN",
        "a%2fs3cret%22word $LEADMOCK_TOKEN",
        "a&#47;s3cret&quot;word $LEADMOCK_TOKEN",
        "jane&amp;co&#x40;example&#46;com $LEADMOCK_USER",
        "YS9zM2NyZXQid29yZA ***",
        "amFuZSZjb0BleGFtcGxlLmNvbTphL3MzY3JldCJ3b3Jk ***",
      })
  void hidesCredentialsInEveryEscaping(String written, String hidden) {
    assertThat(secrets.mask("before " + written + " after " + written))
        .isEqualTo("before " + hidden + " after " + hidden);
  }

  @Test
  void hidesATokenWithoutALetter() {
    assertThat(new Secrets("you", "!&!").mask("!&! and %21&amp;%21"))
        .isEqualTo("$LEADMOCK_TOKEN and $LEADMOCK_TOKEN");
  }

  @ParameterizedTest
  @CsvSource({"'', ''", "x, ''", "'', x", "x, y"})
  void hidesNoPairThatIsAlmostNothing(String user, String token) {
    String text = "Ogden, Ongoing: eDo eDp5 Og== x:y";

    assertThat(new Secrets(user, token).mask(text)).isEqualTo(text);
  }

  @Test
  void leavesOtherTextsAsTheyAre() {
    String text = "the s3cret of jane at example";

    assertThat(secrets.mask(text)).isEqualTo(text);
    assertThat(new Secrets("me", "ab").mask("me and ab")).isEqualTo("me and ab");
  }
}
