package io.github.leadmock.journal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecretsTest {

  @ParameterizedTest
  @CsvSource({
    "/a?password=x&b=c, /a?password=********&b=c",
    "/a?b=c&PASSWORD=x, /a?b=c&PASSWORD=********",
    "/a?pass%77ord=x, /a?pass%77ord=********",
    "/a?passwords=x, /a?passwords=x",
    "/a?size=1&access_token=x&api_key=y&client-secret=z#f, /a?size=1&access_token=********&api_key=********&client-secret=********#f",
    "/token=x, /token=x",
    "/a?%zz=x, /a?%zz=x"
  })
  void masksSecretsInUrls(String url, String masked) {
    assertThat(Secrets.url(url)).isEqualTo(masked);
  }

  @ParameterizedTest
  @CsvSource({
    "user=a&password=b%20c, user=a&password=********",
    "'{\"password\":\"a\\\"b\",\"c\":1}', '{\"password\":\"********\",\"c\":1}'",
    "'{\"Password\" : 12}', '{\"Password\" : \"********\"}'",
    "'{\"password\":\"cut off', '{\"password\":\"********\"'",
    "'{\"access_token\":\"a\",\"api-key\":\"b\",\"clientSecret\":\"c\"}', '{\"access_token\":\"********\",\"api-key\":\"********\",\"clientSecret\":\"********\"}'",
    "my password is long, my password is long"
  })
  void masksSecretsInBodies(String body, String masked) {
    assertThat(Secrets.body(body)).isEqualTo(masked);
  }

  @Test
  void masksHeadersExceptTheScheme() {
    assertThat(Secrets.header("authorization", "Basic abc")).isEqualTo("Basic ********");
    assertThat(Secrets.header("Proxy-Authorization", "abc")).isEqualTo("Unknown ********");
    assertThat(Secrets.header("Cookie", "a=b")).isEqualTo("********");
    for (String name : new String[] {"Set-Cookie", "X-Api-Key", "x-auth-token", "X-CSRF-TOKEN"}) {
      assertThat(Secrets.header(name, "a=b")).as(name).isEqualTo("********");
    }
    assertThat(Secrets.header("X-Leadmock-Session", "a")).isEqualTo("a");
    assertThat(Secrets.header("Accept", "a b")).isEqualTo("a b");
  }
}
