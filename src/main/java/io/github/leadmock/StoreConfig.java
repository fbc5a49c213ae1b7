package io.github.leadmock;

import static java.util.Objects.requireNonNull;

import io.github.leadmock.redis.StoreAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * Where several replicas of a mock share their state: a Redis or Valkey. Immutable.
 *
 * @param url such as {@code redis://host:6379/0}, {@code rediss://} for TLS, or {@code
 *     redis-sentinel://}
 * @param password the password, if the URL has none; empty for none
 * @param prefix begins the name of each key: mocks with different prefixes have nothing in common
 * @param patience how long to wait for it at the start
 * @param replica the name of this replica, different from those of the others
 */
public record StoreConfig(
    String url, String password, String prefix, Duration patience, String replica) {

  /** The default prefix. */
  public static final String PREFIX = "leadmock";

  /** Checks the values; throws {@link IllegalArgumentException} for an invalid one. */
  public StoreConfig {
    requireNonNull(url, "url is null");
    requireNonNull(password, "password is null");
    requireNonNull(patience, "patience is null");
    StoreAddress.fault(url)
        .ifPresent(
            expected -> {
              // It may hold a password, so it is not repeated.
              throw new IllegalArgumentException(
                  "the URL of the store is wrong; expected " + expected);
            });
    if (!prefix.matches("[A-Za-z0-9._:-]{1,100}")) {
      throw new IllegalArgumentException(
          "prefix is '%s'; expected letters, digits and any of . _ : -".formatted(prefix));
    }
    if (!replica.matches("[A-Za-z0-9._:-]{1,100}")) {
      throw new IllegalArgumentException(
          "replica is '%s'; expected letters, digits and any of . _ : -".formatted(replica));
    }
  }

  /**
   * The store that the system property {@code leadmock.store} names, with a prefix of its own for
   * each call; empty without it. Runs the whole suite against a store.
   */
  static Optional<StoreConfig> byDefault() {
    return Optional.ofNullable(System.getProperty("leadmock.store"))
        .map(
            url ->
                new StoreConfig(url, "", UUID.randomUUID().toString(), Duration.ZERO, "replica"));
  }

  /** The store at a URL, with the default prefix. */
  public static StoreConfig of(String url, String replica) {
    return new StoreConfig(url, "", PREFIX, Duration.ZERO, replica);
  }

  /** Without URL and password. */
  @Override
  public String toString() {
    return "StoreConfig[prefix=%s, replica=%s]".formatted(prefix, replica);
  }
}
