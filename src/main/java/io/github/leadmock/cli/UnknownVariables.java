package io.github.leadmock.cli;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Finds variables of the environment that look like a misspelled one of ours. An unknown variable
 * is no error: Kubernetes, for example, sets {@code LEADMOCK_SERVICE_HOST} for a service of that
 * name.
 */
final class UnknownVariables {

  private static final String PREFIX = "LEADMOCK_";

  /** Read by the launcher, our deployments, tests and builds. */
  private static final Set<String> OTHERS =
      Set.of(
          "JAVA_OPTS",
          "JAR",
          "STORE_PASSWORD",
          "BROWSER",
          "REDIS",
          "NODE",
          "LINEARIZABLE",
          "BENCH");

  /** Followed by the name of a target; see {@link ServerOptions}. */
  private static final String TOKEN_OF_TARGET = "TOKEN_";

  private UnknownVariables() {}

  /**
   * A line for each.
   *
   * @param command the commands that were read already
   * @param all all commands; reading them takes a while
   */
  static List<String> suggestions(
      Map<String, String> environment, CommandLine command, Supplier<CommandLine> all) {
    Set<String> near = options(command).collect(Collectors.toSet());
    List<String> odd =
        environment.keySet().stream()
            .filter(name -> name.startsWith(PREFIX))
            .map(name -> name.substring(PREFIX.length()))
            .filter(name -> !OTHERS.contains(name) && !name.startsWith(TOKEN_OF_TARGET))
            .filter(name -> !near.contains(option(name)))
            .sorted()
            .toList();
    if (odd.isEmpty()) {
      return List.of();
    }
    Set<String> known = options(all.get()).collect(Collectors.toSet());
    return odd.stream()
        .filter(name -> !known.contains(option(name)))
        .flatMap(name -> suggestion(name, known))
        .toList();
  }

  private static Stream<String> suggestion(String name, Set<String> known) {
    String meant = Suggestion.nearest(option(name), known.stream().sorted());
    return meant.isEmpty()
        ? Stream.empty()
        : Stream.of(
            "the environment variable %s%s is ignored: no command reads it; did you mean %s?"
                .formatted(PREFIX, name, Defaults.variable(meant)));
  }

  private static String option(String name) {
    return "--" + name.toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static Stream<String> options(CommandLine command) {
    return Stream.concat(
        command.getCommandSpec().options().stream()
            .filter(option -> !option.hidden())
            .map(OptionSpec::longestName),
        command.getSubcommands().values().stream().flatMap(UnknownVariables::options));
  }
}
