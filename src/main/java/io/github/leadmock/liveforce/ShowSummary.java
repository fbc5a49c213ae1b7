package io.github.leadmock.liveforce;

import io.github.leadmock.api.BundledFiles;
import io.github.leadmock.api.EditDistance;
import io.github.leadmock.api.Operation;
import io.github.leadmock.api.Reply;
import io.github.leadmock.api.Request;
import io.github.leadmock.api.RequestCorrection;
import io.github.leadmock.message.JsonText;
import io.github.leadmock.message.JsonTree;
import io.github.leadmock.world.Summaries;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Lead summary: one lead by its id. The documented lead is the document's example, member for
 * member.
 */
final class ShowSummary implements Operation {

  private static final String LEAD = "lead_id";

  /** As many slips make a typing error. */
  private static final int TYPING_ERROR = 2;

  private final Summaries summaries;

  /** The form of the account's ids: no sign and no leading zeros. */
  private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]*");

  private static final int SHOWN = 60;

  private final String documentedId;
  private final Reply documented;

  ShowSummary(Summaries summaries) {
    this.summaries = summaries;
    JsonNode lead =
        JsonTree.read(BundledFiles.text("liveforce/examples/lead-summary.json"))
            .at("/response/body/data");
    this.documentedId = lead.path("id").asString();
    Map<String, Object> model = Map.of("lead", JsonText.model(lead));
    this.documented = new Reply.Constant(documentedId, () -> model);
  }

  @Override
  public Reply answer(Request request) {
    String id = request.variable(LEAD);
    Optional<Summaries.Own> own = summaries.own(id);
    if (own.isPresent()) {
      return new Reply.Constant(
          new Version(id, own.get().version()), () -> SummaryModel.of(own.get()));
    }
    if (id.equals(documentedId)) {
      return documented;
    }
    return summaries.has(id) ? new Reply.Constant(id, () -> model(id)) : noSuchLead(id);
  }

  @Override
  public void mend(RequestCorrection correction) {
    String id = correction.variable(LEAD);
    if (!id.equals(documentedId) && summaries.own(id).isEmpty() && !summaries.has(id)) {
      correction.variable(LEAD, nearest(id));
    }
  }

  private String nearest(String id) {
    return summaries.ownIds().stream()
        .map(String::valueOf)
        .filter(own -> EditDistance.distance(own, id) <= TYPING_ERROR)
        .min(Comparator.comparingInt(own -> EditDistance.distance(own, id)))
        .orElseGet(() -> nearestNumber(id));
  }

  private String nearestNumber(String id) {
    String digits = id.replaceAll("[^0-9]", "");
    if (digits.isEmpty()) {
      return documentedId;
    }
    // Longer numbers exceed every id anyway.
    BigInteger number = new BigInteger(digits.length() > 30 ? digits.substring(0, 30) : digits);
    return number
        .max(new BigInteger(documentedId))
        .min(BigInteger.valueOf(summaries.lastId()))
        .toString();
  }

  @Override
  public Optional<Reply> refusal(Request request) {
    String id = request.variable("lead_id");
    return NUMBER.matcher(id).matches() ? Optional.empty() : Optional.of(noSuchLead(id));
  }

  private static Reply noSuchLead(String id) {
    return NUMBER.matcher(id).matches()
        ? Errors.TABLE.failure(
            404,
            "LF-SU-06",
            "no such lead",
            "The account has no such lead; ./leadmock leads prints ids to try.")
        : Errors.TABLE.failure(
            404,
            "LF-SU-06",
            "no such lead: lead_id is not a decimal number without leading zeros",
            ("lead_id is '%s'; expected a decimal number without leading zeros, such as 1."
                    + " ./leadmock leads prints ids to try.")
                .formatted(id.length() <= SHOWN ? id : id.substring(0, SHOWN) + "..."));
  }

  private Map<String, Object> model(String id) {
    return SummaryModel.of(summaries.summary(id).orElseThrow());
  }

  /** The model of the reply to a lead's id; empty when there is no such lead. */
  Optional<Map<String, Object>> find(String id) {
    return summaries
        .own(id)
        .map(SummaryModel::of)
        .or(() -> id.equals(documentedId) ? Optional.of(documented.model()) : Optional.empty())
        .or(() -> summaries.has(id) ? Optional.of(model(id)) : Optional.empty());
  }

  private record Version(String id, long version) {}
}
