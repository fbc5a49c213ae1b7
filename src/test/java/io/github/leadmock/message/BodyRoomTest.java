package io.github.leadmock.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BodyRoomTest {

  private final BodyRoom room = new BodyRoom(10_000);

  @Test
  void givesRoomUntilThereIsNoneAndTakesItBack() {
    BodyRoom.Share first = room.share();
    BodyRoom.Share second = room.share();

    assertThat(first.grow(BodyRoom.FREE + 4_000)).isTrue();
    assertThat(first.grow(BodyRoom.FREE + 6_000)).as("2,000 more").isTrue();
    assertThat(second.grow(BodyRoom.FREE + 4_001)).isFalse();
    assertThat(second.grow(BodyRoom.FREE + 4_000)).isTrue();
    first.close();
    first.close();
    assertThat(second.grow(BodyRoom.FREE + 10_001)).isFalse();
    assertThat(second.grow(BodyRoom.FREE + 10_000)).isTrue();
  }

  @Test
  void alwaysHasRoomForSmallBodies() {
    assertThat(room.share().grow(BodyRoom.FREE + 10_000)).isTrue();
    assertThat(room.share().grow(BodyRoom.FREE)).isTrue();
    assertThat(room.share().grow(BodyRoom.FREE + 1)).isFalse();
  }
}
