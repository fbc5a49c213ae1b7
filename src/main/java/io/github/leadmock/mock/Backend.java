package io.github.leadmock.mock;

import io.github.leadmock.control.ControlPanel;
import io.github.leadmock.control.ControlledApi;
import io.github.leadmock.control.ControlledClock;
import io.github.leadmock.control.Scope;
import io.github.leadmock.liveforce.LiveForce;
import io.github.leadmock.metroleads.MetroLeads;
import io.github.leadmock.operation.Api;
import io.github.leadmock.world.Session;
import io.github.leadmock.world.World;
import io.github.leadmock.world.WorldConfig;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The two APIs on top of one world. Thread-safe. */
final class Backend {

  private final World world;
  private final ControlPanel panel;
  private final Map<String, ControlledApi> apis;

  Backend(MockSettings settings) {
    WorldConfig config = settings.world();
    ControlledClock clock = new ControlledClock(config.clock());
    this.world =
        new World(
            new WorldConfig(config.seed(), config.leads(), clock),
            MetroLeads.documentedLeads(),
            settings.sessions());
    List<Api> plain =
        List.of(
            MetroLeads.api(world, settings.auth(), settings.isolation()),
            LiveForce.api(world, settings.auth(), settings.isolation()));
    this.panel = new ControlPanel(config.seed(), Scope.of(plain), clock, System::nanoTime);
    panel.change(off -> settings.controls());
    this.apis =
        plain.stream()
            .map(api -> new ControlledApi(api, panel))
            .collect(
                Collectors.toUnmodifiableMap(known -> known.api().name(), Function.identity()));
  }

  /** The switches. */
  ControlPanel panel() {
    return panel;
  }

  ControlledApi api(String name) {
    @Nullable ControlledApi api = apis.get(name);
    if (api == null) {
      throw new IllegalStateException(
          "a stub mapping names the API '%s'; expected one of %s".formatted(name, apis.keySet()));
    }
    return api;
  }

  World world() {
    return world;
  }

  /** MetroLeads first. */
  List<Api> apis() {
    return List.of(api(MetroLeads.NAME).api(), api(LiveForce.NAME).api());
  }

  /** Brings the initial world back; switches stay, but count requests from 1 again. */
  void reset() {
    world.reset();
    panel.restart();
  }

  /** Brings the initial world back for the session of one name. */
  void reset(String session) {
    world.reset(Session.named(session));
  }
}
