package io.github.leadmock.cli;

import io.github.leadmock.StoreConfig;
import io.github.leadmock.redis.StoreAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of {@code serve} for state that several replicas share. */
final class StoreOptions {

  private static final String PASSWORD = "LEADMOCK_STORE_PASSWORD";

  @Option(
      names = "--store",
      paramLabel = "URL",
      description =
          "Keeps notes, controls and stubs in a Redis or Valkey that several replicas share, such as"
              + " redis://localhost:6379/0. rediss:// is with TLS. The password in the URL or in"
              + " LEADMOCK_STORE_PASSWORD.")
  private @Nullable String url;

  @Option(
      names = "--store-prefix",
      paramLabel = "NAME",
      description =
          "Begins the name of each key there; another mock needs another one. Default:"
              + " leadmock.")
  private @Nullable String prefix;

  @Option(
      names = "--store-wait",
      paramLabel = "DURATION",
      description =
          "How long to wait for the store at the start, such as 30s. Default: not at all.")
  private @Nullable String patience;

  @Option(
      names = "--replica",
      paramLabel = "NAME",
      description =
          "The name of this replica in logs, different from those of the others. Default: the host's"
              + " name with a random number.")
  private @Nullable String replica;

  /** The store; empty without one. */
  Optional<StoreConfig> store(Usage usage, ProcessEnvironment process) {
    if (url == null) {
      // They would have no effect.
      checkAbsent(usage, "--store-prefix", prefix);
      checkAbsent(usage, "--store-wait", patience);
      checkAbsent(usage, "--replica", replica);
      return Optional.empty();
    }
    String host = process.environment().getOrDefault("HOSTNAME", "replica");
    String byDefault =
        host.replaceAll("[^A-Za-z0-9._-]", "-")
            + "-"
            + Integer.toHexString(ThreadLocalRandom.current().nextInt(0x1000, 0x10000));
    String name = replica == null ? byDefault : replica;
    return Optional.of(
        new StoreConfig(
            checked(usage, url),
            process.environment().getOrDefault(PASSWORD, ""),
            prefix == null ? StoreConfig.PREFIX : named(usage, "--store-prefix", prefix),
            patience == null ? Duration.ZERO : duration(usage, patience),
            named(usage, "--replica", name)));
  }

  private static void checkAbsent(Usage usage, String option, @Nullable String value) {
    usage.check(value == null, String.valueOf(value), option, "it with --store");
  }

  private static String checked(Usage usage, String url) {
    Optional<String> fault = StoreAddress.fault(url);
    if (fault.isPresent()) {
      // What is no URL may hold a password anywhere.
      String shown = url.contains("@") && !url.contains("://") ? "***" : MaskedUrls.value(url);
      throw usage.wrong("--store", shown, fault.get());
    }
    return url;
  }

  private static String named(Usage usage, String option, String name) {
    return usage.check(
        name.matches("[A-Za-z0-9._:-]{1,100}"), name, option, "letters, digits and any of . _ : -");
  }

  private static Duration duration(Usage usage, String text) {
    return Durations.parse(text)
        .orElseThrow(
            () ->
                usage.wrong(
                    "--store-wait",
                    text,
                    "a number above 0 with s, m, h or d, such as 30s, up to " + Durations.MOST));
  }
}
