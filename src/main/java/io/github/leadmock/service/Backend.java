package io.github.leadmock.service;

import io.github.leadmock.liveforce.LiveForce;
import io.github.leadmock.metroleads.MetroLeads;
import io.github.leadmock.operation.Api;
import io.github.leadmock.operation.AuthPolicy;
import io.github.leadmock.world.World;
import io.github.leadmock.world.WorldConfig;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The two APIs on top of one world. Thread-safe. */
public final class Backend {

  private final World world;
  private final Map<String, Api> apis;

  /** The APIs on a world made from a configuration, for whoever the policy lets in. */
  public Backend(WorldConfig config, AuthPolicy auth) {
    this.world = new World(config, MetroLeads.documentedLeads());
    this.apis =
        Stream.of(MetroLeads.api(world, auth), LiveForce.api(world, auth))
            .collect(Collectors.toUnmodifiableMap(Api::name, Function.identity()));
  }

  /** An API by its name. */
  public Api api(String name) {
    @Nullable Api api = apis.get(name);
    if (api == null) {
      throw new IllegalStateException(
          "a stub mapping names the API '%s'; expected one of %s".formatted(name, apis.keySet()));
    }
    return api;
  }

  /** Brings the initial world back. */
  public void reset() {
    world.reset();
  }
}
