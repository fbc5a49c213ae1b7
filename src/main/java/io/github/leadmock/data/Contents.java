package io.github.leadmock.data;

import io.github.leadmock.world.LeadData;
import io.github.leadmock.world.SummaryData;
import java.util.List;
import java.util.Optional;

/**
 * What a document tells of leads.
 *
 * @param recorded answers that were recorded, lead by lead
 * @param described MetroLeads leads in the short form
 * @param summaries LiveForce leads in either form
 */
record Contents(List<Recorded> recorded, List<LeadData> described, List<SummaryData> summaries) {

  static final Contents NONE = new Contents(List.of(), List.of(), List.of());

  Contents {
    recorded = List.copyOf(recorded);
    described = List.copyOf(described);
    summaries = List.copyOf(summaries);
  }

  /** Answers about one lead; those of several documents can be put together. */
  record Recorded(
      LeadId id, Optional<String> shows, Recording.State state, List<Recording.Fact> facts) {

    Recorded {
      facts = List.copyOf(facts);
    }

    /** The answers of several documents, in their order; at least one. */
    static Recorded joined(List<Recorded> parts) {
      return parts.size() == 1
          ? parts.get(0)
          : new Recorded(
              parts.get(0).id(),
              parts.stream().flatMap(part -> part.shows().stream()).findFirst(),
              parts.get(0).state(),
              parts.stream().flatMap(part -> part.facts().stream()).toList());
    }

    LeadData lead() {
      return Recording.lead(id.company(), id.lead(), shows, state, facts);
    }
  }
}
