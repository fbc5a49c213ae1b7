package io.github.leadmock.pact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContractTargetTest {

  private static final Map<String, String> LOGIN =
      Map.of("LEADMOCK_USER", "you@example.com", "LEADMOCK_TOKEN", "very-secret");

  @Test
  void isNobodyUnlessABaseUrlIsGiven() {
    assertThat(named(Map.of("contract.lead-id", "1"))).isEmpty();
  }

  @Test
  void takesEverythingFromTheSettingsAndSecretsFromTheEnvironment() {
    ContractTarget target =
        named(
                Map.of(
                    "contract.base-url", "https://api.metroleads.com",
                    "contract.company", "c",
                    "contract.lead", "l",
                    "contract.allow-writes", "true"))
            .orElseThrow();

    assertThat(target.baseUrl()).isEqualTo(URI.create("https://api.metroleads.com"));
    assertThat(target.allowWrites()).isTrue();
    assertThat(target.assumed()).isFalse();
    assertThat(target.authorization()).isEqualTo("Basic eW91QGV4YW1wbGUuY29tOnZlcnktc2VjcmV0");
    assertThat(target.toString()).contains("Login[***]").doesNotContain("very-secret");
  }

  @Test
  void neitherWritesNorAssumesUnlessItIsTold() {
    ContractTarget target =
        named(
                Map.of(
                    "contract.base-url", "http://localhost:8080",
                    "contract.lead-id", "1",
                    "contract.allow-writes", "yes"))
            .orElseThrow();

    assertThat(target.allowWrites()).isFalse();
    assertThat(target.assumed()).isFalse();
  }

  @Test
  void refusesARunThatWouldTestNothing() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                named(
                    Map.of("contract.base-url", "http://localhost:8080", "contract.company", "c")))
        .withMessage(
            "no lead to look at on http://localhost:8080; add -Dcontract.company=UUID and -Dcontract.lead=UUID for"
                + " MetroLeads, or -Dcontract.lead-id=ID for LiveForce");
  }

  @Test
  void refusesARunWithoutCredentials() {
    Map<String, String> settings =
        Map.of("contract.base-url", "http://localhost:8080", "contract.lead-id", "1");

    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> ContractTarget.named(name -> Optional.ofNullable(settings.get(name)), Map.of()))
        .withMessage(
            "no credentials for http://localhost:8080; set the environment variables LEADMOCK_USER and LEADMOCK_TOKEN");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"localhost:8080", "ftp://example.com", "http://you:very-secret@example.com", "%"})
  void refusesABaseUrlThatCannotBeWithoutRepeatingIt(String url) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> named(Map.of("contract.base-url", url, "contract.lead-id", "1")))
        .withMessage(
            "-Dcontract.base-url is not usable; expected such as https://api.metroleads.com, without credentials");
  }

  private static Optional<ContractTarget> named(Map<String, String> settings) {
    return ContractTarget.named(name -> Optional.ofNullable(settings.get(name)), LOGIN);
  }
}
