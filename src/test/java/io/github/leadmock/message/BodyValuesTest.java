package io.github.leadmock.message;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.leadmock.Cites;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Cites({"ML-NO-14", "LF-ER-06"})
class BodyValuesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "'{\"message\":\"one, two, [three], {four}\"}'|2",
        "'{\"a\":\"\\\",\\\"\",\"b\":1}'|3",
        "' [1,2, [3]]'|5",
        "'[{},{ },{}]'|7",
        "'a=1&b=2&c=3'|3",
        "'plain text, with, commas'|1",
        "''|1"
      })
  void countsValuesAndNotText(String body, int values) {
    assertThat(new BodyValues(body.getBytes(UTF_8)).count()).isEqualTo(values);
  }

  @Test
  void countsAPartSeveralTimes() {
    String part = "\r\n--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1";
    assertThat(new BodyValues(part.repeat(3).getBytes(UTF_8)).count()).isEqualTo(49);
  }

  @Test
  void refusesABodyOfTooManyValues() {
    String many = "{\"a\":[" + "1,".repeat(RequestBody.MAX_VALUES) + "1]}";

    RequestBody refused = RequestBody.of(many.getBytes(UTF_8), null);

    assertThat(refused.complaint())
        .contains(
            new BodyProblem(
                413,
                "the body has more than %s values".formatted(RequestBody.MAX_VALUES),
                "Send at most %s values (members, items, parameters), or give the mock a larger heap (-Xmx)."
                    .formatted(RequestBody.MAX_VALUES)));
    assertThat(RequestBody.of("{\"a\":[1,2]}".getBytes(UTF_8), null).complaint())
        .isEqualTo(Optional.empty());
  }
}
