package io.github.leadmock.cli;

import io.github.leadmock.data.DataFolder;
import io.github.leadmock.data.OwnLeads;
import io.github.leadmock.metroleads.MetroLeads;
import io.github.leadmock.report.VisibleText;
import io.github.leadmock.vendor.VendorApi;
import io.github.leadmock.world.Summaries;
import io.github.leadmock.world.Timelines;
import io.github.leadmock.world.World;
import io.github.leadmock.world.WorldConfig;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Prints the ids of sample leads. */
@Command(
    name = "leads",
    description =
        "Prints ids to try: documented examples, named leads for edge cases, the first generated"
            + " leads.")
final class LeadsCommand implements Callable<Integer>, OptionCheck {

  @Spec private CommandSpec spec;

  @ParentCommand private Main main;

  @Mixin private WorldOptions world;

  @Option(
      names = "--api",
      paramLabel = "API",
      description = "metroleads or liveforce. Default: both.")
  private @Nullable VendorApi api;

  @Option(
      names = "--data",
      paramLabel = "PATH",
      description = "Also lists the leads of data files, in a folder or one file.")
  private @Nullable Path data;

  @Option(names = "--json", description = "Prints the ids as JSON.")
  private boolean json;

  @Option(
      names = "--first",
      paramLabel = "N",
      description = "How many generated leads to print per company. Default: ${DEFAULT-VALUE}.")
  private String first = "2";

  @Override
  public Integer call() {
    Usage usage = new Usage(spec.commandLine());
    int count = count(usage);
    WorldConfig config = config(usage);
    World shown = new World(config, MetroLeads.documentedLeads());
    showData(shown);
    PrintWriter out = spec.commandLine().getOut();
    List<VendorApi> apis =
        Stream.of(VendorApi.values()).filter(one -> api == null || one == api).toList();
    if (json) {
      ArrayNode leads = JsonNodeFactory.instance.arrayNode();
      apis.stream().flatMap(one -> objects(one, shown, count)).forEach(leads::add);
      out.println(leads.toPrettyString());
      return ExitCode.OK;
    }
    apis.stream()
        .flatMap(one -> lines(one, shown, count))
        .map(VisibleText::line)
        .forEach(out::println);
    return ExitCode.OK;
  }

  @Override
  public void check(Usage usage) {
    count(usage);
    config(usage);
  }

  private int count(Usage usage) {
    return (int) usage.wholeNumber("--first", first, 0, 1_000);
  }

  private WorldConfig config(Usage usage) {
    return new WorldConfig(world.seed(usage), world.leads(usage), Clock.systemUTC());
  }

  private void showData(World shown) {
    if (data != null) {
      OwnLeads own = new OwnLeads(shown, List.of());
      PrintWriter err = spec.commandLine().getErr();
      try (DataFolder folder =
          new DataFolder(
              main.process().folder().resolve(data),
              own,
              line -> err.println("leadmock: " + line))) {
        folder.start();
      }
    }
  }

  private static Stream<String> lines(VendorApi api, World shown, int count) {
    return switch (api) {
      case METROLEADS ->
          Stream.concat(
              Stream.of("MetroLeads: GET /companies/COMPANY/leads/LEAD/events"),
              shown.timelines().samples(count).map(LeadsCommand::line));
      case LIVEFORCE ->
          Stream.concat(
              Stream.of("LiveForce: GET /api/v1/leads/summary/ID"),
              summaries(shown, count).map(LeadsCommand::line));
    };
  }

  private static Stream<ObjectNode> objects(VendorApi api, World shown, int count) {
    return switch (api) {
      case METROLEADS ->
          shown
              .timelines()
              .samples(count)
              .map(
                  sample ->
                      object(api, sample.group())
                          .put("company", sample.company().toString())
                          .put("lead", sample.lead().toString())
                          .put("shows", sample.shows()));
      case LIVEFORCE ->
          summaries(shown, count)
              .map(
                  sample ->
                      object(api, sample.group())
                          .put("leadId", String.valueOf(sample.id()))
                          .put("shows", sample.shows()));
    };
  }

  private static ObjectNode object(VendorApi api, String group) {
    return JsonNodeFactory.instance.objectNode().put("api", api.key()).put("group", group);
  }

  /** The user's own leads, the documented one, then the others. */
  private static Stream<Summaries.Sample> summaries(World shown, int count) {
    List<Summaries.Sample> all = new ArrayList<>(shown.summaries().samples(count).toList());
    int own = (int) all.stream().filter(sample -> sample.group().equals("data")).count();
    all.add(own, new Summaries.Sample("documented", 1, "the documented example"));
    return all.stream();
  }

  private static String line(Timelines.Sample sample) {
    return "  %-10s  %s  %s  %s"
        .formatted(sample.group(), sample.company(), sample.lead(), sample.shows());
  }

  private static String line(Summaries.Sample sample) {
    return "  %-10s  %-5s  %s".formatted(sample.group(), sample.id(), sample.shows());
  }
}
