package io.github.leadmock.metroleads;

import io.github.leadmock.api.Isolation;
import io.github.leadmock.api.Operation;
import io.github.leadmock.api.Reply;
import io.github.leadmock.api.Request;
import io.github.leadmock.api.RequestCorrection;
import io.github.leadmock.api.WriteScope;
import io.github.leadmock.world.Lead;
import io.github.leadmock.world.Session;
import io.github.leadmock.world.Timelines;
import java.util.Optional;

/** An operation on the lead that the path names. */
interface LeadOperation {

  Reply answer(Lead lead, Request request);

  /** Whether it changes the lead. */
  default boolean writes() {
    return false;
  }

  /** Does what {@link Operation#mend} does; {@code leads} finds leads, events and notes. */
  void mend(RequestCorrection correction, NearestLead leads);

  /** Why a request is refused whatever lead it is for. */
  default Optional<Reply> refusal(Request request) {
    return Optional.empty();
  }

  /**
   * Turns this into an operation on requests. Each request sees the lead as its session does (rule
   * ML-SE-01); a lead that the company does not have is a 404 (rule ML-PA-05).
   */
  default Operation on(Timelines timelines, Isolation isolation) {
    return new OnRequests(this, timelines, isolation);
  }

  /** An operation on the lead that a request names. */
  record OnRequests(LeadOperation operation, Timelines timelines, Isolation isolation)
      implements Operation {

    @Override
    public Reply answer(Request request) {
      return Ids.parse(request.variable("company_uuid"))
          .flatMap(
              company ->
                  Ids.parse(request.variable("lead_uuid"))
                      .flatMap(
                          lead -> timelines.lead(session(isolation.owner(request)), company, lead)))
          .map(lead -> operation.answer(lead, request))
          .orElseGet(() -> noSuchLead(request));
    }

    @Override
    public boolean writes() {
      return operation.writes();
    }

    @Override
    public boolean usesNotes() {
      return true;
    }

    @Override
    public void mend(RequestCorrection correction) {
      operation.mend(correction, new NearestLead(timelines));
    }

    @Override
    public Optional<Reply> refusal(Request request) {
      return malformedLead(request).or(() -> operation.refusal(request));
    }
  }

  private static Optional<Reply> malformedLead(Request request) {
    return Ids.refusal(request, "no such lead", "company_uuid", "lead_uuid");
  }

  private static Reply noSuchLead(Request request) {
    return malformedLead(request)
        .orElseGet(
            () ->
                Errors.notFound(
                    "ML-PA-05",
                    "no such lead",
                    "The company has no such lead; ./leadmock leads prints ids to try."));
  }

  /** The session whose writes an owner sees and adds to. */
  static Session session(WriteScope owner) {
    return owner.as(Session::named, Session::ofUser, Session.SHARED);
  }
}
