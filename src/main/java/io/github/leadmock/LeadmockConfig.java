package io.github.leadmock;

import static java.util.Objects.requireNonNull;

import io.github.leadmock.admin.ListenAddress;
import io.github.leadmock.api.AuthPolicy;
import io.github.leadmock.api.Isolation;
import io.github.leadmock.control.ClockSetting;
import io.github.leadmock.control.Controls;
import io.github.leadmock.data.OwnData;
import io.github.leadmock.data.OwnLead;
import io.github.leadmock.engine.AccessLog;
import io.github.leadmock.engine.CorsPolicy;
import io.github.leadmock.engine.MockSettings;
import io.github.leadmock.tls.Https;
import io.github.leadmock.wiremock.ServerChoice;
import io.github.leadmock.world.NoteLimits;
import io.github.leadmock.world.SessionLimits;
import io.github.leadmock.world.WorldConfig;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The configuration of a mock. Immutable: start from {@link #defaults()} and change what differs.
 *
 * @param bindAddress the address or host name to listen on; use loopback unless other machines need
 *     access
 * @param port the port to listen on, 0 for a free one
 * @param seed the same seed gives the same data
 * @param leads leads per generated company; they take no memory
 * @param clock the clock that timestamps writes
 * @param auth who may call the APIs
 * @param isolate whether each user has separate writes
 * @param sessions how many sessions are kept and for how long
 * @param notes how many of the users' writes are kept
 * @param strictWire omits everything on the wire that distinguishes the mock from the vendor
 * @param adminToken the token for the admin API; without one, the API is closed if other machines
 *     can reach it
 * @param cors which origins' pages may call the APIs
 * @param controls the controls at start: latency, errors, faults, rate limit and so on
 * @param stubs a folder with the user's own stub mappings and files
 * @param data the user's own leads: a folder of data files, and leads from a program
 * @param https where to serve HTTPS in addition to plain HTTP
 * @param front which HTTP server accepts the connections
 * @param store where replicas share their state, if they do
 * @param metrics whether {@code GET /__admin/leadmock/metrics} shows metrics
 * @param accessLog the form of the access log
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
    OwnData data,
    Optional<Https> https,
    ServerChoice front,
    Optional<StoreConfig> store,
    boolean metrics,
    AccessLog.Format accessLog) {

  /** The default bind address. */
  public static final String LOOPBACK = "127.0.0.1";

  private static final int MAX_PORT = 65_535;

  /** Checks the values; throws {@link IllegalArgumentException} for an invalid one. */
  public LeadmockConfig {
    bindAddress = ListenAddress.withoutBrackets(requireNonNull(bindAddress, "bindAddress is null"));
    requireNonNull(auth, "auth is null");
    requireNonNull(isolate, "isolate is null");
    requireNonNull(sessions, "sessions is null");
    requireNonNull(adminToken, "adminToken is null");
    requireNonNull(cors, "cors is null");
    requireNonNull(controls, "controls is null");
    requireNonNull(stubs, "stubs is null");
    requireNonNull(data, "data is null");
    requireNonNull(https, "https is null");
    requireNonNull(front, "front is null");
    requireNonNull(store, "store is null");
    requireNonNull(accessLog, "accessLog is null");
    if (strictWire && (metrics || accessLog != AccessLog.Format.OFF)) {
      throw new IllegalArgumentException(
          "metrics and an access log are made from the log of requests, which strictWire leaves out");
    }
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

  /** Loopback, a free port, seed 1, 1,000 leads per company, any well-formed credentials. */
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
        OwnData.NONE,
        Optional.empty(),
        ServerChoice.byDefault(),
        StoreConfig.byDefault(),
        false,
        AccessLog.Format.OFF);
  }

  /** A copy with another bind address. */
  public LeadmockConfig withBindAddress(String other) {
    return with(draft -> draft.bindAddress = other);
  }

  /** A copy with another port; 0 for a free one. */
  public LeadmockConfig withPort(int other) {
    return with(draft -> draft.port = other);
  }

  /** A copy with another seed. */
  public LeadmockConfig withSeed(long other) {
    return with(draft -> draft.seed = other);
  }

  /** A copy with another number of leads per company. */
  public LeadmockConfig withLeads(long other) {
    return with(draft -> draft.leads = other);
  }

  /** A copy with another clock. */
  public LeadmockConfig withClock(Clock other) {
    return with(draft -> draft.clock = other);
  }

  /** A copy with another authentication policy. */
  public LeadmockConfig withAuth(AuthPolicy other) {
    return with(draft -> draft.auth = other);
  }

  /** A copy with or without separate writes for each user. */
  public LeadmockConfig withIsolate(Isolation.Mode other) {
    return with(draft -> draft.isolate = other);
  }

  /** A copy with other session limits. */
  public LeadmockConfig withSessions(SessionLimits other) {
    return with(draft -> draft.sessions = other);
  }

  /** A copy with other limits on what users write. */
  public LeadmockConfig withNotes(NoteLimits other) {
    return with(draft -> draft.notes = other);
  }

  /** A copy with or without the headers that identify the mock. */
  public LeadmockConfig withStrictWire(boolean other) {
    return with(draft -> draft.strictWire = other);
  }

  /** A copy with a token for the admin API. */
  public LeadmockConfig withAdminToken(String other) {
    return with(draft -> draft.adminToken = Optional.of(other));
  }

  /** A copy with another CORS policy. */
  public LeadmockConfig withCors(CorsPolicy other) {
    return with(draft -> draft.cors = other);
  }

  /** A copy with other controls at start. */
  public LeadmockConfig withControls(Controls other) {
    return with(draft -> draft.controls = other);
  }

  /** A copy with a folder of stub mappings and files, which is watched for changes. */
  public LeadmockConfig withStubs(Path other) {
    return with(draft -> draft.stubs = Optional.of(other));
  }

  /** The same with the leads of a folder of data files, or of one file, watched for changes. */
  public LeadmockConfig withData(Path other) {
    return with(draft -> draft.data = new OwnData(Optional.of(other), draft.data.leads()));
  }

  /**
   * The same with these leads, in place of others from a program.
   *
   * @throws IllegalArgumentException when something is wrong with one; says what and where
   */
  public LeadmockConfig withData(OwnLead... others) {
    List<OwnLead> list = Arrays.asList(requireNonNull(others, "leads is null"));
    return with(draft -> draft.data = new OwnData(draft.data.files(), list));
  }

  /** A copy that also serves HTTPS and HTTP/2. */
  public LeadmockConfig withHttps(Https other) {
    return with(draft -> draft.https = Optional.of(other));
  }

  /** A copy with another HTTP server in front. */
  public LeadmockConfig withFront(ServerChoice other) {
    return with(draft -> draft.front = other);
  }

  /** A copy that shares its state with other replicas. */
  public LeadmockConfig withStore(StoreConfig other) {
    return with(draft -> draft.store = Optional.of(other));
  }

  /** A copy with or without metrics. */
  public LeadmockConfig withMetrics(boolean other) {
    return with(draft -> draft.metrics = other);
  }

  /**
   * A copy with another form of the access log, which is on standard output unless {@link
   * Leadmock#start} is told another place.
   */
  public LeadmockConfig withAccessLog(AccessLog.Format other) {
    return with(draft -> draft.accessLog = other);
  }

  MockSettings settings() {
    // One that stands still is shown as frozen, as with --clock.
    Clock fixed = Clock.fixed(clock.instant(), clock.getZone());
    return new MockSettings(
        new WorldConfig(seed, leads, clock, notes),
        auth,
        isolate,
        sessions,
        strictWire,
        cors,
        clock.equals(fixed) && controls.clock() instanceof ClockSetting.Real
            ? controls.withClock(new ClockSetting.Frozen(fixed.instant()))
            : controls,
        data);
  }

  /** Omits the token. */
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

  /**
   * A mutable copy: the only place that lists every field, so that a new field needs no change to
   * the {@code with} methods.
   */
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
    private OwnData data;
    private Optional<Https> https;
    private ServerChoice front;
    private Optional<StoreConfig> store;
    private boolean metrics;
    private AccessLog.Format accessLog;

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
      data = config.data;
      https = config.https;
      front = config.front;
      store = config.store;
      metrics = config.metrics;
      accessLog = config.accessLog;
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
          data,
          https,
          front,
          store,
          metrics,
          accessLog);
    }
  }
}
