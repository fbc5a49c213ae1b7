package io.github.leadmock.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.leadmock.api.Reply;
import io.github.leadmock.server.ResponseBody;
import io.github.leadmock.stubs.Template;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RenderedBodyCacheTest {

  private static final Template TEXT = Template.compile("<{{{reply.text}}}>").orElseThrow();

  private final RenderedBodyCache prints = new RenderedBodyCache();
  private int made;

  @Test
  void printsAConstantReplyOnce() {
    assertThat(text(prints.of(TEXT, constant("a", "text")))).isEqualTo("<text>");
    ResponseBody second = prints.of(TEXT, constant("a", "text"));
    ResponseBody third = prints.of(TEXT, constant("a", "text"));

    assertThat(text(second)).isEqualTo("<text>");
    assertThat(second.wire()).as("outside of the heap from the second time on").isNotNull();
    assertThat(third).isSameAs(second);
    assertThat(made).isOne();
  }

  @Test
  void tellsRepliesAndTemplatesApart() {
    Template other = Template.compile("({{{reply.text}}})").orElseThrow();

    assertThat(text(prints.of(TEXT, constant("a", "one")))).isEqualTo("<one>");
    assertThat(text(prints.of(TEXT, constant("b", "two")))).isEqualTo("<two>");
    assertThat(text(prints.of(other, constant("a", "one")))).isEqualTo("(one)");
  }

  @Test
  void printsAnyOtherReplyEachTime() {
    assertThat(text(prints.of(TEXT, new Reply.Success(Map.of("text", "one"))))).isEqualTo("<one>");
    assertThat(text(prints.of(TEXT, new Reply.Success(Map.of("text", "two"))))).isEqualTo("<two>");
  }

  @Test
  void evictsTheLeastRecentlyUsed() {
    String long64 = "x".repeat(64 << 10);
    int fit = (int) (RenderedBodyCache.MAX_BYTES / (64 << 10));
    prints.of(TEXT, constant("oldest", "text"));
    prints.of(TEXT, constant("old", "text"));
    for (int number = 0; number < fit; number++) {
      prints.of(TEXT, constant("oldest", "text"));
      prints.of(TEXT, constant(number, long64));
    }
    int before = made;

    prints.of(TEXT, constant("oldest", "text"));
    assertThat(made).as("asked for all the time").isEqualTo(before);
    prints.of(TEXT, constant("old", "text"));
    assertThat(made).as("made room").isEqualTo(before + 1);
    prints.of(TEXT, constant(fit - 1, long64));
    assertThat(made).as("came last").isEqualTo(before + 1);
  }

  @Test
  void keepsNoBodyThatIsTooLarge() {
    String large = "x".repeat(RenderedBodyCache.MAX_BODY);
    IntStream.range(0, 2).forEach(time -> prints.of(TEXT, constant("large", large)));

    assertThat(made).isEqualTo(2);
  }

  private Reply constant(Object what, String text) {
    return new Reply.Constant(
        what,
        () -> {
          made++;
          return Map.of("text", text);
        });
  }

  private static String text(ResponseBody body) {
    return new String(body.bytes(), UTF_8);
  }
}
