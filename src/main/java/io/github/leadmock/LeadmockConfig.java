package io.github.leadmock;

import static java.util.Objects.requireNonNull;

import io.github.leadmock.api.AuthPolicy;
import io.github.leadmock.api.Isolation;
import io.github.leadmock.control.Controls;
import io.github.leadmock.engine.CorsPolicy;
import io.github.leadmock.engine.MockSettings;
import io.github.leadmock.tls.Https;
import io.github.leadmock.wiremock.ServerChoice;
import io.github.leadmock.world.NoteLimits;
import io.github.leadmock.world.SessionLimits;
import io.github.leadmock.world.WorldConfig;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;

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
 * @param isolate whether each user has writes of his own
 * @param sessions how many sessions are kept, and for how long
 * @param notes how much of what users write is kept
 * @param strictWire leaves nothing on the wire that tells the mock from the vendor
 * @param adminToken what opens the admin API; without one it is closed when other machines can
 *     reach it
 * @param cors which pages of other origins may call the APIs
 * @param controls what is switched on at the start: latency, errors, faults, rate limit and so on
 * @param stubs a folder with stub mappings and files of the user's own
 * @param https where to serve HTTPS too, beside plain HTTP
 * @param front which HTTP server to put in front
 */
public record LeadmockConfig(
    String bindAddress,
    int port,
    long seed,
    long leads,
    Clock clock,
    AuthPolicy auth,
    Isolation.Mode isolate,
    SessionLimits sessions,
    NoteLimits notes,
    boolean strictWire,
    Optional<String> adminToken,
    CorsPolicy cors,
    Controls controls,
    Optional<Path> stubs,
    Optional<Https> https,
    ServerChoice front) {

  /** Where the mock listens when nobody says otherwise. */
  public static final String LOOPBACK = "127.0.0.1";

  private static final int MAX_PORT = 65_535;

  /** Checks the values; one that cannot be used is an {@link IllegalArgumentException}. */
  public LeadmockConfig {
    requireNonNull(bindAddress, "bindAddress is null");
    requireNonNull(auth, "auth is null");
    requireNonNull(isolate, "isolate is null");
    requireNonNull(sessions, "sessions is null");
    requireNonNull(adminToken, "adminToken is null");
    requireNonNull(cors, "cors is null");
    requireNonNull(controls, "controls is null");
    requireNonNull(stubs, "stubs is null");
    requireNonNull(https, "https is null");
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
    WorldConfig checked = new WorldConfig(seed, leads, clock, notes);
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
        Isolation.Mode.NONE,
        SessionLimits.DEFAULT,
        NoteLimits.ofHeap(),
        false,
        Optional.empty(),
        CorsPolicy.ANY,
        Controls.OFF,
        Optional.empty(),
        Optional.empty(),
        ServerChoice.byDefault());
  }

  /** The same with another address to listen on. */
  public LeadmockConfig withBindAddress(String other) {
    return with(draft -> draft.bindAddress = other);
  }

  /** The same with another port, 0 for a free one. */
  public LeadmockConfig withPort(int other) {
    return with(draft -> draft.port = other);
  }

  /** The same with another seed. */
  public LeadmockConfig withSeed(long other) {
    return with(draft -> draft.seed = other);
  }

  /** The same with another number of leads a company. */
  public LeadmockConfig withLeads(long other) {
    return with(draft -> draft.leads = other);
  }

  /** The same with another clock. */
  public LeadmockConfig withClock(Clock other) {
    return with(draft -> draft.clock = other);
  }

  /** The same with another policy. */
  public LeadmockConfig withAuth(AuthPolicy other) {
    return with(draft -> draft.auth = other);
  }

  /** The same with writes of their own for users, or not. */
  public LeadmockConfig withIsolate(Isolation.Mode other) {
    return with(draft -> draft.isolate = other);
  }

  /** The same with other limits of sessions. */
  public LeadmockConfig withSessions(SessionLimits other) {
    return with(draft -> draft.sessions = other);
  }

  /** The same with other limits of what users write. */
  public LeadmockConfig withNotes(NoteLimits other) {
    return with(draft -> draft.notes = other);
  }

  /** The same with or without the mock's own marks. */
  public LeadmockConfig withStrictWire(boolean other) {
    return with(draft -> draft.strictWire = other);
  }

  /** The same with a token for the admin API. */
  public LeadmockConfig withAdminToken(String other) {
    return with(draft -> draft.adminToken = Optional.of(other));
  }

  /** The same with other pages that may call the APIs. */
  public LeadmockConfig withCors(CorsPolicy other) {
    return with(draft -> draft.cors = other);
  }

  /** The same with other switches on at the start. */
  public LeadmockConfig withControls(Controls other) {
    return with(draft -> draft.controls = other);
  }

  /** The same with a folder of stub mappings and files, watched for changes. */
  public LeadmockConfig withStubs(Path other) {
    return with(draft -> draft.stubs = Optional.of(other));
  }

  /** The same with HTTPS, and HTTP/2, beside plain HTTP. */
  public LeadmockConfig withHttps(Https other) {
    return with(draft -> draft.https = Optional.of(other));
  }

  /** The same behind another HTTP server. */
  public LeadmockConfig withFront(ServerChoice other) {
    return with(draft -> draft.front = other);
  }

  MockSettings settings() {
    return new MockSettings(
        new WorldConfig(seed, leads, clock, notes),
        auth,
        isolate,
        sessions,
        strictWire,
        cors,
        controls);
  }

  /** Does not show the token. */
  @Override
  public String toString() {
    return "LeadmockConfig[%s:%s, seed=%s, leads=%s, auth=%s, strictWire=%s]"
        .formatted(bindAddress, port, seed, leads, auth.mode(), strictWire);
  }

  private LeadmockConfig with(Consumer<Draft> change) {
    Draft draft = new Draft(this);
    change.accept(draft);
    return draft.finish();
  }

  /** A copy to change: the one place that names every value, however many there are to change. */
  private static final class Draft {
    private String bindAddress;
    private int port;
    private long seed;
    private long leads;
    private Clock clock;
    private AuthPolicy auth;
    private Isolation.Mode isolate;
    private SessionLimits sessions;
    private NoteLimits notes;
    private boolean strictWire;
    private Optional<String> adminToken;
    private CorsPolicy cors;
    private Controls controls;
    private Optional<Path> stubs;
    private Optional<Https> https;
    private ServerChoice front;

    Draft(LeadmockConfig config) {
      bindAddress = config.bindAddress;
      port = config.port;
      seed = config.seed;
      leads = config.leads;
      clock = config.clock;
      auth = config.auth;
      isolate = config.isolate;
      sessions = config.sessions;
      notes = config.notes;
      strictWire = config.strictWire;
      adminToken = config.adminToken;
      cors = config.cors;
      controls = config.controls;
      stubs = config.stubs;
      https = config.https;
      front = config.front;
    }

    LeadmockConfig finish() {
      return new LeadmockConfig(
          bindAddress,
          port,
          seed,
          leads,
          clock,
          auth,
          isolate,
          sessions,
          notes,
          strictWire,
          adminToken,
          cors,
          controls,
          stubs,
          https,
          front);
    }
  }
}
