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
        "{\"equals\":\"x\"} is not a valid match operation | found {\"equals\":\"x\"}; expected a matcher, such as {\"equalTo\":\"x\"}",
        "Cannot construct instance of `com.a.http.RequestMethod` (although at least one Creator exists): no int/Int-argument constructor/factory method to deserialize from Number value (5) | found 5; expected a string",
        "Non-standard token '-Infinity': enable `JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS` to allow | found -Infinity; expected a number (JSON has neither NaN nor Infinity)",
        "Unrecognized token 'tru': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false') | found tru; expected a JSON value",
        "Duplicate Object property \"a\" | found \"a\" again; expected each member once",
        "Trailing token (`JsonToken.START_OBJECT`) found after value (bound as `tools.jackson.databind.JsonNode`): not allowed as per `DeserializationFeature.FAIL_ON_TRAILING_TOKENS` | found a second document; expected one document",
        "No content to map due to end-of-input | found nothing; expected a JSON document",
        "Unexpected end-of-input: expected close marker for Object (start marker at [Source: (String)]) | the JSON ends before it is complete",
        "Unclosed group near index 1 | found a broken regular expression; Unclosed group near index 1",
        "wiremock.com.github.jknack.handlebars.HandlebarsException: inline@63406c00:1:2: could not find helper: 'a' | 1:2: could not find helper: 'a'",
        "Number value length (1500) exceeds the maximum allowed (1000, from `StreamReadConstraints.getMaxNumberLength()`) | beyond a limit of this mock: a number of more than 1000 characters",
        "Document nesting depth (501) exceeds the maximum allowed (500, from `StreamReadConstraints.getMaxNestingDepth()`) | beyond a limit of this mock: more than 500 levels of arrays and objects",
        "String value length (20054016) exceeds the maximum allowed (20000000, from `StreamReadConstraints.getMaxStringLength()`) | beyond a limit of this mock: a string of more than 20000000 characters",
        "Name length (60000) exceeds the maximum allowed (50000, from `StreamReadConstraints.getMaxNameLength()`) | beyond a limit of this mock: a name of more than 50000 characters",
        "Numeric value (1e400) out of range of int (-2147483648 - 2147483647) | found 1e400; expected a whole number from -2147483648 to 2147483647",
        "limit must be 0 or greater | limit must be 0 or greater",
      })
  void rewordsWhatLibrariesSay(String message, String words) {
    assertThat(PlainWords.of(message)).isEqualTo(words);
  }
}
