package io.github.leadmock.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a report tells people to try is what was sent. */
class AccessTest {

  private static final String USER = "a.rather.long.name@department.example.com";
  private static final String TOKEN = "Token-".repeat(20);

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"NONE", "LOGIN"})
  void isInTheCurlLineAsItIsSent(Access access) throws IOException, InterruptedException {
    List<String> option = shell(access.curl());
    String sent = access.header(USER, TOKEN).orElseThrow();

    assertThat(option)
        .containsExactlyElementsOf(
            option.get(0).equals("-H")
                ? List.of("-H", "Authorization: " + sent)
                : List.of("-u", option.get(1)));
    if (option.get(0).equals("-u")) {
      assertThat("Basic " + Access.encode(option.get(1))).isEqualTo(sent);
    }
  }

  /** The arguments that a shell makes of a text. */
  private static List<String> shell(String text) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder("sh", "-c", "for one in " + text + "; do printf '%s\\0' \"$one\"; done");
    builder.environment().putAll(Map.of("LEADMOCK_USER", USER, "LEADMOCK_TOKEN", TOKEN));
    Process process = builder.redirectErrorStream(true).start();
    String told = new String(process.getInputStream().readAllBytes(), UTF_8);
    process.waitFor();
    return List.of(told.split("\0"));
  }
}
