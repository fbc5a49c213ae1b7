package io.github.leadmock.metroleads;

import io.github.leadmock.api.Isolation;
import io.github.leadmock.api.Operation;
import io.github.leadmock.api.Reply;
import io.github.leadmock.api.Request;
import io.github.leadmock.api.WriteScope;
import io.github.leadmock.world.Lead;
import io.github.leadmock.world.Session;
import io.github.leadmock.world.Timelines;

/** An operation on the lead that the path names. */
@FunctionalInterface
interface LeadOperation {

  Reply answer(Lead lead, Request request);

  /**
   * Turns this into an operation on requests. Each request sees the lead as its session does (rule
   * ML-SE-01); a lead that the company does not have is a 404 (rule ML-PA-05).
   */
  default Operation on(Timelines timelines, Isolation isolation) {
    return request ->
        Ids.parse(request.variable("company_uuid"))
            .flatMap(
                company ->
                    Ids.parse(request.variable("lead_uuid"))
                        .flatMap(
                            lead ->
                                timelines.lead(session(isolation.owner(request)), company, lead)))
            .map(lead -> answer(lead, request))
            .orElseGet(() -> noSuchLead(request));
  }

  private static Reply noSuchLead(Request request) {
    return Ids.refusal(request, "no such lead", "company_uuid", "lead_uuid")
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
