package io.github.leadmock.cli;

import io.github.leadmock.tls.Https;
import io.github.leadmock.tls.LocalCertificate;
import io.github.leadmock.tls.Tls;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of {@code serve} for HTTPS. */
final class HttpsOptions {

  @Option(
      names = "--https-port",
      paramLabel = "PORT",
      description =
          "Also serves HTTPS with HTTP/2; 0 for a free port. A certificate for localhost"
              + " is created at first use. Default: no HTTPS.")
  private @Nullable String port;

  @Option(
      names = "--keystore",
      paramLabel = "FILE",
      description = "Your own keystore for HTTPS, PKCS12 or JKS.")
  private @Nullable Path keystore;

  @Option(
      names = "--keystore-password",
      paramLabel = "PASSWORD",
      description =
          "The password of the keystore; better in LEADMOCK_KEYSTORE_PASSWORD, as other"
              + " users can see options.")
  private @Nullable String password;

  /**
   * How to serve HTTPS.
   *
   * @param https the port and the key material
   * @param pem our certificate, which clients have to trust; empty for the user's own keystore
   */
  record Choice(Https https, Optional<Path> pem) {}

  /** A usage error if the port is invalid. */
  void check(Usage usage, int plain) {
    if (port != null) {
      port(usage, port, plain);
    }
  }

  private static int port(Usage usage, String text, int plain) {
    int given = usage.port("--https-port", text);
    return usage.check(
        given == 0 || given != plain, given, "--https-port", "a port other than that of --port");
  }

  /**
   * The validated choice; empty without a port.
   *
   * @param plain the port for plain HTTP, 0 for a free one
   */
  Optional<Choice> choice(Usage usage, ProcessEnvironment process, int plain) {
    if (password != null && keystore == null) {
      throw usage.missing("--keystore", "the file that --keystore-password opens");
    }
    if (port == null) {
      if (keystore != null) {
        throw usage.missing("--https-port", "it together with --keystore: HTTPS needs a port");
      }
      return Optional.empty();
    }
    int given = port(usage, port, plain);
    if (keystore != null) {
      Path file = process.folder().resolve(keystore);
      return Optional.of(
          new Choice(new Https(given, Tls.of(file, password(usage, process))), Optional.empty()));
    }
    LocalCertificate own = LocalCertificate.in(LocalCertificate.folder(process.environment()));
    return Optional.of(new Choice(new Https(given, own.tls()), Optional.of(own.pem())));
  }

  private String password(Usage usage, ProcessEnvironment process) {
    return Optional.ofNullable(password)
        .or(() -> Optional.ofNullable(process.environment().get("LEADMOCK_KEYSTORE_PASSWORD")))
        .orElseThrow(
            () ->
                usage.missing(
                    "--keystore-password",
                    "that of the keystore, or LEADMOCK_KEYSTORE_PASSWORD in the environment"));
  }
}
