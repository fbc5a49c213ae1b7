package io.github.leadmock.world;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.leadmock.Cites;
import io.github.leadmock.SettableClock;
import io.github.leadmock.world.Tokens.Validity;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class TokensTest {

  private static final Duration LIFE = Duration.ofDays(14);

  private final SettableClock clock = new SettableClock("2024-05-01T12:00:00.900Z");
  private final Tokens tokens = new Tokens(new WorldConfig(1, 10, clock));

  @Property
  void areValidForTheUserTheyWereIssuedTo(@ForAll String user, @ForAll String other) {
    UUID token = tokens.issue(user);
    assertThat(tokens.validity(token, user, LIFE)).isEqualTo(Validity.VALID);
    assertThat(tokens.validity(token, other, LIFE))
        .isEqualTo(user.equals(other) ? Validity.VALID : Validity.OF_ANOTHER_USER);
  }

  @Test
  @Cites("ML-AU-07")
  void areNotValidForAnotherUser() {
    UUID token = tokens.issue("jane@example.com");
    assertThat(tokens.validity(token, "jane@example.com", LIFE)).isEqualTo(Validity.VALID);
    assertThat(tokens.validity(token, "john@example.com", LIFE))
        .isEqualTo(Validity.OF_ANOTHER_USER);
    assertThat(tokens.validity(token, "Jane@example.com", LIFE))
        .isEqualTo(Validity.OF_ANOTHER_USER);
    assertThat(tokens.validity(token, "", LIFE)).isEqualTo(Validity.OF_ANOTHER_USER);
  }

  @Test
  @Cites({"ML-AU-04", "ML-AU-07"})
  void expireToTheSecond() {
    UUID token = tokens.issue("user");
    clock.set("2024-05-15T11:59:59.999Z");
    assertThat(tokens.validity(token, "user", LIFE)).isEqualTo(Validity.VALID);
    clock.set("2024-05-15T12:00:00Z");
    assertThat(tokens.validity(token, "user", LIFE)).isEqualTo(Validity.EXPIRED);
  }

  @Test
  void areNotValidBeforeTheyWereIssued() {
    UUID token = tokens.issue("user");
    clock.set("2024-05-01T12:00:00Z");
    assertThat(tokens.validity(token, "user", LIFE)).isEqualTo(Validity.VALID);
    clock.set("2024-05-01T11:59:59.999Z");
    assertThat(tokens.validity(token, "user", LIFE)).isEqualTo(Validity.FROM_LATER);
  }

  @Test
  void surviveARestartWithTheSameSeedOnly() {
    UUID token = tokens.issue("user");
    assertThat(new Tokens(new WorldConfig(1, 99, clock)).validity(token, "user", LIFE))
        .isEqualTo(Validity.VALID);
    assertThat(new Tokens(new WorldConfig(2, 10, clock)).validity(token, "user", LIFE))
        .isEqualTo(Validity.UNKNOWN);
  }

  @Property
  @Cites("ML-AU-07")
  void cannotBeGuessed(@ForAll long high, @ForAll long low) {
    assertThat(tokens.validity(new UUID(high, low), "user", LIFE)).isEqualTo(Validity.UNKNOWN);
  }

  @Test
  void areNotTheIdsOfOtherThings() {
    World world = new World(new WorldConfig(1, 10, clock), List.of());
    world
        .timelines()
        .samples(2)
        .forEach(
            sample -> {
              assertThat(tokens.validity(sample.lead(), "user", LIFE)).isEqualTo(Validity.UNKNOWN);
              assertThat(tokens.validity(sample.company(), "user", LIFE))
                  .isEqualTo(Validity.UNKNOWN);
            });
  }

  @Test
  void changeWithTheSecondAndTheUser() {
    UUID token = tokens.issue("user");
    assertThat(tokens.issue("user")).isEqualTo(token);
    assertThat(tokens.issue("other")).isNotEqualTo(token);
    clock.advance(Duration.ofSeconds(1));
    assertThat(tokens.issue("user")).isNotEqualTo(token);
  }
}
