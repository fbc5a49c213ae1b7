package io.github.leadmock.engine;

import io.github.leadmock.api.Api;
import io.github.leadmock.api.AuthPolicy;
import io.github.leadmock.api.Isolation;
import io.github.leadmock.control.ControlPanel;
import io.github.leadmock.control.ControlledApi;
import io.github.leadmock.control.ControlledClock;
import io.github.leadmock.control.Controls;
import io.github.leadmock.control.SwitchTargets;
import io.github.leadmock.liveforce.LiveForce;
import io.github.leadmock.metroleads.MetroLeads;
import io.github.leadmock.world.Session;
import io.github.leadmock.world.SessionLimits;
import io.github.leadmock.world.World;
import io.github.leadmock.world.WorldConfig;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The two APIs, backed by one world. Thread-safe. */
public final class VendorApis {

  private final World world;
  private final ControlPanel panel;
  private final Controls initialControls;
  private final Map<String, ControlledApi> apis;

  /**
   * The APIs with a new world.
   *
   * @param config the configuration of the fake data
   * @param auth who may call the APIs
   * @param isolation who has separate writes
   * @param sessions how many sessions are kept and for how long
   * @param controls the controls at start
   */
  public VendorApis(
      WorldConfig config,
      AuthPolicy auth,
      Isolation isolation,
      SessionLimits sessions,
      Controls controls) {
    ControlledClock clock = new ControlledClock(config.clock());
    this.world =
        new World(
            new WorldConfig(config.seed(), config.leads(), clock, config.notes()),
            MetroLeads.documentedLeads(),
            sessions);
    List<Api> plain =
        List.of(MetroLeads.api(world, auth, isolation), LiveForce.api(world, auth, isolation));
    this.panel = new ControlPanel(config.seed(), SwitchTargets.of(plain), clock, System::nanoTime);
    this.initialControls = controls;
    panel.start(controls);
    this.apis =
        plain.stream()
            .map(api -> new ControlledApi(api, panel, isolation.named()))
            .collect(
                Collectors.toUnmodifiableMap(known -> known.api().name(), Function.identity()));
  }

  /** The control panel. */
  public ControlPanel panel() {
    return panel;
  }

  /** An API by its name. */
  public ControlledApi api(String name) {
    @Nullable ControlledApi api = apis.get(name);
    if (api == null) {
      throw new IllegalStateException(
          "a stub mapping names the API '%s'; expected one of %s".formatted(name, apis.keySet()));
    }
    return api;
  }

  /** The fake world. */
  public World world() {
    return world;
  }

  /** Both APIs, MetroLeads first. */
  public List<Api> apis() {
    return List.of(api(MetroLeads.NAME).api(), api(LiveForce.NAME).api());
  }

  /** Restores the initial world. Controls stay, but the count of requests restarts at 1. */
  public void reset() {
    world.reset();
    panel.restart();
  }

  /** Restores the initial world and the controls at start. */
  public void resetAll() {
    panel.change(any -> initialControls);
    reset();
  }

  /** Restores the initial world for one named session. */
  public void reset(String session) {
    world.reset(Session.named(session));
  }
}
