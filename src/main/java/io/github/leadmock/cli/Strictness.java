package io.github.leadmock.cli;

import io.github.leadmock.contract.Rule;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say how strictly is judged. */
final class Strictness {

  @Option(
      names = "--strict",
      arity = "0..1",
      fallbackValue = "true",
      paramLabel = "true|false",
      description =
          "Holds the server to the letter of the documents, such as type null for title; includes"
              + " --fail-on assumed.")
  private boolean strict;

  @Option(
      names = "--fail-on",
      paramLabel = "SEVERITY",
      description =
          "Fails on findings of rules that are at least this certain: documented,"
              + " inferred or assumed; others are warnings. Default: inferred.")
  private @Nullable String failOn;

  /** Whether to go by the letter of the documents. */
  boolean strict() {
    return strict;
  }

  /** From where on a finding fails, checked. */
  Rule.Status failOn(Usage usage) {
    String wanted = failOn;
    if (wanted == null) {
      return strict ? Rule.Status.ASSUMED : Rule.Status.INFERRED;
    }
    return Stream.of(Rule.Status.values())
        .filter(status -> status.toString().equals(wanted))
        .findFirst()
        .orElseThrow(() -> usage.wrong("--fail-on", wanted, "documented, inferred or assumed"));
  }
}
