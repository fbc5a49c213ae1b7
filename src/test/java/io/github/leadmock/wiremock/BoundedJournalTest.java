package io.github.leadmock.wiremock;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class BoundedJournalTest {

  private final BoundedJournal journal = new BoundedJournal(3, 100_000);

  private record Sized(long bytes) implements BoundedJournal.Entry {

    @Override
    public ServeEvent event() {
      throw new IllegalStateException("nobody asked for it");
    }

    @Override
    public boolean is(UUID id) {
      return false;
    }
  }

  private List<Long> kept(long... sizes) {
    for (long size : sizes) {
      journal.add(new Sized(size));
    }
    return journal.entries().stream().map(BoundedJournal.Entry::bytes).toList();
  }

  @Test
  void dropsTheOldestBeyondItsLimits() {
    assertThat(kept(1, 2, 3, 4)).containsExactly(4L, 3L, 2L);
    assertThat(kept(60_000, 30_000, 40_000)).containsExactly(40_000L, 30_000L);
  }

  @Test
  void dropsNothingForAnEntryThatItCannotKeep() {
    assertThat(kept(1, 2, 200_000)).containsExactly(2L, 1L);
  }

  @Test
  void countsWhatPrintingABodyTakes() {
    assertThat(BoundedJournal.body(null)).isZero();
    assertThat(BoundedJournal.body("abc".getBytes(StandardCharsets.UTF_8))).isEqualTo(3);
    assertThat(BoundedJournal.body(new byte[] {1, 'a', 2})).isEqualTo(7);
  }
}
