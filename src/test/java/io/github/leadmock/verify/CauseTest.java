package io.github.leadmock.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.leadmock.CountedText;
import io.github.leadmock.contract.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CauseTest {

  private static Cause cause(String pointer, String message) {
    return new Finding(
            "ML-EV-01",
            Rule.Status.DOCUMENTED,
            Finding.Weight.FAILS,
            "list-events",
            200,
            pointer,
            message,
            "",
            "",
            "")
        .cause();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "0", "f", "-", ".", "a1", "...", "/", "Mon", "...(", "https:"})
  void readsALongTextWithoutBlanksAFewTimesOnly(String part) {
    CountedText text = new CountedText(part.repeat(20_000 / part.length()));
    String lasting = Cause.PASSING.matcher(text).replaceAll("*");

    assertThat(lasting.length()).isLessThanOrEqualTo(text.length());
    assertThat(text.reads()).isLessThan(60L * text.length());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "event 63ecec2c-5047-4cd8-ae98-0dda952e21b8 comes twice|event * comes twice",
        "it is listed at 2017-02-23T10:21:08Z, not at 2017-02-23 10:21:08.5+01:00|it is listed at"
            + " *, not at *",
        "a page with size=-1 holds 10 events|a page with size=* holds * events",
        "asked at http://localhost:8080/companies/1, it|asked at *, it",
        "after 0.3 s|after * s",
        "count is 3, but paging yields 1 event|count is *, but paging yields * events",
        "text Please call back. 1d2ef3ab of 9c1f2e|text Please call back. * of *",
        "a, 63ecec2c-5047-4cd8-ae98-0dda952e21b8, 63ecec2c-5047-4cd8-ae98-0dda952e21b9, z|a, *, z",
        "at Mon, 30 Nov 2026 04:20:01 GMT or Sun Nov 29 2026 19:50:12|at * GMT or *",
        "63ecec2c-5047-4cd8-ae98-0dda952e21b8, 63ecec2c-50... (812 characters)|*",
        "application/json; charset=utf-8|application/json; charset=utf-8"
      })
  void dropsWhatDiffersBetweenRuns(String message, String cause) {
    assertThat(cause("", message).message()).isEqualTo(cause);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "the request without credentials is answered with 200",
        "the JSON is not in plain UTF-8 (RFC 8259, section 8.1)"
      })
  void keepsStatusesAndSections(String message) {
    assertThat(cause("", message).message()).isEqualTo(message);
  }

  @Test
  void showsWhatCannotBeSeen() {
    assertThat(cause("", "a\u0085b\u202ec\nd\u0000").message())
        .isEqualTo("a\\u0085b\\u202ec\\u000ad\\u0000");
  }

  @ParameterizedTest
  @CsvSource({
    "/events/12/data/attached_entities/0,/events/*/data/attached_entities/*",
    "/events,/events",
    "/data/2nd/9,/data/2nd/*"
  })
  void dropsTheIndicesOfPointers(String pointer, String expected) {
    assertThat(cause(pointer, "").pointer()).isEqualTo(expected);
  }
}
