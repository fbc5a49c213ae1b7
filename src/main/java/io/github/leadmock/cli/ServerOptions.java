package io.github.leadmock.cli;

import io.github.leadmock.baseline.Review.Place;
import io.github.leadmock.vendor.VendorApi;
import io.github.leadmock.verify.Settings;
import io.github.leadmock.verify.Target;
import io.github.leadmock.verify.Trust;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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
      for (VendorApi one : apis(usage, described.options())) {
        usage.check(
            servers.stream().noneMatch(server -> server.api().equals(one.key())),
            String.join(", ", targets),
            "--target",
            "targets of different APIs, for one report; several are %s".formatted(one.key()));
        servers.add(server(usage, process, described, one));
      }
    }
    return servers;
  }

  private CheckedServer server(
      Usage usage, ProcessEnvironment process, Described described, VendorApi theApi) {
    Map<String, String> named = described.options();
    Target theLead = target(usage, theApi, named);
    URI address = address(usage, "--base-url", value("base-url", baseUrl, named, usage));
    String who = value("user", user, named, usage);
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
   * @param name the name of the target; empty if there is none
   * @param options the target's options, by name without dashes
   * @param place where the file describes the target
   */
  private record Described(String name, Map<String, String> options, Optional<Place> place) {

    /** The environment variable that holds its token. */
    String tokenVariable() {
      return "LEADMOCK_TOKEN_" + name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }
  }

  private Trust trust(Usage usage, ProcessEnvironment process, Map<String, String> named) {
    Optional<Path> file =
        authority(usage, process, authority == null ? named.get("ca-cert") : authority);
    String any = insecure ? "true" : named.getOrDefault("insecure", "false");
    usage.check(any.equals("true") || any.equals("false"), any, "--insecure", "true or false");
    return new Trust(file, any.equals("true"));
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
        .flatMap(one -> apis(usage, one.options()).stream())
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
      return List.of(new Described("", Map.of(), Optional.empty()));
    }
    ConfigFile file =
        ConfigFile.in(process.folder())
            .orElseThrow(
                () ->
                    new UncheckedIOException(
                        "cannot read %s; it holds the targets that --target names"
                            .formatted(process.folder().resolve(ConfigFile.NAME)),
                        new NoSuchFileException(ConfigFile.NAME)));
    return targets.stream()
        .map(name -> new Described(name, options(usage, file, name), Optional.of(file.place(name))))
        .toList();
  }

  private static Map<String, String> options(Usage usage, ConfigFile file, String name) {
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

  private List<VendorApi> apis(Usage usage, Map<String, String> named) {
    String name = value("api", api, named, usage);
    if (name.equals("both")) {
      return List.of(VendorApi.values());
    }
    return List.of(
        VendorApi.find(name)
            .orElseThrow(
                () ->
                    usage.wrong("--api", name, String.join(", ", VendorApi.keys()) + " or both")));
  }

  private Target target(Usage usage, VendorApi theApi, Map<String, String> named) {
    return switch (theApi) {
      case METROLEADS ->
          new Target.MetroLeads(
              uuid(usage, "company", company, named), uuid(usage, "lead", lead, named));
      case LIVEFORCE -> liveForce(usage, named);
    };
  }

  private Target liveForce(Usage usage, Map<String, String> named) {
    String id = value("lead-id", leadId, named, usage);
    return new Target.LiveForce(
        usage.check(PLAIN_ID.matcher(id).matches(), id, "--lead-id", "an id such as 1"));
  }

  private static String uuid(
      Usage usage, String option, @Nullable String given, Map<String, String> named) {
    String id = value(option, given, named, usage);
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

  private static String value(
      String option, @Nullable String given, Map<String, String> named, Usage usage) {
    return Optional.ofNullable(given)
        .or(() -> Optional.ofNullable(named.get(option)))
        .filter(value -> !value.isEmpty())
        .orElseThrow(() -> usage.missing("--" + option, "it, or a --target that has it"));
  }
}
