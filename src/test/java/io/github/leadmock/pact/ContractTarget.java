package io.github.leadmock.pact;

import static java.util.function.Predicate.not;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The server to replay the pacts against, and the user's settings for it.
 *
 * @param baseUrl the part before the documented paths
 * @param login user and token or password, from environment variables, because test reports show
 *     system properties
 * @param company the company of {@code lead}
 * @param lead a lead of MetroLeads; without one, MetroLeads is skipped
 * @param leadId a lead of LiveForce; without one, LiveForce is skipped
 * @param allowWrites whether notes may be added, updated and removed
 * @param assumed whether to check what no document says
 */
record ContractTarget(
    URI baseUrl,
    Login login,
    Optional<String> company,
    Optional<String> lead,
    Optional<String> leadId,
    boolean allowWrites,
    boolean assumed) {

  static final String BASE_URL = "contract.base-url";
  static final String COMPANY = "contract.company";
  static final String LEAD = "contract.lead";
  static final String LEAD_ID = "contract.lead-id";
  static final String ALLOW_WRITES = "contract.allow-writes";
  static final String ASSUMED = "contract.assumed";

  /** The caller's credentials. Does not show the secret ones. */
  record Login(Optional<String> user, Optional<String> token, Optional<String> password) {

    static final String USER = "LEADMOCK_USER";
    static final String TOKEN = "LEADMOCK_TOKEN";
    static final String PASSWORD = "LEADMOCK_PASSWORD";

    static Login from(Map<String, String> environment) {
      return new Login(
          value(environment, USER), value(environment, TOKEN), value(environment, PASSWORD));
    }

    private static Optional<String> value(Map<String, String> environment, String name) {
      return Optional.ofNullable(environment.get(name)).filter(not(String::isBlank));
    }

    Optional<String> authorization() {
      return user.flatMap(name -> token.map(secret -> JsonClient.basic(name, secret)));
    }

    /** The text with secrets masked. */
    String withoutSecrets(String text) {
      return Stream.of(
              authorization().map(header -> header.substring("Basic ".length())), token, password)
          .flatMap(Optional::stream)
          .reduce(text, (shown, secret) -> shown.replace(secret, "***"));
    }

    @Override
    public String toString() {
      return "Login[***]";
    }
  }

  /**
   * The server that the settings name, if they name one.
   *
   * @throws IllegalArgumentException if the settings are invalid; the message says what to set
   */
  static Optional<ContractTarget> named(
      Function<String, Optional<String>> settings, Map<String, String> environment) {
    return settings
        .apply(BASE_URL)
        .map(
            url ->
                new ContractTarget(
                    baseUrl(url),
                    Login.from(environment),
                    settings.apply(COMPANY),
                    settings.apply(LEAD),
                    settings.apply(LEAD_ID),
                    isOn(settings, ALLOW_WRITES),
                    isOn(settings, ASSUMED)))
        .map(ContractTarget::checked);
  }

  /** A run that tests nothing must not look like a success. */
  private ContractTarget checked() {
    if (leadId.isEmpty() && (company.isEmpty() || lead.isEmpty())) {
      throw new IllegalArgumentException(
          "no lead to look at on %s; add -D%s=UUID and -D%s=UUID for MetroLeads, or -D%s=ID for LiveForce"
              .formatted(baseUrl, COMPANY, LEAD, LEAD_ID));
    }
    if (login.authorization().isEmpty()) {
      throw new IllegalArgumentException(
          "no credentials for %s; set the environment variables %s and %s"
              .formatted(baseUrl, Login.USER, Login.TOKEN));
    }
    return this;
  }

  /** The header value that calls need. */
  String authorization() {
    return login.authorization().orElseThrow();
  }

  private static URI baseUrl(String url) {
    try {
      URI uri = URI.create(url);
      if (uri.getHost() != null
          && uri.getUserInfo() == null
          && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
        return uri;
      }
    } catch (IllegalArgumentException noUri) {
      // Reported below.
    }
    // The value is not repeated, because it may contain credentials.
    throw new IllegalArgumentException(
        "-D%s is not usable; expected such as https://api.metroleads.com, without credentials"
            .formatted(BASE_URL));
  }

  private static boolean isOn(Function<String, Optional<String>> settings, String name) {
    return settings.apply(name).filter("true"::equals).isPresent();
  }
}
