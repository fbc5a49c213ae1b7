package io.github.leadmock.metroleads;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.leadmock.Cites;
import io.github.leadmock.api.Reply;
import io.github.leadmock.contract.Rule;
import io.github.leadmock.contract.RuleCatalogue;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorsTest {

  @ParameterizedTest
  @CsvSource({
    "400, bad request",
    "401, unauthorized",
    "402, request failed",
    "404, not found",
    "405, method not allowed",
    "429, too many requests",
    "500, internal server error",
    "502, bad gateway",
    "503, service unavailable",
    "504, gateway timeout"
  })
  @Cites("ML-ER-02")
  void hasOneMessagePerStatusAndNothingElse(int status, String message) {
    Reply.Failure failure = Errors.TABLE.failure(status);
    assertThat(failure.status()).isEqualTo(status);
    assertThat(failure.rule()).isEqualTo("ML-ST-" + status);
    assertThat(failure.hint()).isEmpty();
    assertThat(failure.model())
        .isEqualTo(Map.of("status", String.valueOf(status), "message", "\"" + message + "\""));
  }

  @Test
  void documentsTheStatusesOfTheRules() {
    List<Integer> ruled =
        RuleCatalogue.of("metroleads").rules().stream()
            .flatMapToInt(rule -> rule.http().stream())
            .filter(status -> status != 200)
            .boxed()
            .toList();
    assertThat(Errors.TABLE.documented()).isEqualTo(ruled);
    assertThat(RuleCatalogue.of("metroleads").rules())
        .extracting(Rule::id)
        .containsAll(ruled.stream().map(status -> "ML-ST-" + status).toList());
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 503})
  @Cites("ML-ER-05")
  void saysWhenToRetry(int status) {
    assertThat(Errors.TABLE.failure(status).headers()).isEqualTo(Map.of("Retry-After", "1"));
  }

  @Test
  @Cites("ML-AU-08")
  void namesTheAuthenticationScheme() {
    assertThat(Errors.TABLE.failure(401).headers())
        .isEqualTo(Map.of("WWW-Authenticate", "Basic realm=\"MetroLeads\", charset=\"UTF-8\""));
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 402, 404, 405, 500, 502, 504})
  void sendsNoFurtherHeaders(int status) {
    assertThat(Errors.TABLE.failure(status).headers()).isEmpty();
  }
}
