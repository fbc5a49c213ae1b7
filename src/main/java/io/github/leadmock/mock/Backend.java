package io.github.leadmock.mock;

import io.github.leadmock.liveforce.LiveForce;
import io.github.leadmock.metroleads.MetroLeads;
import io.github.leadmock.operation.Api;
import io.github.leadmock.world.World;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The two APIs on top of one world. Thread-safe. */
final class Backend {

  private final World world;
  private final Map<String, Api> apis;

  Backend(MockSettings settings) {
    this.world = new World(settings.world(), MetroLeads.documentedLeads());
    this.apis =
        Stream.of(MetroLeads.api(world, settings.auth()), LiveForce.api(world, settings.auth()))
            .collect(Collectors.toUnmodifiableMap(Api::name, Function.identity()));
  }

  Api api(String name) {
    @Nullable Api api = apis.get(name);
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
    return List.of(api(MetroLeads.NAME), api(LiveForce.NAME));
  }

  void reset() {
    world.reset();
  }
}
