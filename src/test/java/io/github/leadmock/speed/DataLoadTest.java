package io.github.leadmock.speed;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.leadmock.data.DataFolder;
import io.github.leadmock.data.OwnLeads;
import io.github.leadmock.metroleads.MetroLeads;
import io.github.leadmock.world.Event;
import io.github.leadmock.world.Timeline;
import io.github.leadmock.world.World;
import io.github.leadmock.world.WorldConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A hundred thousand events in a file. The benchmark measures how fast they are. */
@Tag("slow")
class DataLoadTest {

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
  void loadsAllOfThem(boolean answers) throws IOException {
    Path file = dir.resolve("data.json");
    if (answers) {
      DataLead.writeAnswers(file);
    } else {
      DataLead.write(file);
    }

    Timeline own = own(loaded(file));

    assertThat(own.count()).isEqualTo(DataLead.EVENTS);
    for (int page = 0; page < DataLead.EVENTS / 20; page += 500) {
      List<Event> events = own.page(page * 20L, 20);
      assertThat(events).hasSize(20);
    }
  }
}
