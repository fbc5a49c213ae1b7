package io.github.leadmock.store;

import java.util.Map;
import java.util.Set;

/** The replicas of a mock. Thread-safe. */
public interface Replicas {

  /** The name of this one. */
  String self();

  /** The names of those that live, this one included. */
  Set<String> living();

  /**
   * Starts to follow the others: from now on, this replica is one that they wait for.
   *
   * @param follower is called on a thread of the store
   */
  void follow(Follower follower);

  /**
   * Asks all replicas, this one included.
   *
   * @return the answers by the replica's name, of those that gave one in time
   */
  Map<String, String> ask(String question);

  /** Keeps a replica's copies up to date. Its methods may fail with a {@link StoreFailure}. */
  interface Follower {

    /** The controls changed. */
    void controlsChanged();

    /** The documents changed. */
    void documentsChanged();

    /** The answer to a question of any replica. */
    String answer(String question);
  }
}
