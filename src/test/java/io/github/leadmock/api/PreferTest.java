package io.github.leadmock.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.leadmock.Cites;
import io.github.leadmock.CountedText;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Cites({"ML-FO-01", "LF-FO-01"})
class PreferTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "code=404                                 | 404",
        "CODE=404                                 | 404",
        "Code=404                                 | 404",
        "` \tcode=404\t `                         | 404",
        "code = 404                               | 404",
        "`code\t=\t404`                           | 404",
        "code=\"404\"                             | 404",
        "code = \"404\"                           | 404",
        "code=\" 404 \"                           | 404",
        "code=404;foo                             | 404",
        "code=404 ; foo=bar; baz=\"x\"            | 404",
        "respond-async, code=404                  | 404",
        "respond-async,code=404                   | 404",
        "wait=10, code=404, return=minimal        | 404",
        "foo=\"a,b\", code=404                    | 404",
        "foo=\"code=500\", code=404               | 404",
        "foo=\"a;b\"; x=y, code=404               | 404",
        "foo=, code=404                           | 404",
        "code=404, code=500                       | 404",
        "code=\"404\", CODE=500                   | 404",
        "code=404,                                | 404",
        "code                                     | ``",
        "code=                                    | ``",
        "code=\"\"                                | ``",
        "code, code=404                           | ``",
        "code=404x                                | 404x",
        "code=4 04                                | 4",
      })
  void readsAPreference(String header, String value) {
    assertThat(Prefer.parameter(List.of(header), "code")).contains(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "respond-async",
        "xcode=404",
        "code-=404",
        "status=404",
        "foo; code=404",
        "foo=\"code=404\"",
        "foo=bar; code=404; baz",
        "=404",
        "c o d e=404",
        "(code=404)"
      })
  void findsNothingWhereThereIsNoSuchPreference(String header) {
    assertThat(Prefer.parameter(List.of(header), "code")).isEmpty();
  }

  @Test
  void findsNothingWithoutAHeader() {
    assertThat(Prefer.parameter(List.of(), "code")).isEmpty();
  }

  @Test
  void readsSeveralHeadersAsOneListOfWhichTheFirstCounts() {
    assertThat(Prefer.parameter(List.of("respond-async", "code=404", "code=500"), "code"))
        .contains("404");
  }

  @Test
  void skipsEmptyElementsOfTheList() {
    assertThat(Prefer.parameter(List.of(", ,code=404"), "code")).contains("404");
    assertThat(Prefer.parameter(List.of("wait=1,, code=404"), "code")).contains("404");
  }

  @Test
  void doesNotLookForPreferencesInsideAQuotedParameter() {
    assertThat(Prefer.parameter(List.of("foo; x=\"a, code=500\", code=404"), "code"))
        .contains("404");
    assertThat(Prefer.parameter(List.of("foo=\"a\\\", code=500\", code=404"), "code"))
        .contains("404");
    assertThat(Prefer.parameter(List.of("foo=\"a, code=500"), "code")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        " ",
        "\t",
        ",",
        ";",
        "=",
        "\"",
        "\\",
        "a",
        "a,",
        "a=",
        "a=\"",
        "a=\",",
        ";a=\"b\"",
        "a ",
        "code ",
        "\"\"",
        "a;\"",
        "=\"a",
        "\u0000"
      })
  void readsHostileTextAFewTimesOnly(String part) {
    String hostile = part.repeat(20_000 / part.length());
    for (String header : List.of(hostile, "a=" + hostile, "a=\"" + hostile)) {
      CountedText text = new CountedText(header);
      Optional<String> found = Prefer.parameter(List.of(text), "code");

      assertThat(found).isIn(Optional.empty(), Optional.of(""));
      assertThat(text.reads()).isLessThan(20L * text.length());
    }
  }

  @Property(tries = 300)
  void takesAnyText(@ForAll("almostPreferences") String header) {
    Prefer.parameter(List.of(header), "code")
        .ifPresent(value -> assertThat(value).isEqualTo(value.strip()));
  }

  @Property
  void findsAPreferenceAmongOthers(
      @ForAll("others") List<String> before, @ForAll("others") List<String> after) {
    String header =
        String.join(", ", before)
            + (before.isEmpty() ? "" : ", ")
            + "code=429"
            + (after.isEmpty() ? "" : ", ")
            + String.join(", ", after);
    assertThat(Prefer.parameter(List.of(header), "code")).contains("429");
  }

  @Provide
  Arbitrary<String> almostPreferences() {
    return Arbitraries.of("code", "=", "404", "\"", ",", ";", " ", "\t", "\\", "é", "\u0000")
        .list()
        .ofMaxSize(30)
        .map(parts -> String.join("", parts));
  }

  @Provide
  Arbitrary<List<String>> others() {
    return Arbitraries.of(
            "wait=10",
            "respond-async",
            "return=minimal; x",
            "foo=\"a, b\"",
            "foo=\"code=1\"",
            "bar = x",
            "baz=; y=\"z\"")
        .list()
        .ofMaxSize(5);
  }
}
