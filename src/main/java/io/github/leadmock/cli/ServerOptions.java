package io.github.leadmock.cli;

import io.github.leadmock.verify.Settings;
import io.github.leadmock.verify.Target;
import io.github.leadmock.verify.Trust;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of {@code verify} that describe the server; a named target fills the gaps. */
final class ServerOptions {

  private static final Pattern UUID_FORM =
      Pattern.compile("(?i)[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
  private static final Pattern PLAIN_ID = Pattern.compile("[A-Za-z0-9._~-]{1,100}");

  @Option(names = "--api", paramLabel = "API", description = "metroleads or liveforce.")
  private @Nullable String api;

  @Option(
      names = "--base-url",
      paramLabel = "URL",
      description =
          "The server, in place of the vendor's scheme and host, such as http://localhost:8080. For"
              + " LiveForce with or without /api/v1.")
  private @Nullable String baseUrl;

  @Option(
      names = "--user",
      paramLabel = "USER",
      description = "The e-mail address (MetroLeads) or client id (LiveForce).")
  private @Nullable String user;

  @Option(
      names = "--token",
      paramLabel = "TOKEN",
      description =
          "The access token. Better in the environment variable LEADMOCK_TOKEN: other users see"
              + " options.")
  private @Nullable String token;

  @Option(
      names = "--company",
      paramLabel = "UUID",
      description = "MetroLeads: the company of the lead to look at.")
  private @Nullable String company;

  @Option(names = "--lead", paramLabel = "UUID", description = "MetroLeads: the lead to look at.")
  private @Nullable String lead;

  @Option(names = "--lead-id", paramLabel = "ID", description = "LiveForce: the lead to look at.")
  private @Nullable String leadId;

  @Option(
      names = "--ca-cert",
      paramLabel = "FILE",
      description = "Trusts the certificates in this PEM file, in place of those of Java.")
  private @Nullable String authority;

  @Option(
      names = "--insecure",
      description = "Takes any certificate of the server. For a server of your own only.")
  private boolean insecure;

  @Option(
      names = "--target",
      paramLabel = "NAME",
      description = {
        "Takes what other options leave out from ./leadmock.yaml, which reads",
        "  targets:",
        "    NAME:",
        "      api: metroleads",
        "      base-url: https://api.metroleads.com",
        "      user: me@example.com",
        "      company: UUID",
        "      lead: UUID",
        "with the names of these options: api, base-url, user, token, company, lead,",
        "lead-id, ca-cert, insecure."
      })
  private @Nullable String target;

  /** The settings of a run that only reads; the command ends when something is missing. */
  Settings settings(Usage usage, Surroundings around) {
    Map<String, String> named = named(usage, around);
    Target lead = target(usage, named);
    URI address = address(usage, value("base-url", baseUrl, named, usage));
    String who = value("user", user, named, usage);
    return Settings.of(address, who, token(usage, around, named), lead)
        .withTrust(trust(usage, around, named));
  }

  private Trust trust(Usage usage, Surroundings around, Map<String, String> named) {
    Optional<Path> file =
        Optional.ofNullable(authority)
            .or(() -> Optional.ofNullable(named.get("ca-cert")))
            .map(around.folder()::resolve);
    file.ifPresent(
        path ->
            usage.check(Files.isReadable(path), path, "--ca-cert", "a PEM file that can be read"));
    String any = insecure ? "true" : named.getOrDefault("insecure", "false");
    usage.check(any.equals("true") || any.equals("false"), any, "--insecure", "true or false");
    return new Trust(file, any.equals("true"));
  }

  /** The lead's API; all that a list of cases needs. */
  Settings forList(Usage usage, Surroundings around) {
    Target any =
        api(usage, named(usage, around)).equals("metroleads")
            ? new Target.MetroLeads("company", "lead")
            : new Target.LiveForce("lead");
    return Settings.of(URI.create("http://localhost"), "user", "token", any);
  }

  private Map<String, String> named(Usage usage, Surroundings around) {
    String name = target;
    if (name == null) {
      return Map.of();
    }
    TargetFile file = TargetFile.in(around.folder());
    return file.target(name)
        .orElseThrow(
            () ->
                usage.wrong(
                    "--target",
                    name,
                    file.names().isEmpty()
                        ? "a target of " + TargetFile.NAME + ", which has none"
                        : "one of " + String.join(", ", file.names())));
  }

  private String api(Usage usage, Map<String, String> named) {
    String name = value("api", api, named, usage);
    return usage.check(
        name.equals("metroleads") || name.equals("liveforce"),
        name,
        "--api",
        "metroleads or liveforce");
  }

  private Target target(Usage usage, Map<String, String> named) {
    if (api(usage, named).equals("metroleads")) {
      return new Target.MetroLeads(
          uuid(usage, "company", company, named), uuid(usage, "lead", lead, named));
    }
    String id = value("lead-id", leadId, named, usage);
    return new Target.LiveForce(
        usage.check(PLAIN_ID.matcher(id).matches(), id, "--lead-id", "an id such as 1"));
  }

  private static String uuid(
      Usage usage, String option, @Nullable String given, Map<String, String> named) {
    String id = value(option, given, named, usage);
    return usage.check(UUID_FORM.matcher(id).matches(), id, "--" + option, "a UUID");
  }

  private String token(Usage usage, Surroundings around, Map<String, String> named) {
    return Optional.ofNullable(token)
        .or(() -> Optional.ofNullable(around.environment().get("LEADMOCK_TOKEN")))
        .or(() -> Optional.ofNullable(named.get("token")))
        .filter(given -> !given.isEmpty())
        .orElseThrow(
            () ->
                usage.missing("--token", "the access token, or LEADMOCK_TOKEN in the environment"));
  }

  private static URI address(Usage usage, String text) {
    String expected =
        "an http or https address without user, query and fragment, such as http://localhost:8080";
    try {
      URI address = new URI(text);
      // A password may be in there: it is not repeated.
      String shown = address.getRawUserInfo() == null ? text : "***";
      usage.check(Settings.isUsable(address), shown, "--base-url", expected);
      return address;
    } catch (URISyntaxException malformed) {
      throw usage.wrong("--base-url", text.contains("@") ? "***" : text, expected);
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
