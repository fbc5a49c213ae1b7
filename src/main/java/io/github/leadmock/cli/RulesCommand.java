package io.github.leadmock.cli;

import io.github.leadmock.contract.Rule;
import io.github.leadmock.contract.RuleCatalogue;
import io.github.leadmock.vendor.VendorApi;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints the rule catalogue. */
@Command(
    name = "rules",
    description = "Prints how Leadmock believes the vendors behave, with the source of each rule.")
final class RulesCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(
      names = "--api",
      paramLabel = "API",
      description = "metroleads or liveforce. Default: both.")
  private @Nullable VendorApi api;

  @Option(
      names = "--status",
      paramLabel = "STATUS",
      description = "documented, inferred or assumed. Default: all.")
  private Rule.@Nullable Status status;

  @Override
  public Integer call() {
    List<Rule> rules =
        RuleCatalogue.all().stream()
            .filter(catalogue -> api == null || api.key().equals(catalogue.api()))
            .flatMap(catalogue -> catalogue.rules(Optional.ofNullable(status)))
            .toList();
    PrintWriter out = spec.commandLine().getOut();
    for (Rule rule : rules) {
      out.printf("%-10s %-10s %s%n", rule.id(), rule.status(), rule.says());
      out.printf("%-21s source: %s%n", "", rule.source());
    }
    return ExitCode.OK;
  }
}
