package io.github.leadmock.journal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientNameTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "curl/8.5.0 | curl/8.5.0",
        "node | node",
        "Apache-HttpClient/4.5.13 (Java/17.0.9) | Apache-HttpClient/4.5.13",
        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36 | Chrome 131",
        "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36 Edg/131.0 | Edge 131",
        "Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0 | Firefox 133",
        "Mozilla/5.0 (iPhone) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1 | Safari 18",
        "Mozilla/5.0 (compatible) | Mozilla/5.0",
      })
  void namesTheProgramOfAUserAgent(String userAgent, String name) {
    assertThat(ClientName.of(userAgent)).contains(name);
  }

  @Test
  void findsNoNameWhereThereIsNone() {
    assertThat(ClientName.of("")).isEmpty();
    assertThat(ClientName.of("x".repeat(500)).orElseThrow()).hasSize(60);
  }
}
