package io.github.leadmock.redis;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * How to share state in Redis or Valkey.
 *
 * @param url where the engine is, as Lettuce reads it: {@code redis://host:port/db}, {@code
 *     rediss://}, {@code redis-sentinel://}
 * @param password the password if the URL has none; empty for none
 * @param prefix begins the name of each key; another mock on the same engine needs another one
 * @param patience how long to wait for the engine at the start
 * @param replica names this replica to the others
 * @param world what all replicas must have in common, such as the seed
 * @param sessions how many sessions are stored besides the shared one
 * @param age idle time before a session is dropped
 */
public record StoreSettings(
    String url,
    String password,
    String prefix,
    Duration patience,
    String replica,
    String world,
    int sessions,
    Duration age) {

  /** Checks that nothing is missing. */
  public StoreSettings {
    requireNonNull(url, "url is null");
    requireNonNull(password, "password is null");
    requireNonNull(prefix, "prefix is null");
    requireNonNull(patience, "patience is null");
    requireNonNull(replica, "replica is null");
    requireNonNull(world, "world is null");
    requireNonNull(age, "age is null");
  }

  /** Without the password. */
  @Override
  public String toString() {
    return "StoreSettings[prefix=%s, replica=%s]".formatted(prefix, replica);
  }
}
