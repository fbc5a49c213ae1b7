package io.github.leadmock.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.leadmock.Cites;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Cites({"ML-AU-01", "LF-AU-01"})
class CredentialsTest {

  // "user:token"
  private static final String ENCODED = "dXNlcjp0b2tlbg==";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Basic " + ENCODED,
        "basic " + ENCODED,
        "BASIC " + ENCODED,
        "  Basic " + ENCODED + "  ",
        "Basic    " + ENCODED,
        "Basic dXNlcjp0b2tlbg"
      })
  void readsWellFormedHeaders(String header) {
    assertThat(Credentials.fromHeaders(List.of(header))).contains(new Credentials("user", "token"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "Basic",
        "Basic ",
        "Basic" + ENCODED,
        "Bearer " + ENCODED,
        "Digest username=\"user\"",
        ENCODED,
        "user:token",
        "Basic user:token",
        "Basic " + ENCODED + "!",
        "Basic " + ENCODED + " " + ENCODED,
        "Basic " + ENCODED + ", Basic " + ENCODED,
        "Basic =",
        "Basic dXNlcg==", // user
        "Basic dXNlcjo=", // user:
        "Basic OnRva2Vu", // :token
        "Basic Og==", // :
        "Basic dXNlcjp0b2tlbg=", // padding missing
        "Basic /zo/", // 0xFF is not UTF-8
        "Basic dXNl\u0000cjp0b2tlbg==",
        "Basic dXNlcjp0b2tlbg==\u00e9"
      })
  void takesNothingFromMalformedHeaders(String header) {
    assertThat(Credentials.fromHeaders(List.of(header))).isEmpty();
  }

  @Test
  void needsExactlyOneHeader() {
    String header = "Basic " + ENCODED;
    assertThat(Credentials.fromHeaders(List.of())).isEmpty();
    assertThat(Credentials.fromHeaders(List.of(header, header))).isEmpty();
  }

  @Test
  void separatesAtTheFirstColon() {
    assertThat(Credentials.parse("user:a:b")).isEqualTo(new Credentials("user", "a:b"));
    assertThat(Credentials.fromHeaders(List.of(basic("user::"))))
        .contains(new Credentials("user", ":"));
  }

  @Property
  void readsBackWhateverUtf8CanCarry(
      @ForAll @NotEmpty String user, @ForAll @NotEmpty String token) {
    Assume.that(!user.contains(":"));
    Assume.that(StandardCharsets.UTF_8.newEncoder().canEncode(user));
    Assume.that(StandardCharsets.UTF_8.newEncoder().canEncode(token));
    assertThat(Credentials.fromHeaders(List.of(basic(user + ":" + token))))
        .contains(new Credentials(user, token));
  }

  @Property
  void takesAnyTextForAHeader(@ForAll String text) {
    assertThat(Credentials.fromHeaders(List.of(text))).isEmpty();
    Credentials.fromHeaders(List.of("Basic " + text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "user", "token only"})
  void needsAColon(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Credentials.parse(text))
        .withMessage("expected user:token with a colon between the two");
  }

  @ParameterizedTest
  @ValueSource(strings = {":", "user:", ":token"})
  void needsBothParts(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Credentials.parse(text))
        .withMessage("expected user:token with both parts");
  }

  @Test
  void hidesTheToken() {
    assertThat(new Credentials("jane@example.com", "s3cret")).hasToString("jane@example.com:***");
  }

  private static String basic(String pair) {
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }
}
