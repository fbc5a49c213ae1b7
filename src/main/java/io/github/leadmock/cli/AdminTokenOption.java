package io.github.leadmock.cli;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that names what opens the admin side. */
final class AdminTokenOption {

  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/=-]+");

  @Option(
      names = "--admin-token",
      paramLabel = "TOKEN",
      description =
          "Opens /__admin to other machines, sent as Authorization: Bearer TOKEN."
              + " Default: none, this machine only.")
  private @Nullable String adminToken;

  /** The token, checked. */
  Optional<String> token(Usage usage) {
    Optional<String> token = Optional.ofNullable(adminToken);
    token.ifPresent(
        given ->
            usage.check(
                TOKEN.matcher(given).matches(),
                "***",
                "--admin-token",
                "letters, digits and any of - . _ ~ + / =, which a header can carry (RFC 6750)"));
    return token;
  }
}
