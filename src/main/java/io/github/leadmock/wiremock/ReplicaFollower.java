package io.github.leadmock.wiremock;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.github.leadmock.admin.AdminApi;
import io.github.leadmock.engine.Engine;
import io.github.leadmock.store.Replicas;
import java.util.Optional;
import java.util.function.Supplier;

/** Keeps this replica's copies of what the replicas share up to date. Thread-safe. */
final class ReplicaFollower implements Replicas.Follower {

  private final Engine engine;
  private final MemoryStores stores;
  private final Supplier<Optional<WireMockServer>> wireMock;

  ReplicaFollower(Engine engine, MemoryStores stores, Supplier<Optional<WireMockServer>> wireMock) {
    this.engine = engine;
    this.stores = stores;
    this.wireMock = wireMock;
  }

  @Override
  public void controlsChanged() {
    engine.vendors().panel().follow();
  }

  @Override
  public void documentsChanged() {
    WireMockServer server = wireMock.get().orElseThrow();
    stores.shared().ifPresent(stubs -> stubs.follow(server, stores.getSettingsStore()));
  }

  @Override
  public String answer(String question) {
    return engine
        .logger()
        .map(
            logger ->
                new AdminApi(engine.description(engine.vendors().apis()), logger.log())
                    .answer(question))
        .orElse("{}");
  }
}
