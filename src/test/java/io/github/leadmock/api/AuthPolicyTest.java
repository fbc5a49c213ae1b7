package io.github.leadmock.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.leadmock.Cites;
import io.github.leadmock.api.AuthPolicy.Mode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuthPolicyTest {

  private static final Credentials JANE = new Credentials("jane", "secret");

  @Test
  @Cites({"ML-AU-02", "LF-AU-02"})
  void acceptsAnyPairWhenNoneIsListed() {
    assertThat(AuthPolicy.REQUIRED.lists(JANE)).isTrue();
  }

  @Test
  void listsOnlyWholePairs() {
    AuthPolicy policy = policy(List.of(JANE, new Credentials("john", "other")));
    assertThat(policy.lists(JANE)).isTrue();
    assertThat(policy.lists(new Credentials("jane", "other"))).isFalse();
    assertThat(policy.lists(new Credentials("Jane", "secret"))).isFalse();
    assertThat(policy.lists(new Credentials("nobody", "secret"))).isFalse();
  }

  @Test
  @Cites("ML-AU-04")
  void letsTokensLiveTwoWeeksByDefault() {
    assertThat(AuthPolicy.REQUIRED.tokenLife()).hasDays(14);
    assertThat(AuthPolicy.REQUIRED.mode()).isEqualTo(Mode.REQUIRED);
  }

  @ParameterizedTest
  @CsvSource({"PT0S", "PT-1S"})
  void needsAPositiveTokenLife(Duration life) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new AuthPolicy(Mode.ISSUED, List.of(), life))
        .withMessage("tokenLife is %s; expected more than nothing", life);
  }

  @Test
  void keepsItsOwnCopyOfTheList() {
    List<Credentials> mine = new ArrayList<>(List.of(JANE));
    AuthPolicy policy = policy(mine);
    mine.clear();
    assertThat(policy.credentials()).containsExactly(JANE);
  }

  private static AuthPolicy policy(List<Credentials> credentials) {
    return new AuthPolicy(Mode.REQUIRED, credentials, AuthPolicy.TWO_WEEKS);
  }
}
