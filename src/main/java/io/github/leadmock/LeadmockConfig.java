package io.github.leadmock;

import static java.util.Objects.requireNonNull;

import io.github.leadmock.mock.MockSettings;
import io.github.leadmock.mock.ServerChoice;
import io.github.leadmock.operation.AuthPolicy;
import io.github.leadmock.world.WorldConfig;
import java.time.Clock;
import java.util.Optional;

/**
 * How a mock is set up. Immutable: start from {@link #defaults()} and change what differs.
 *
 * @param bindAddress the address or host name to listen on; loopback unless other machines are to
 *     reach it
 * @param port the port to listen on, 0 for a free one
 * @param seed the same seed gives the same data
 * @param leads leads per generated company; costs no memory
 * @param clock stamps what is written
 * @param auth who may call the APIs
 * @param strictWire leaves nothing on the wire that tells the mock from the vendor
 * @param adminToken what opens the admin API; without one it is closed when other machines can
 *     reach it
 * @param front which HTTP server to put in front
 */
public record LeadmockConfig(
    String bindAddress,
    int port,
    long seed,
    long leads,
    Clock clock,
    AuthPolicy auth,
    boolean strictWire,
    Optional<String> adminToken,
    ServerChoice front) {

  /** Where the mock listens when nobody says otherwise. */
  public static final String LOOPBACK = "127.0.0.1";

  private static final int MAX_PORT = 65_535;

  /** Checks the values; one that cannot be used is an {@link IllegalArgumentException}. */
  public LeadmockConfig {
    requireNonNull(bindAddress, "bindAddress is null");
    requireNonNull(auth, "auth is null");
    requireNonNull(adminToken, "adminToken is null");
    requireNonNull(front, "front is null");
    if (bindAddress.isBlank()) {
      throw new IllegalArgumentException(
          "bindAddress is blank; expected an address or a host name");
    }
    if (port < 0 || port > MAX_PORT) {
      throw new IllegalArgumentException("port is %s; expected 0 to %s".formatted(port, MAX_PORT));
    }
    if (adminToken.filter(String::isBlank).isPresent()) {
      throw new IllegalArgumentException("adminToken is blank; expected a token, or none");
    }
    WorldConfig checked = new WorldConfig(seed, leads, clock);
    clock = checked.clock();
  }

  /** Loopback on a free port, seed 1, 1,000 leads a company, any well-formed credentials. */
  public static LeadmockConfig defaults() {
    return new LeadmockConfig(
        LOOPBACK,
        0,
        MockSettings.DEFAULT_SEED,
        MockSettings.DEFAULT_LEADS,
        Clock.systemUTC(),
        AuthPolicy.REQUIRED,
        false,
        Optional.empty(),
        ServerChoice.byDefault());
  }

  /** The same with another address to listen on. */
  public LeadmockConfig withBindAddress(String other) {
    return new LeadmockConfig(other, port, seed, leads, clock, auth, strictWire, adminToken, front);
  }

  /** The same with another port, 0 for a free one. */
  public LeadmockConfig withPort(int other) {
    return new LeadmockConfig(
        bindAddress, other, seed, leads, clock, auth, strictWire, adminToken, front);
  }

  /** The same with another seed. */
  public LeadmockConfig withSeed(long other) {
    return new LeadmockConfig(
        bindAddress, port, other, leads, clock, auth, strictWire, adminToken, front);
  }

  /** The same with another number of leads a company. */
  public LeadmockConfig withLeads(long other) {
    return new LeadmockConfig(
        bindAddress, port, seed, other, clock, auth, strictWire, adminToken, front);
  }

  /** The same with another clock. */
  public LeadmockConfig withClock(Clock other) {
    return new LeadmockConfig(
        bindAddress, port, seed, leads, other, auth, strictWire, adminToken, front);
  }

  /** The same with another policy. */
  public LeadmockConfig withAuth(AuthPolicy other) {
    return new LeadmockConfig(
        bindAddress, port, seed, leads, clock, other, strictWire, adminToken, front);
  }

  /** The same with or without the mock's own marks. */
  public LeadmockConfig withStrictWire(boolean other) {
    return new LeadmockConfig(
        bindAddress, port, seed, leads, clock, auth, other, adminToken, front);
  }

  /** The same with a token for the admin API. */
  public LeadmockConfig withAdminToken(String other) {
    return new LeadmockConfig(
        bindAddress, port, seed, leads, clock, auth, strictWire, Optional.of(other), front);
  }

  /** The same behind another HTTP server. */
  public LeadmockConfig withFront(ServerChoice other) {
    return new LeadmockConfig(
        bindAddress, port, seed, leads, clock, auth, strictWire, adminToken, other);
  }

  MockSettings settings() {
    return new MockSettings(new WorldConfig(seed, leads, clock), auth, strictWire);
  }

  /** Does not show the token. */
  @Override
  public String toString() {
    return "LeadmockConfig[%s:%s, seed=%s, leads=%s, auth=%s, strictWire=%s]"
        .formatted(bindAddress, port, seed, leads, auth.mode(), strictWire);
  }
}
