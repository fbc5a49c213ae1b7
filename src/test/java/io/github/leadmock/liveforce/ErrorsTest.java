package io.github.leadmock.liveforce;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.leadmock.Cites;
import io.github.leadmock.api.Reply;
import io.github.leadmock.contract.RuleCatalogue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorsTest {

  @ParameterizedTest
  @CsvSource({
    "400, bad request,                                4001, INVALID_PARAMETER",
    "401, unauthorized,                               4004, UNAUTHORIZED_ACCESS",
    "402, request failed,                             4002, UNPROCESSABLE_ENTITY",
    "403, access denied,                              4005, ACCESS_DENIED",
    "404, not found,                                  4003, RESOURCE_NOT_FOUND",
    "412, required data not configured or not found,  4007, NOT_CONFIGURED",
    "429, too many requests,                          ,",
    "500, internal server error,                      ,",
    "502, bad gateway,                                ,",
    "503, service unavailable,                        ,",
    "504, gateway timeout,                            ,"
  })
  @Cites({"LF-ER-02", "LF-ER-05"})
  void hasAMessageAndWhereOneFitsAnApplicationCode(
      int status, String message, String code, String type) {
    Map<String, Object> expected = new HashMap<>();
    expected.put("status", String.valueOf(status));
    expected.put("message", "\"" + message + "\"");
    if (code != null) {
      expected.put("code", code);
      expected.put("type", "\"" + type + "\"");
    }
    Reply.Failure failure = Errors.TABLE.failure(status);
    assertThat(failure.status()).isEqualTo(status);
    assertThat(failure.rule()).isEqualTo("LF-ST-" + status);
    assertThat(failure.hint()).isEmpty();
    assertThat(failure.model()).isEqualTo(expected);
  }

  @Test
  void documentsTheStatusesOfTheRules() {
    List<Integer> ruled =
        RuleCatalogue.of("liveforce").rules().stream()
            .flatMapToInt(rule -> rule.http().stream())
            .filter(status -> status != 200)
            .boxed()
            .toList();
    assertThat(Errors.TABLE.documented()).isEqualTo(ruled);
  }

  @Test
  @Cites("LF-ER-03")
  void hasA405ThatTheVendorDoesNotDocument() {
    assertThat(Errors.TABLE.documents(405)).isFalse();
    Reply.Failure failure = Errors.TABLE.failure(405);
    assertThat(failure.rule()).isEqualTo("LF-ER-03");
    assertThat(failure.model())
        .isEqualTo(
            Map.of(
                "status", "405",
                "message", "\"method not allowed\"",
                "code", "4001",
                "type", "\"INVALID_PARAMETER\""));
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 503})
  @Cites("LF-ER-08")
  void saysWhenToRetry(int status) {
    assertThat(Errors.TABLE.failure(status).headers()).isEqualTo(Map.of("Retry-After", "1"));
  }

  @Test
  @Cites("LF-AU-03")
  void namesTheAuthenticationScheme() {
    assertThat(Errors.TABLE.failure(401).headers())
        .isEqualTo(Map.of("WWW-Authenticate", "Basic realm=\"LiveForce\", charset=\"UTF-8\""));
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 402, 403, 404, 405, 412, 500, 502, 504})
  void sendsNoFurtherHeaders(int status) {
    assertThat(Errors.TABLE.failure(status).headers()).isEmpty();
  }
}
