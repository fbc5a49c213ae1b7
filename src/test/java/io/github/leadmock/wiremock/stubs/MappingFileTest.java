package io.github.leadmock.wiremock.stubs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.leadmock.wiremock.stubs.MappingFile.Unusable;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MappingFileTest {

  private static final String MAPPING =
      "{\"request\": {\"url\": \"/a\"}, \"response\": {\"status\": 200, \"body\": \"{{\", \"transformers\": [\"%s\"]}}";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{}             | has a mapping without request or response; expected both as objects",
        "{\"request\":{}} | has a mapping without request or response; expected both as objects",
        "{\"mappings\":[{\"request\":{},\"response\":3}]} | has a mapping without request or response; expected both as objects",
        "[]             | is not a stub mapping; expected an object with request and response, or with mappings",
        "{\"mappings\":{}} | is not a stub mapping; expected an object with request and response, or with mappings",
        "{\"request\":{\"metod\":\"GET\"},\"response\":{}} | is not a stub mapping at /request/metod: unknown member \"metod\"",
        "{\"request\":{\"url\":\"/a\"},\"response\":{\"status\":\"x\"}} | is not a stub mapping at /response/status: found \"x\"; expected a whole number",
        "{\"request\":{},\"response\":{\"headers\":{\"a b\":\"x\"}}} | cannot be served: response.headers has the name 'a b', which is no header name",
        "{\"request\":{},\"response\":{\"headers\":{\"A\":\"x\\ny\"}}} | cannot be served: response.headers.A is 'x\\ny'; expected text on one line",
        "{\"request\":{},\"response\":{\"bodyFileName\":\"{{#a}}\",\"transformers\":[\"response-template\"]}} | has a bodyFileName that is not a template: 1:",
        "{\"priority\":NaN} | is broken at line 1, column 16: found NaN; expected a number (JSON has neither NaN nor Infinity)",
        "{\"request\":      | is broken at line 1, column 12: the JSON ends before it is complete",
      })
  void saysWhatIsWrongAndWhere(String text, String message) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(Unusable.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void namesTheLimitThatAFileExceeds() {
    assertThatThrownBy(() -> read("[".repeat(5_000)))
        .isInstanceOf(Unusable.class)
        .hasMessage(
            "cannot be served: the JSON has more than 200 levels of lists and objects; expected at"
                + " most 200");
    assertThatThrownBy(() -> read("{\"a\":" + "1".repeat(3_000) + "}"))
        .isInstanceOf(Unusable.class)
        .hasMessage(
            "is broken: beyond a limit of this mock: a number of more than 1000 characters");
  }

  @Test
  void compilesTemplatesAheadOfTheFirstRequest() throws Unusable {
    assertThat(read(MAPPING.formatted("other")).mappings()).hasSize(1);
    assertThatThrownBy(() -> read(MAPPING.formatted("response-template")))
        .hasMessage("has a body that is not a template: 1:2: expected }}");
    assertThatThrownBy(
            () ->
                read(
                    "{\"request\":{},\"response\":{\"headers\":{\"Location\":\"{{\"},\"transformers\":[\"response-template\"]}}"))
        .hasMessage("has a header Location that is not a template: 1:2: expected }}");
  }

  @Test
  void givesAMappingWithoutAnIdTheSameOneEveryTime() throws Unusable {
    String text = MAPPING.formatted("other");
    assertThat(read(text).mappings().get(0).getId())
        .isEqualTo(read(text).mappings().get(0).getId());
  }

  @Test
  void takesAByteOrderMark() throws Unusable {
    assertThat(read("\ufeff" + MAPPING.formatted("other")).mappings()).hasSize(1);
  }

  private static MappingFile read(String text) throws Unusable {
    return MappingFile.read(
        "a.json",
        text.getBytes(StandardCharsets.UTF_8),
        template -> {
          throw new IllegalArgumentException("inline@1a2b:1:2: expected }}\n more");
        });
  }
}
