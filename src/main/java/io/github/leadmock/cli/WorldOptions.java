package io.github.leadmock.cli;

import io.github.leadmock.mock.MockSettings;
import io.github.leadmock.world.WorldConfig;
import picocli.CommandLine.Option;

/**
 * The options that choose the fake data: the same ones show the same ids in {@code leads} and in
 * {@code serve}.
 */
final class WorldOptions {

  @Option(
      names = "--seed",
      paramLabel = "NUMBER",
      description = "The same seed gives the same data. Default: ${DEFAULT-VALUE}.")
  private long seed = MockSettings.DEFAULT_SEED;

  @Option(
      names = "--leads",
      paramLabel = "N",
      description =
          "Leads per generated company, and in the LiveForce account; costs no memory. Default: ${DEFAULT-VALUE}.")
  private long leads = MockSettings.DEFAULT_LEADS;

  long seed() {
    return seed;
  }

  /** The number of leads, checked. */
  long leads(Usage usage) {
    return usage.check(
        leads >= 1 && leads <= WorldConfig.MAX_LEADS,
        leads,
        "--leads",
        "1 to " + WorldConfig.MAX_LEADS);
  }
}
