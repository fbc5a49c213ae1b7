package io.github.leadmock.wiremock;

import io.github.leadmock.engine.Engine;
import io.github.leadmock.store.Replicas;

/** Keeps this replica's copies of what the replicas share up to date. Thread-safe. */
final class ReplicaFollower implements Replicas.Follower {

  private final Engine engine;

  ReplicaFollower(Engine engine) {
    this.engine = engine;
  }

  @Override
  public void controlsChanged() {
    engine.vendors().panel().follow();
  }

  @Override
  public void documentsChanged() {}

  @Override
  public String answer(String question) {
    return "";
  }
}
