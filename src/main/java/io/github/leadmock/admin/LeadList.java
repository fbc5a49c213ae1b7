package io.github.leadmock.admin;

import static io.github.leadmock.vendor.VendorApi.LIVEFORCE;
import static io.github.leadmock.vendor.VendorApi.METROLEADS;

import io.github.leadmock.liveforce.LiveForce;
import io.github.leadmock.vendor.VendorApi;
import io.github.leadmock.world.Event;
import io.github.leadmock.world.Lead;
import io.github.leadmock.world.LeadGroup;
import io.github.leadmock.world.Summaries;
import io.github.leadmock.world.Timeline;
import io.github.leadmock.world.Timelines;
import io.github.leadmock.world.World;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The leads of a world, page by page, as JSON. Thread-safe. */
final class LeadList {

  private static final long MAX_OFFSET = 999_999_999_999_999_999L;

  private final World world;

  LeadList(World world) {
    this.world = world;
  }

  AdminResponse answer(Parameters parameters) {
    Optional<String> api = parameters.oneOf("api", VendorApi.keys().toArray(String[]::new));
    Optional<String> group = parameters.oneOf("group", "data", "documented", "named", "generated");
    Optional<UUID> company = parameters.id("company");
    long offset = parameters.number("offset", 0, 0, MAX_OFFSET);
    long limit = parameters.number("limit", 50, 1, 500);
    if (!parameters.problems().isEmpty()) {
      return AdminResponse.badRequest(parameters.problems());
    }
    List<LeadGroup<ObjectNode>> groups =
        Stream.concat(timelines(), summaries())
            .filter(one -> api.isEmpty() || api.get().equals(apiOf(one)))
            .filter(one -> group.isEmpty() || group.get().equals(one.group()))
            .filter(one -> company.isEmpty() || company.equals(one.company()))
            .toList();
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("total", groups.stream().mapToLong(LeadGroup::count).sum());
    page(groups, offset, limit, json.putArray("leads"));
    return AdminResponse.json(json);
  }

  private static void page(
      List<LeadGroup<ObjectNode>> groups, long offset, long limit, ArrayNode leads) {
    long skip = offset;
    for (LeadGroup<ObjectNode> one : groups) {
      one.page(Math.min(skip, one.count()), limit - leads.size()).forEach(leads::add);
      skip = Math.max(0, skip - one.count());
    }
  }

  private static String apiOf(LeadGroup<ObjectNode> one) {
    return one.company().isPresent() ? METROLEADS.key() : LIVEFORCE.key();
  }

  private Stream<LeadGroup<ObjectNode>> timelines() {
    return world.timelines().groups().stream().map(one -> one.map(this::json));
  }

  private Stream<LeadGroup<ObjectNode>> summaries() {
    LeadGroup<ObjectNode> documented =
        new LeadGroup<>(
            "documented",
            Optional.empty(),
            1,
            one -> json("documented", LiveForce.DOCUMENTED_ID, "the documented example"));
    List<LeadGroup<ObjectNode>> others =
        world.summaries().groups().stream().map(one -> one.map(LeadList::json)).toList();
    // The user's own come first.
    return Stream.of(others.subList(0, 1), List.of(documented), others.subList(1, others.size()))
        .flatMap(List::stream);
  }

  private ObjectNode json(Timelines.Sample lead) {
    Optional<Timeline> timeline =
        world.timelines().lead(lead.company(), lead.lead()).map(Lead::timeline);
    Optional<Event> newest = timeline.flatMap(now -> now.page(0, 1).stream().findFirst());
    return JsonNodeFactory.instance
        .objectNode()
        .put("api", METROLEADS.key())
        .put("group", lead.group())
        .put("company", lead.company().toString())
        .put("lead", lead.lead().toString())
        .putNull("leadId")
        .put("shows", lead.shows())
        .put("events", timeline.map(Timeline::count).orElse(null))
        .put("newest", newest.map(event -> event.time().toString()).orElse(null))
        .put("url", "/companies/%s/leads/%s/events".formatted(lead.company(), lead.lead()));
  }

  private static ObjectNode json(Summaries.Sample lead) {
    return json(lead.group(), String.valueOf(lead.id()), lead.shows());
  }

  private static ObjectNode json(String group, String id, String shows) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("api", LIVEFORCE.key())
        .put("group", group)
        .putNull("company")
        .putNull("lead")
        .put("leadId", id)
        .put("shows", shows)
        .putNull("events")
        .putNull("newest")
        .put("url", "/api/v1/leads/summary/" + id);
  }
}
