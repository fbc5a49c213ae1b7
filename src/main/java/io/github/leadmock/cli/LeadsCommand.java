package io.github.leadmock.cli;

import io.github.leadmock.metroleads.MetroLeads;
import io.github.leadmock.world.Summaries;
import io.github.leadmock.world.Timelines;
import io.github.leadmock.world.World;
import io.github.leadmock.world.WorldConfig;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints the ids of sample leads. */
@Command(
    name = "leads",
    description =
        "Prints ids to try: documented examples, named leads for edge cases, the first generated"
            + " ones.")
final class LeadsCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private WorldOptions world;

  @Option(
      names = "--api",
      paramLabel = "API",
      description = "metroleads or liveforce. Default: both.")
  private @Nullable ApiChoice api;

  @Option(
      names = "--first",
      paramLabel = "N",
      description = "How many generated leads to print per company. Default: ${DEFAULT-VALUE}.")
  private String first = "2";

  @Override
  public Integer call() {
    Usage usage = new Usage(spec.commandLine());
    int count = (int) usage.wholeNumber("--first", first, 0, 1_000);
    WorldConfig config = new WorldConfig(world.seed(usage), world.leads(usage), Clock.systemUTC());
    World shown = new World(config, MetroLeads.documentedLeads());
    PrintWriter out = spec.commandLine().getOut();
    if (ApiChoice.includes(api, "metroleads")) {
      out.println("MetroLeads: GET /companies/COMPANY/leads/LEAD/events");
      shown.timelines().samples(count).forEach(sample -> print(out, sample));
    }
    if (ApiChoice.includes(api, "liveforce")) {
      out.println("LiveForce: GET /api/v1/leads/summary/ID");
      out.println("  documented  1      the documented example");
      shown.summaries().samples(count).forEach(sample -> print(out, sample));
    }
    return ExitCode.OK;
  }

  private static void print(PrintWriter out, Timelines.Sample sample) {
    out.printf(
        "  %-10s  %s  %s  %s%n", sample.group(), sample.company(), sample.lead(), sample.shows());
  }

  private static void print(PrintWriter out, Summaries.Sample sample) {
    out.printf("  %-10s  %-5s  %s%n", sample.group(), sample.id(), sample.shows());
  }
}
