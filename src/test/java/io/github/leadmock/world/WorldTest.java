package io.github.leadmock.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.github.leadmock.SettableClock;
import io.github.leadmock.world.Tokens.Validity;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorldTest {

  private final SettableClock clock = new SettableClock("2030-01-01T00:00:00Z");

  @Test
  void forgetsNotesButLogsNobodyOutOnReset() {
    World world = new World(new WorldConfig(1, 10, clock), List.of());
    UUID token = world.tokens().issue("user");
    lead(world).addNote("user", "User", "text");
    assertThat(lead(world).timeline().count()).isEqualTo(1);
    world.reset();
    assertThat(lead(world).timeline().count()).isZero();
    assertThat(world.tokens().validity(token, "user", Duration.ofDays(1)))
        .isEqualTo(Validity.VALID);
  }

  @Test
  void standsApartFromAnotherWorld() {
    World one = new World(new WorldConfig(1, 10, clock), List.of());
    World other = new World(new WorldConfig(1, 10, clock), List.of());
    lead(one).addNote("user", "User", "text");
    assertThat(lead(other).timeline().count()).isZero();
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, Long.MIN_VALUE, 1L << 40, Long.MAX_VALUE})
  void needsAUsableNumberOfLeads(long leads) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new WorldConfig(1, leads, clock))
        .withMessage("leads is %d; expected 1 to 1099511627775", leads);
  }

  @Test
  void needsAClock() {
    assertThatNullPointerException()
        .isThrownBy(() -> new WorldConfig(1, 1, null))
        .withMessage("clock is null");
  }

  private static Lead lead(World world) {
    return world.timelines().lead(NamedLead.COMPANY, NamedLead.EMPTY.id()).orElseThrow();
  }
}
