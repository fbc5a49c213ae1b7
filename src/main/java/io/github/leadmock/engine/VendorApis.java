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

/** The two APIs on top of one world. Thread-safe. */
public final class VendorApis {

  private final World world;
  private final ControlPanel panel;
  private final Controls initialControls;
  private final Map<String, ControlledApi> apis;

  /**
   * The APIs on a world of their own.
   *
   * @param config what the fake data is made from
   * @param auth who may call
   * @param isolation who has writes of his own
   * @param sessions how many sessions are kept, and for how long
   * @param controls what is switched on at the start
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

  /** The switches. */
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

  /** MetroLeads first. */
  public List<Api> apis() {
    return List.of(api(MetroLeads.NAME).api(), api(LiveForce.NAME).api());
  }

  /** Brings the initial world back; switches stay, but count requests from 1 again. */
  public void reset() {
    world.reset();
    panel.restart();
  }

  /** Brings the initial world and the switches of the start back. */
  public void resetAll() {
    panel.change(any -> initialControls);
    reset();
  }

  /** Brings the initial world back for the session of one name. */
  public void reset(String session) {
    world.reset(Session.named(session));
  }
}
