package io.github.leadmock.wiremock.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LogTextTest {

  @Test
  void masksAndShortensAMessage() {
    assertThat(LogText.line("{\"password\":\"ZZ\"}\nleadmock: ready \u001b[2J" + "x".repeat(1_000)))
        .startsWith("{\"password\":\"********\"}\\nleadmock: ready \\u001b[2Jx")
        .endsWith("x... (1044 characters)")
        .hasSizeLessThan(600);
  }

  @Test
  void keepsAStackTraceReadable() {
    Exception fault =
        new IllegalStateException(
            "token=ZZ\n::error::forged", new IllegalArgumentException("a\u001b[2J\nb"));

    String text = LogText.stackTrace(fault);

    assertThat(text)
        .startsWith("java.lang.IllegalStateException: token=********\\n::error::forged")
        .contains("\tat " + LogTextTest.class.getName() + ".keepsAStackTraceReadable(")
        .contains("Caused by: java.lang.IllegalArgumentException: a\\u001b[2J\\nb")
        .contains("\t... ");
    assertThat(text.lines())
        .allMatch(line -> line.matches("java\\..*|\tat .*|\t\\.\\.\\. .*|Caused by: .*"));
  }

  @Test
  void endsWithCausesThatGoInACircle() {
    Exception one = new IllegalStateException("one");
    Exception two = new IllegalStateException("two", one);
    one.initCause(two);

    assertThat(LogText.stackTrace(one))
        .contains("one", "Caused by: java.lang.IllegalStateException: two");
  }
}
