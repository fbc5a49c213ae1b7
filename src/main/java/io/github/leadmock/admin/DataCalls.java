package io.github.leadmock.admin;

import io.github.leadmock.admin.AdminResponse.Problem;
import io.github.leadmock.api.Isolation;
import io.github.leadmock.data.DataExport;
import io.github.leadmock.data.OwnLeads;
import io.github.leadmock.world.Session;
import io.github.leadmock.world.Timeline;
import io.github.leadmock.world.World;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Leads as data: out of the world, and into it. Thread-safe. */
final class DataCalls {

  private static final String UUID_FORM = "[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";
  private static final Pattern UUIDS = Pattern.compile("%1$s(?:,%1$s)*".formatted(UUID_FORM));
  private static final Pattern NUMBERS = Pattern.compile("[1-9]\\d{0,17}(?:,[1-9]\\d{0,17})*");

  private final World world;
  private final OwnLeads own;

  DataCalls(World world, OwnLeads own) {
    this.world = world;
    this.own = own;
  }

  /**
   * Leads as they are now: those that are named, or all of the user's own and all that were written
   * to.
   *
   * @param sessions the values of the header that names a session
   */
  AdminResponse export(Parameters parameters, List<String> sessions) {
    Optional<Isolation.Fault> fault = Isolation.fault(sessions);
    if (fault.isPresent()) {
      return AdminResponse.badRequest(
          List.of(
              new Problem(
                  "header " + Isolation.HEADER, fault.get().expected(), fault.get().got())));
    }
    Optional<UUID> company = parameters.id("company");
    Optional<String> leads =
        parameters.matching("lead", UUIDS, "UUIDs of leads, separated by commas");
    Optional<String> leadIds =
        parameters.matching("leadId", NUMBERS, "ids of LiveForce, separated by commas");
    Optional<String> form = parameters.oneOf("form", "short", "answers");
    if (!parameters.problems().isEmpty()) {
      return AdminResponse.badRequest(parameters.problems());
    }
    Session session = sessions.stream().findFirst().map(Session::named).orElse(Session.SHARED);
    boolean all = company.isEmpty() && leads.isEmpty() && leadIds.isEmpty();
    Set<Timeline.Id> timelines = new LinkedHashSet<>();
    if (leads.isPresent()) {
      for (String lead : leads.get().split(",", -1)) {
        Optional<Timeline.Id> found = find(company, UUID.fromString(lead));
        if (found.isEmpty()) {
          return AdminResponse.notFound("query lead", "ids of existing leads", lead);
        }
        timelines.add(found.get());
      }
    } else if (all || company.isPresent()) {
      world.timelines().ownOrWritten(session).stream()
          .filter(id -> company.isEmpty() || id.company().equals(company.get()))
          .forEach(timelines::add);
    }
    List<String> summaries =
        leadIds
            .map(ids -> Stream.of(ids.split(",", -1)).distinct().toList())
            .orElseGet(
                () ->
                    all
                        ? world.summaries().ownIds().stream().map(String::valueOf).toList()
                        : List.of());
    Optional<String> missing =
        summaries.stream().filter(id -> !DataExport.hasSummary(world, id)).findFirst();
    if (missing.isPresent()) {
      return AdminResponse.notFound("query leadId", "ids of existing leads", missing.get());
    }
    return new DataExport(
            world,
            session,
            form.filter("answers"::equals).isPresent()
                ? DataExport.Form.ANSWERS
                : DataExport.Form.SHORT)
        .document(List.copyOf(timelines), summaries)
        .map(AdminResponse::json)
        .orElseGet(
            () ->
                AdminResponse.badRequest(
                    List.of(
                        new Problem(
                            "query lead",
                            "leads with at most %s events together, each %s bytes of written notes counted as one, or a larger heap (-Xmx)"
                                .formatted(DataExport.MAX_EVENTS, DataExport.TEXT_BYTES),
                            "more"))));
  }

  private Optional<Timeline.Id> find(Optional<UUID> company, UUID lead) {
    return company
        .or(() -> world.timelines().companyOf(lead))
        .filter(of -> world.timelines().lead(of, lead).isPresent())
        .map(of -> new Timeline.Id(of, lead, 0));
  }

  /** Puts the leads of a document in the place of those that were put there before. */
  AdminResponse replace(String document) {
    List<Problem> problems =
        own.replace(document).stream()
            .map(problem -> new Problem(problem.where(), problem.expected(), problem.got()))
            .toList();
    return problems.isEmpty() ? AdminResponse.nothing() : AdminResponse.badRequest(problems);
  }
}
