package io.github.leadmock.admin;

import static java.util.Objects.requireNonNull;

import io.github.leadmock.api.Api;
import io.github.leadmock.api.AuthPolicy;
import io.github.leadmock.api.Isolation;
import io.github.leadmock.api.Route;
import io.github.leadmock.data.OwnLeads;
import io.github.leadmock.store.Replicas;
import io.github.leadmock.world.SessionLimits;
import io.github.leadmock.world.World;
import io.github.leadmock.world.WorldConfig;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The mock that the admin API describes.
 *
 * @param version the version of the program
 * @param config what the fake world is made from
 * @param auth who may call the APIs
 * @param isolate whether each user has separate writes
 * @param sessions how many sessions are kept and for how long
 * @param world the fake world
 * @param ownLeads the user's own leads in it
 * @param apis the two APIs on top of it
 * @param routes the routes of their operations
 * @param controlsOn the controls that are on at the moment, each as a short English text
 * @param replicas the replicas that share its state, if there may be several
 */
public record MockDescription(
    String version,
    WorldConfig config,
    AuthPolicy auth,
    Isolation.Mode isolate,
    SessionLimits sessions,
    World world,
    OwnLeads ownLeads,
    List<Api> apis,
    List<Route> routes,
    Supplier<List<String>> controlsOn,
    Optional<Replicas> replicas) {

  /** Copies the lists. */
  public MockDescription {
    requireNonNull(version, "version is null");
    requireNonNull(config, "config is null");
    requireNonNull(auth, "auth is null");
    requireNonNull(isolate, "isolate is null");
    requireNonNull(sessions, "sessions is null");
    requireNonNull(world, "world is null");
    requireNonNull(ownLeads, "ownLeads is null");
    apis = List.copyOf(apis);
    routes = List.copyOf(routes);
    requireNonNull(controlsOn, "controlsOn is null");
    requireNonNull(replicas, "replicas is null");
  }
}
