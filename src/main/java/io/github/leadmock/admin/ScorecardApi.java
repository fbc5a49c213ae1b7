package io.github.leadmock.admin;

import static java.util.Objects.requireNonNull;

import io.github.leadmock.admin.AdminResponse.Problem;
import io.github.leadmock.api.Isolation;
import io.github.leadmock.scorecard.ClientRule;
import io.github.leadmock.scorecard.Evidence;
import io.github.leadmock.scorecard.Scorecard;
import io.github.leadmock.scorecard.ScorecardFormats;
import io.github.leadmock.scorecard.Scorecards;
import io.github.leadmock.scorecard.Verdict;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The calls for scorecards, {@code /__admin/leadmock/scorecard}. Thread-safe. */
public final class ScorecardApi {

  private static final String SESSION = "session";
  private static final String FORMAT = "format";
  private static final String SINCE = "since";

  private final Scorecards cards;
  private final ScorecardFormats formats;

  /** The calls for the scorecards of a mock. */
  public ScorecardApi(Scorecards cards, ScorecardFormats formats) {
    this.cards = requireNonNull(cards, "cards is null");
    this.formats = requireNonNull(formats, "formats is null");
  }

  /** Begins to judge. */
  public void start() {
    cards.start();
  }

  /** Judges what is in the log, which is about to be cleared. */
  public void catchUp() {
    cards.catchUp();
  }

  /** Ends that. */
  public void stop() {
    cards.close();
  }

  /**
   * The scorecard of a session.
   *
   * @param sessions the values of the header that names a session; the query may name one as well,
   *     for links
   * @param baseUrl the address that the caller used
   */
  public AdminResponse get(Map<String, List<String>> query, List<String> sessions, String baseUrl) {
    Parameters parameters = new Parameters(query, SESSION, FORMAT, SINCE);
    Optional<String> format = parameters.text(FORMAT);
    boolean suite = parameters.oneOf(SINCE, "reset", "start").equals(Optional.of("start"));
    Optional<AdminResponse> refusal = refusal(parameters, sessions);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    String session = session(parameters, sessions).orElse(Scorecards.SHARED);
    Scorecard card = suite ? cards.sinceStart(session) : cards.of(session);
    if (format.isEmpty()) {
      return AdminResponse.json(json(card));
    }
    return formats
        .write(format.get(), card, URI.create(baseUrl))
        .map(document -> new AdminResponse(200, document.contentType(), document.text()))
        .orElseGet(
            () ->
                AdminResponse.badRequest(
                    List.of(
                        new Problem(
                            "query " + FORMAT,
                            formats == ScorecardFormats.NONE
                                ? "no format: a stock WireMock has the scorecard as JSON only"
                                : ScorecardFormats.NAMES,
                            format.get()))));
  }

  /** Starts over: the scorecard of a session, or all of them if none is named. */
  public AdminResponse clear(Map<String, List<String>> query, List<String> sessions) {
    Parameters parameters = new Parameters(query, SESSION);
    Optional<AdminResponse> refusal = refusal(parameters, sessions);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    cards.clear(session(parameters, sessions));
    return AdminResponse.nothing();
  }

  private static Optional<AdminResponse> refusal(Parameters parameters, List<String> sessions) {
    Optional<Isolation.Fault> fault = Isolation.fault(sessions);
    if (fault.isPresent()) {
      return Optional.of(refusal("header " + Isolation.HEADER, fault.get()));
    }
    if (!parameters.problems().isEmpty()) {
      return Optional.of(AdminResponse.badRequest(parameters.problems()));
    }
    return Isolation.fault(parameters.text(SESSION).stream().toList())
        .map(named -> refusal("query " + SESSION, named));
  }

  private static AdminResponse refusal(String where, Isolation.Fault fault) {
    return AdminResponse.badRequest(List.of(new Problem(where, fault.expected(), fault.got())));
  }

  private static Optional<String> session(Parameters parameters, List<String> sessions) {
    return sessions.stream().findFirst().or(() -> parameters.text(SESSION));
  }

  private ObjectNode json(Scorecard card) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put(SESSION, card.session().isEmpty() ? null : card.session())
        .put("requests", card.requests())
        .put("missed", card.missed());
    json.putObject("summary")
        .put("kept", card.kept().size())
        .put("broken", card.broken().size())
        .put("notSeen", card.notSeen().size());
    ArrayNode verdicts = json.putArray("verdicts");
    card.verdicts().forEach(verdict -> put(verdict, verdicts.addObject()));
    ArrayNode known = json.putArray("sessions");
    cards
        .sessions()
        .forEach(
            one -> {
              ObjectNode node = known.addObject();
              node.put("name", one.name().isEmpty() ? null : one.name())
                  .put("requests", one.requests());
              ArrayNode broken = node.putArray("broken");
              one.broken().forEach(broken::add);
            });
    return json;
  }

  private static void put(Verdict verdict, ObjectNode json) {
    ClientRule rule = verdict.rule();
    json.put("id", rule.id())
        .put("topic", rule.topic())
        .put("text", rule.says())
        .put("status", rule.rule().status().toString())
        .put("source", rule.rule().source())
        .put("outcome", verdict.outcome().words())
        .put("timesBroken", verdict.timesBroken())
        .put("timesKept", verdict.timesKept())
        .put("seen", rule.seen())
        .put("advice", rule.advice())
        .put("causes", rule.causes().isEmpty() ? null : rule.causes());
    ArrayNode list = json.putArray("evidence");
    for (Evidence evidence : verdict.evidence()) {
      ObjectNode one = list.addObject();
      one.put("what", evidence.what());
      ArrayNode requests = one.putArray("requests");
      evidence
          .calls()
          .forEach(
              call ->
                  requests
                      .addObject()
                      .put("id", call.id().toString())
                      .put("time", call.time().toString())
                      .put("method", call.method())
                      .put("url", call.url())
                      .put("status", call.status())
                      .put("lost", call.lost()));
    }
  }
}
