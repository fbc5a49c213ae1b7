package io.github.leadmock.speed;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.leadmock.data.DataFolder;
import io.github.leadmock.data.OwnLeads;
import io.github.leadmock.metroleads.MetroLeads;
import io.github.leadmock.world.Event;
import io.github.leadmock.world.NamedLead;
import io.github.leadmock.world.Timeline;
import io.github.leadmock.world.World;
import io.github.leadmock.world.WorldConfig;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A hundred thousand events in a file: how long they take to read, and to page through. */
@Tag("slow")
class DataLoadTest {

  private static final double MOST_SECONDS = 3;
  private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

  @TempDir private Path dir;

  private static World world() {
    return new World(new WorldConfig(1, 1_000, Clock.systemUTC()), MetroLeads.documentedLeads());
  }

  private static Timeline timeline(World world, UUID company, UUID lead) {
    return world.timelines().lead(company, lead).orElseThrow().timeline();
  }

  private static Timeline own(World world) {
    String[] path = DataLead.PATH.split("/");
    return timeline(world, UUID.fromString(path[2]), UUID.fromString(path[4]));
  }

  private World loaded(Path file) {
    World world = world();
    List<String> log = new ArrayList<>();
    try (DataFolder folder = new DataFolder(file, new OwnLeads(world, List.of()), log::add)) {
      folder.start();
    }
    assertThat(log).isEmpty();
    return world;
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void loadWithinThreeSeconds(boolean answers) throws IOException {
    Path file = dir.resolve("data.json");
    if (answers) {
      DataLead.writeAnswers(file);
    } else {
      DataLead.write(file);
    }
    double best = Double.MAX_VALUE;
    for (int i = 0; i < 3; i++) {
      // Of this thread alone: other builds on the machine must not count.
      long start = CLOCK.getCurrentThreadCpuTime();
      World world = loaded(file);
      best = Math.min(best, (CLOCK.getCurrentThreadCpuTime() - start) / 1e9);
      assertThat(own(world).count()).isEqualTo(DataLead.EVENTS);
    }
    System.out.printf("100,000 events, answers %s: %.2f s%n", answers, best);
    assertThat(best).isLessThan(MOST_SECONDS);
  }

  @Test
  void arePagedThroughAsFastAsGeneratedOnes() throws IOException {
    Path file = dir.resolve("data.json");
    DataLead.write(file);
    World world = loaded(file);
    Timeline generated = timeline(world, NamedLead.COMPANY, NamedLead.VERY_LONG_TIMELINE.id());
    Timeline own = own(world);
    double ratio = Double.MAX_VALUE;
    for (int round = 0; round < 5; round++) {
      ratio = Math.min(ratio, (double) nanos(own) / nanos(generated));
    }
    assertThat(ratio).as("time of a described page : of a generated one").isLessThan(1.1);
  }

  private static long nanos(Timeline timeline) {
    long start = System.nanoTime();
    for (int page = 0; page < 2_000; page++) {
      List<Event> events = timeline.page(page * 20L, 20);
      assertThat(events).hasSize(20);
    }
    return System.nanoTime() - start;
  }
}
