package io.github.leadmock.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Messages as WireMock's Jackson and Handlebars write them. */
class PlainWordsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "Unrecognized field \"metod\" (class com.a.matching.RequestPattern), not marked as ignorable | unknown member \"metod\"",
        "Cannot deserialize value of type `java.lang.String` from Object value (token `JsonToken.START_OBJECT`) | found an object; expected a string",
        "Cannot deserialize value of type `int` from String \"x\": not a valid `int` value | found \"x\"; expected a whole number",
        "Cannot deserialize value of type `java.util.UUID` from String \"x\": UUID has to be represented by standard 36-char representation | found \"x\"; expected a UUID",
        "Cannot deserialize value of type `com.a.http.Fault` from String \"X\": not one of the values accepted for Enum class: [EMPTY_RESPONSE, RANDOM] | found \"X\"; expected one of EMPTY_RESPONSE, RANDOM",
        "Cannot deserialize value of type `java.util.ArrayList<com.a.ContentPattern<java.lang.Object>>` from String value (token `JsonToken.VALUE_STRING`) | found a string; expected a list",
        "Cannot deserialize value of type `com.a.StubMapping` from Array value (token `JsonToken.START_ARRAY`) | found a list; expected an object",
        "Could not resolve type id 'x' as a subtype of `com.a.DelayDistribution`: known type ids = [fixed, uniform] (for POJO property 'd') | found \"x\"; expected one of fixed, uniform",
        "Could not resolve subtype of [simple type, class com.a.DelayDistribution]: missing type id property 'type' (for POJO property 'd') | the member \"type\" is missing",
        "Cannot construct instance of `java.util.ArrayList` (although at least one Creator exists): no String-argument constructor/factory method to deserialize from String value ('x') | found \"x\"; expected a list",
        "{\"equals\":\"x\"} is not a valid match operation | {\"equals\":\"x\"} is not a valid match operation",
        "wiremock.com.github.jknack.handlebars.HandlebarsException: inline@63406c00:1:2: could not find helper: 'a' | 1:2: could not find helper: 'a'",
        "limit must be 0 or greater | limit must be 0 or greater",
      })
  void rewordsWhatLibrariesSay(String message, String words) {
    assertThat(PlainWords.of(message)).isEqualTo(words);
  }
}
