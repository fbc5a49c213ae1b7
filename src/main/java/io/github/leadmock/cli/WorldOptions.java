package io.github.leadmock.cli;

import io.github.leadmock.engine.MockSettings;
import io.github.leadmock.world.WorldConfig;
import picocli.CommandLine.Option;

/**
 * The options that determine the fake data: with the same options, {@code leads} and {@code serve}
 * show the same ids.
 */
final class WorldOptions {

  @Option(
      names = "--seed",
      paramLabel = "NUMBER",
      description =
          "The same seed gives the same bytes, in any order of requests. Default:"
              + " ${DEFAULT-VALUE}.")
  private String seed = String.valueOf(MockSettings.DEFAULT_SEED);

  @Option(
      names = "--leads",
      paramLabel = "N",
      description =
          "Leads per generated company and in the LiveForce account; a billion cost no"
              + " more memory. Default: ${DEFAULT-VALUE}.")
  private String leads = String.valueOf(MockSettings.DEFAULT_LEADS);

  /** The validated seed. */
  long seed(Usage usage) {
    return usage.wholeNumber("--seed", seed, Long.MIN_VALUE, Long.MAX_VALUE);
  }

  /** The validated number of leads. */
  long leads(Usage usage) {
    return usage.wholeNumber("--leads", leads, 1, WorldConfig.MAX_LEADS);
  }
}
