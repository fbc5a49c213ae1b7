package io.github.leadmock.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.leadmock.Leadmock;
import io.github.leadmock.LeadmockConfig;
import io.github.leadmock.control.Controls;
import io.github.leadmock.control.Latency;
import io.github.leadmock.engine.AccessLog;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AccessLogTest {

  /** A terminal takes some characters beyond ASCII for commands, the end of a line among them. */
  @ParameterizedTest
  @EnumSource(
      value = AccessLog.Format.class,
      names = {"TEXT", "JSON"})
  void showsCharactersThatSteerATerminalAsCodes(AccessLog.Format format) {
    List<String> lines = new CopyOnWriteArrayList<>();
    String url = "/nothing?a=\u009b2J\u0085\u202e\u2028é\udb40\udc41&password=ZZ";
    try (Leadmock mock =
            Leadmock.start(
                LeadmockConfig.defaults().withAccessLog(format), line -> {}, lines::add);
        RawHttp http = new RawHttp(mock.baseUrl())) {
      http.send(("GET " + url + " HTTP/1.1\r\nHost: localhost\r\n\r\n").getBytes(UTF_8), false);
    }

    String escaped = "/nothing?a=\\u009b2J\\u0085\\u202e\\u2028é\\udb40\\udc41&password=********";
    assertThat(lines).singleElement().asString().contains(escaped);
    if (format == AccessLog.Format.JSON) {
      assertThat(new JsonMapper().readTree(lines.get(0)).path("url").stringValue())
          .isEqualTo(url.replace("ZZ", "********"));
    }
  }

  @Test
  void saysInTextHowLongTheClientWaited() {
    assertThat(lineOfADelayedCall(AccessLog.Format.TEXT))
        .containsPattern(" 200 liveforce/lead-summary (1[2-9]\\d|[2-9]\\d\\d)\\.\\d+ms none$");
  }

  @Test
  void saysInJsonHowLongTheClientWaited() {
    JsonNode line = new JsonMapper().readTree(lineOfADelayedCall(AccessLog.Format.JSON));

    assertThat(line.path("waitedMillis").doubleValue()).isGreaterThanOrEqualTo(120);
    assertThat(line.path("delayMillis").intValue()).isEqualTo(120);
    assertThat(line.path("durationMillis").doubleValue()).isPositive();
  }

  private static String lineOfADelayedCall(AccessLog.Format format) {
    List<String> lines = new CopyOnWriteArrayList<>();
    LeadmockConfig config =
        LeadmockConfig.defaults()
            .withAccessLog(format)
            .withControls(Controls.OFF.withLatency(Optional.of(new Latency.Fixed(120))));
    try (Leadmock mock = Leadmock.start(config, line -> {}, lines::add)) {
      new Client(mock.baseUrl()).get("/api/v1/leads/summary/1");
    }
    assertThat(lines).hasSize(1);
    return lines.get(0);
  }
}
