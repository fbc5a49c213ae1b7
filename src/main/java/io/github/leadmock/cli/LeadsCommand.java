package io.github.leadmock.cli;

import io.github.leadmock.metroleads.MetroLeads;
import io.github.leadmock.vendor.VendorApi;
import io.github.leadmock.world.Summaries;
import io.github.leadmock.world.Timelines;
import io.github.leadmock.world.World;
import io.github.leadmock.world.WorldConfig;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
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
  private @Nullable VendorApi api;

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
    Stream.of(VendorApi.values())
        .filter(one -> api == null || one == api)
        .flatMap(one -> lines(one, shown, count))
        .forEach(out::println);
    return ExitCode.OK;
  }

  private static Stream<String> lines(VendorApi api, World shown, int count) {
    return switch (api) {
      case METROLEADS ->
          Stream.concat(
              Stream.of("MetroLeads: GET /companies/COMPANY/leads/LEAD/events"),
              shown.timelines().samples(count).map(LeadsCommand::line));
      case LIVEFORCE ->
          Stream.concat(
              Stream.of(
                  "LiveForce: GET /api/v1/leads/summary/ID",
                  "  documented  1      the documented example"),
              shown.summaries().samples(count).map(LeadsCommand::line));
    };
  }

  private static String line(Timelines.Sample sample) {
    return "  %-10s  %s  %s  %s"
        .formatted(sample.group(), sample.company(), sample.lead(), sample.shows());
  }

  private static String line(Summaries.Sample sample) {
    return "  %-10s  %-5s  %s".formatted(sample.group(), sample.id(), sample.shows());
  }
}
