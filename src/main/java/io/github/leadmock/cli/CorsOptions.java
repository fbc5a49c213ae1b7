package io.github.leadmock.cli;

import io.github.leadmock.engine.CorsPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The option that lets pages of other origins call. */
final class CorsOptions {

  @Option(
      names = "--cors",
      paramLabel = "ORIGIN",
      arity = "1..*",
      split = Defaults.SEPARATOR,
      splitSynopsisLabel = " ",
      description =
          "The origins whose pages may call the APIs, such as http://localhost:3000; off"
              + " for none, any for all. Default: any; for a proxy, what the server says.")
  private List<String> cors = new ArrayList<>();

  /** The policy, checked; empty when none is given. */
  Optional<CorsPolicy> policy(Usage usage) {
    if (cors.isEmpty()) {
      return Optional.empty();
    }
    if (cors.equals(List.of("any"))) {
      return Optional.of(CorsPolicy.ANY);
    }
    if (cors.equals(List.of("off"))) {
      return Optional.of(CorsPolicy.OFF);
    }
    usage.check(
        !cors.contains("off") && !cors.contains("any"),
        String.join(" ", cors),
        "--cors",
        "off alone, any alone, or origins such as http://localhost:3000");
    cors.forEach(
        origin ->
            usage.check(
                CorsPolicy.isOrigin(origin),
                origin,
                "--cors",
                "off, any, or origins such as http://localhost:3000"));
    return Optional.of(CorsPolicy.only(cors));
  }
}
