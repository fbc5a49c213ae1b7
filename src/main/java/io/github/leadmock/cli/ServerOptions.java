package io.github.leadmock.cli;

import io.github.leadmock.baseline.Review.Place;
import io.github.leadmock.vendor.VendorApi;
import io.github.leadmock.verify.Settings;
import io.github.leadmock.verify.Target;
import io.github.leadmock.verify.Trust;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of {@code verify} that describe the server; a named target supplies missing ones. */
final class ServerOptions {

  private static final Pattern UUID_FORM =
      Pattern.compile("(?i)[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
  private static final Pattern PLAIN_ID = Pattern.compile("[A-Za-z0-9._~-]{1,100}");

  @Option(
      names = "--api",
      paramLabel = "API",
      description = "metroleads, liveforce, or both, one after the other.")
  private @Nullable String api;

  @Option(
      names = "--base-url",
      paramLabel = "URL",
      description =
          "The server, in place of the vendor's scheme and host, such as"
              + " http://localhost:8080; for LiveForce with or without /api/v1.")
  private @Nullable String baseUrl;

  @Option(
      names = "--user",
      paramLabel = "USER",
      description = "The e-mail address (MetroLeads) or client id (LiveForce).")
  private @Nullable String user;

  @Option(
      names = "--token",
      paramLabel = "TOKEN",
      description = "The access token; better in LEADMOCK_TOKEN, as other users can see options.")
  private @Nullable String token;

  @Option(
      names = "--company",
      paramLabel = "UUID",
      description = "MetroLeads: the company of the lead to check.")
  private @Nullable String company;

  @Option(names = "--lead", paramLabel = "UUID", description = "MetroLeads: the lead to check.")
  private @Nullable String lead;

  @Option(names = "--lead-id", paramLabel = "ID", description = "LiveForce: the lead to check.")
  private @Nullable String leadId;

  @Option(
      names = "--ca-cert",
      paramLabel = "FILE",
      description = "Trusts the certificates in this PEM file instead of Java's.")
  private @Nullable String authority;

  @Option(
      names = "--insecure",
      arity = "0..1",
      fallbackValue = "true",
      paramLabel = "true|false",
      description = "Accepts any certificate. Only for a server of your own.")
  private boolean insecure;

  @Option(
      names = "--target",
      split = Defaults.SEPARATOR,
      splitSynopsisLabel = " ",
      paramLabel = "NAME",
      description = {
        "Takes options that are not given from ./leadmock.yaml, which leadmock config --init creates"
            + " and which contains",
        "  targets:",
        "    NAME:",
        "      api: metroleads",
        "      base-url: https://api.metroleads.com",
        "      user: me@example.com",
        "      company: UUID",
        "      lead: UUID",
        "with the names of these options: api, base-url, user, token, company, lead,",
        "lead-id, ca-cert, insecure; and baseline. Several targets are checked one after the other,"
            + " each of another API; LEADMOCK_TOKEN_NAME is the token of the target NAME."
      })
  private List<String> targets = new ArrayList<>();

  /** The servers to check, with settings that only read; a usage error if something is missing. */
  List<CheckedServer> servers(Usage usage, ProcessEnvironment process) {
    List<CheckedServer> servers = new ArrayList<>();
    for (Described described : described(usage, process)) {
      for (VendorApi one : apis(described.usage(), value("api", api, described))) {
        checkApart(
            usage, servers.stream().noneMatch(server -> server.api().equals(one.key())), one);
        servers.add(server(process, described, one));
      }
    }
    return servers;
  }

  private void checkApart(Usage usage, boolean isFirst, VendorApi one) {
    usage.check(
        isFirst,
        String.join(", ", targets),
        "--target",
        "targets of different APIs, for one report; several are %s".formatted(one.key()));
  }

  /** A usage error if a value is invalid, or a target does not exist. */
  void check(Usage usage, ProcessEnvironment process) {
    check(usage, process, given());
    Set<VendorApi> covered = EnumSet.noneOf(VendorApi.class);
    for (Described described : described(usage, process)) {
      Optional.ofNullable(api)
          .or(() -> Optional.ofNullable(described.options().get("api")))
          .filter(name -> !name.isEmpty())
          .map(name -> apis(described.usage(), name))
          .orElse(List.of())
          .forEach(one -> checkApart(usage, covered.add(one), one));
    }
  }

  private Map<String, String> given() {
    Map<String, String> given = new LinkedHashMap<>();
    put(given, "api", api);
    put(given, "base-url", baseUrl);
    put(given, "company", company);
    put(given, "lead", lead);
    put(given, "lead-id", leadId);
    put(given, "ca-cert", authority);
    return given;
  }

  private static void put(Map<String, String> given, String option, @Nullable String value) {
    if (value != null) {
      given.put(option, value);
    }
  }

  private CheckedServer server(ProcessEnvironment process, Described described, VendorApi theApi) {
    Usage usage = described.usage();
    Map<String, String> named = described.options();
    Target theLead = target(theApi, described);
    URI address = address(usage, "--base-url", value("base-url", baseUrl, described));
    String who = user(usage, value("user", user, described));
    Settings settings =
        Settings.of(address, who, token(usage, process, described), theLead)
            .withTrust(trust(usage, process, named));
    return new CheckedServer(
        settings,
        described.place(),
        Optional.ofNullable(named.get("baseline")).map(process.folder()::resolve));
  }

  /**
   * What is known about a server besides the command-line options.
   *
   * @param target the target; empty if there is none
   * @param usage reports invalid values, with their place
   */
  private record Described(Optional<ConfigFile.Target> target, Usage usage) {

    /** The target's options, by name without dashes. */
    Map<String, String> options() {
      return target.map(ConfigFile.Target::options).orElse(Map.of());
    }

    /** Where the file describes the target. */
    Optional<Place> place() {
      return target.map(ConfigFile.Target::place);
    }

    /** The environment variable that holds its token. */
    String tokenVariable() {
      String name = target.map(ConfigFile.Target::name).orElse("");
      return "LEADMOCK_TOKEN_" + name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }
  }

  private Trust trust(Usage usage, ProcessEnvironment process, Map<String, String> named) {
    Optional<Path> file =
        authority(usage, process, authority == null ? named.get("ca-cert") : authority);
    String any = insecure ? "true" : named.getOrDefault("insecure", "false");
    return new Trust(file, insecure(usage, any));
  }

  /** What follows a colon may be a token, and is not shown. */
  private static String user(Usage usage, String text) {
    usage.check(
        text.indexOf(':') < 0,
        text.replaceFirst("(?s):.*", ":***"),
        "--user",
        "a name without a colon (RFC 7617, section 2); the token goes into LEADMOCK_TOKEN or --token");
    return text;
  }

  private static boolean insecure(Usage usage, String text) {
    usage.check(text.equals("true") || text.equals("false"), text, "--insecure", "true or false");
    return text.equals("true");
  }

  /** Checks what a target says; a usage error, with its place, if a value is invalid. */
  static void check(Usage anywhere, ProcessEnvironment process, ConfigFile.Target target) {
    check(anywhere.within(target), process, target.options());
  }

  private static void check(Usage usage, ProcessEnvironment process, Map<String, String> options) {
    Map<String, Consumer<String>> checks = new LinkedHashMap<>();
    checks.put("api", text -> apis(usage, text));
    checks.put("base-url", text -> address(usage, "--base-url", text));
    checks.put("user", text -> user(usage, text));
    checks.put("company", text -> uuid(usage, "company", text));
    checks.put("lead", text -> uuid(usage, "lead", text));
    checks.put("lead-id", text -> plainId(usage, text));
    checks.put("ca-cert", text -> authority(usage, process, text));
    checks.put("insecure", text -> insecure(usage, text));
    checks.forEach(
        (option, check) ->
            Optional.ofNullable(options.get(option))
                .filter(text -> !text.isEmpty())
                .ifPresent(check));
  }

  /** The file that {@code --ca-cert} names, checked; empty if it names none. */
  static Optional<Path> authority(Usage usage, ProcessEnvironment process, @Nullable String named) {
    Optional<Path> file = Optional.ofNullable(named).map(process.folder()::resolve);
    file.ifPresent(
        path ->
            usage.check(Files.isReadable(path), path, "--ca-cert", "a PEM file that can be read"));
    return file;
  }

  /** Settings with only the API filled in, which is enough to list cases. */
  List<Settings> forList(Usage usage, ProcessEnvironment process) {
    return described(usage, process).stream()
        .flatMap(one -> apis(one.usage(), value("api", api, one)).stream())
        .map(
            one ->
                switch (one) {
                  case METROLEADS -> new Target.MetroLeads("company", "lead");
                  case LIVEFORCE -> new Target.LiveForce("lead");
                })
        .map(any -> Settings.of(URI.create("http://localhost"), "user", "token", any))
        .toList();
  }

  private List<Described> described(Usage usage, ProcessEnvironment process) {
    if (targets.isEmpty()) {
      return List.of(new Described(Optional.empty(), usage));
    }
    ConfigFile file =
        ConfigFile.in(process.folder())
            .orElseThrow(
                () ->
                    usage.wrong(
                        "--target",
                        String.join(", ", targets),
                        "%s with it; there is no such file: leadmock config --init writes one"
                            .formatted(
                                process.folder().resolve(ConfigFile.NAME).toAbsolutePath())));
    return targets.stream().map(name -> described(usage, named(usage, file, name))).toList();
  }

  private static Described described(Usage usage, ConfigFile.Target target) {
    return new Described(Optional.of(target), usage.within(target));
  }

  private static ConfigFile.Target named(Usage usage, ConfigFile file, String name) {
    return file.target(name)
        .orElseThrow(
            () ->
                usage.wrong(
                    "--target",
                    name,
                    file.targets().isEmpty()
                        ? "a target of " + ConfigFile.NAME + ", which has none"
                        : "one of " + String.join(", ", file.targets())));
  }

  private static List<VendorApi> apis(Usage usage, String name) {
    if (name.equals("both")) {
      return List.of(VendorApi.values());
    }
    return List.of(
        VendorApi.find(name)
            .orElseThrow(
                () ->
                    usage.wrong("--api", name, String.join(", ", VendorApi.keys()) + " or both")));
  }

  private Target target(VendorApi theApi, Described described) {
    Usage usage = described.usage();
    return switch (theApi) {
      case METROLEADS ->
          new Target.MetroLeads(
              uuid(usage, "company", value("company", company, described)),
              uuid(usage, "lead", value("lead", lead, described)));
      case LIVEFORCE -> new Target.LiveForce(plainId(usage, value("lead-id", leadId, described)));
    };
  }

  private static String plainId(Usage usage, String id) {
    return usage.check(PLAIN_ID.matcher(id).matches(), id, "--lead-id", "an id such as 1");
  }

  private static String uuid(Usage usage, String option, String id) {
    return usage.check(UUID_FORM.matcher(id).matches(), id, "--" + option, "a UUID");
  }

  private String token(Usage usage, ProcessEnvironment process, Described described) {
    return Optional.ofNullable(token)
        .or(() -> variable(process, described.tokenVariable()))
        .or(() -> variable(process, "LEADMOCK_TOKEN"))
        .or(() -> Optional.ofNullable(described.options().get("token")))
        .filter(given -> !given.isEmpty())
        .orElseThrow(
            () ->
                usage.missing("--token", "the access token, or LEADMOCK_TOKEN in the environment"));
  }

  /** A CI service sets missing secrets to empty text. */
  private static Optional<String> variable(ProcessEnvironment process, String name) {
    return Optional.ofNullable(process.environment().get(name)).filter(value -> !value.isEmpty());
  }

  /** The address of a server, checked. */
  static URI address(Usage usage, String option, String text) {
    String expected =
        "an http or https address without user, query and fragment, such as http://localhost:8080";
    try {
      URI address = new URI(text);
      // The URL may contain a password, so it is not repeated.
      String shown = address.getRawUserInfo() == null ? text : "***";
      usage.check(Settings.isUsable(address), shown, option, expected);
      return address;
    } catch (URISyntaxException malformed) {
      throw usage.wrong(option, text.contains("@") ? "***" : text, expected);
    }
  }

  private static String value(String option, @Nullable String given, Described described) {
    return Optional.ofNullable(given)
        .or(() -> Optional.ofNullable(described.options().get(option)))
        .filter(value -> !value.isEmpty())
        .orElseThrow(
            () -> described.usage().missing("--" + option, "it, or a --target that has it"));
  }
}
