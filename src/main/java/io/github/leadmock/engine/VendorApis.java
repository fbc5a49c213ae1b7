package io.github.leadmock.engine;

import io.github.leadmock.admin.ControlsJson;
import io.github.leadmock.api.Api;
import io.github.leadmock.api.AuthPolicy;
import io.github.leadmock.api.Isolation;
import io.github.leadmock.control.ControlPanel;
import io.github.leadmock.control.ControlledApi;
import io.github.leadmock.control.ControlledClock;
import io.github.leadmock.control.Controls;
import io.github.leadmock.control.SwitchTargets;
import io.github.leadmock.data.OwnLead;
import io.github.leadmock.data.OwnLeads;
import io.github.leadmock.liveforce.LiveForce;
import io.github.leadmock.metroleads.MetroLeads;
import io.github.leadmock.store.SharedStore;
import io.github.leadmock.vendor.VendorApi;
import io.github.leadmock.world.DocumentedLead;
import io.github.leadmock.world.Session;
import io.github.leadmock.world.SessionLimits;
import io.github.leadmock.world.World;
import io.github.leadmock.world.WorldConfig;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The vendors' APIs, backed by one world. Thread-safe. */
public final class VendorApis {

  private final World world;
  private final OwnLeads own;
  private final ControlPanel panel;
  private final Map<String, ControlledApi> apis = new LinkedHashMap<>();
  private volatile Consumer<Optional<String>> beforeReset = session -> {};

  /**
   * The APIs with a new world.
   *
   * @param config the configuration of the fake data
   * @param auth who may call the APIs
   * @param isolation who has separate writes
   * @param sessions how many sessions are kept and for how long
   * @param controls the controls at start
   * @param leads the user's own leads at start
   * @param store what replicas share; empty to keep everything in this process
   * @throws IllegalArgumentException if the user's own leads do not fit together
   */
  public VendorApis(
      WorldConfig config,
      AuthPolicy auth,
      Isolation isolation,
      SessionLimits sessions,
      Controls controls,
      List<OwnLead> leads,
      Optional<SharedStore> store) {
    ControlledClock clock = new ControlledClock(config.clock());
    WorldConfig timed = new WorldConfig(config.seed(), config.leads(), clock, config.notes());
    List<DocumentedLead> documented = MetroLeads.documentedLeads();
    this.world =
        store
            .map(shared -> new World(timed, documented, sessions, shared.notes()))
            .orElseGet(() -> new World(timed, documented, sessions));
    this.own = new OwnLeads(world, leads);
    List<Api> plain =
        Stream.of(VendorApi.values()).map(one -> api(one, world, auth, isolation)).toList();
    SwitchTargets targets = SwitchTargets.of(plain);
    this.panel =
        store
            .map(
                shared ->
                    new ControlPanel(
                        config.seed(),
                        targets,
                        clock,
                        shared.controls(),
                        new ControlsJson(targets)))
            .orElseGet(() -> new ControlPanel(config.seed(), targets, clock, System::nanoTime));
    panel.start(controls);
    plain.forEach(api -> apis.put(api.name(), new ControlledApi(api, panel, isolation.named())));
  }

  private static Api api(VendorApi vendor, World world, AuthPolicy auth, Isolation isolation) {
    return switch (vendor) {
      case METROLEADS -> MetroLeads.api(world, auth, isolation);
      case LIVEFORCE -> LiveForce.api(world, auth, isolation);
    };
  }

  /** The error statuses that any vendor documents, in order. */
  public static SortedSet<Integer> errorStatuses() {
    SortedSet<Integer> all = new TreeSet<>();
    for (VendorApi vendor : VendorApi.values()) {
      all.addAll(
          switch (vendor) {
            case METROLEADS -> MetroLeads.errorStatuses();
            case LIVEFORCE -> LiveForce.errorStatuses();
          });
    }
    return all;
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

  /** The user's own leads in it. */
  public OwnLeads ownLeads() {
    return own;
  }

  /** The fake world. */
  public World world() {
    return world;
  }

  /** All APIs, in the order of {@link VendorApi}. */
  public List<Api> apis() {
    return apis.values().stream().map(ControlledApi::api).toList();
  }

  /**
   * Names somebody to tell before each reset.
   *
   * @param listener receives the session that is reset; empty for all
   */
  void beforeReset(Consumer<Optional<String>> listener) {
    beforeReset = listener;
  }

  /** Restores the initial world. Controls stay, but the count of requests restarts at 1. */
  public void reset() {
    beforeReset.accept(Optional.empty());
    world.reset();
    panel.restart();
  }

  /** Restores the initial world, the user's own leads and the controls at start. */
  public void resetAll() {
    own.restart();
    // The data first: a store that is full may have room for the controls after that.
    reset();
    panel.reset();
  }

  /** Restores the initial world for one named session. */
  public void reset(String session) {
    beforeReset.accept(Optional.of(session));
    world.reset(Session.named(session));
  }
}
