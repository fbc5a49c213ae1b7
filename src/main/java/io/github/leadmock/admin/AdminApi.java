package io.github.leadmock.admin;

import static java.util.Objects.requireNonNull;

import io.github.leadmock.api.Route;
import io.github.leadmock.journal.RequestLog;
import io.github.leadmock.journal.RequestLog.Snapshot;
import io.github.leadmock.store.Replicas;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The JSON admin API below {@code /__admin/leadmock/}, one method per call, as described in {@code
 * openapi.yaml} beside this class. Thread-safe.
 */
public final class AdminApi {

  private static final long MAX_NUMBER = 999_999_999_999_999_999L;
  private static final int MAX_WAIT_SECONDS = 20;
  private static final int DEFAULT_LIMIT = 100;
  private static final int MAX_LIMIT = 500;

  private final MockDescription mock;
  private final RequestLog log;
  private final Explanations explanations;
  private final LogEntryJson entries;

  /** The admin API of a mock and its log. */
  public AdminApi(MockDescription mock, RequestLog log) {
    this.mock = requireNonNull(mock, "mock is null");
    this.log = requireNonNull(log, "log is null");
    this.explanations = new Explanations(mock.apis());
    this.entries = new LogEntryJson(explanations, mock.replicas().map(Replicas::self));
  }

  /**
   * What a client needs to know to use the mock.
   *
   * @param baseUrl the address that the caller used
   */
  public AdminResponse status(String baseUrl) {
    return AdminResponse.json(Status.of(mock, baseUrl));
  }

  /** Sample leads, page by page. */
  public AdminResponse leads(Map<String, List<String>> query) {
    return new LeadList(mock.world())
        .answer(new Parameters(query, "api", "group", "company", "offset", "limit"));
  }

  /**
   * Leads as data, as one session sees them.
   *
   * @param sessions the values of the header that names a session
   */
  public AdminResponse data(Map<String, List<String>> query, List<String> sessions) {
    return new DataCalls(mock.world(), mock.ownLeads())
        .export(new Parameters(query, "company", "lead", "leadId", "form"), sessions);
  }

  /** Puts the leads of a document in the place of those that were put there before. */
  public AdminResponse putData(String document) {
    return new DataCalls(mock.world(), mock.ownLeads()).replace(document);
  }

  /** The refusal of leads that only this replica would have. */
  public static AdminResponse notShared() {
    return AdminResponse.conflict(
        "PUT data",
        "data files that each replica is started with (--data), as leads are not in the store",
        "a mock with --store");
  }

  /** The rule catalogue. */
  public AdminResponse rules() {
    return AdminResponse.json(explanations.rules().json());
  }

  /**
   * The newest requests, newest first. {@code wait} makes the call wait up to that many seconds for
   * one newer than {@code after}.
   */
  public AdminResponse requests(Map<String, List<String>> query) {
    Parameters parameters =
        new Parameters(
            query,
            "after",
            "wait",
            "limit",
            "operation",
            "status",
            "session",
            "client",
            "q",
            "console",
            "all");
    long after = parameters.number("after", 0, 0, MAX_NUMBER);
    long wait = parameters.number("wait", 0, 0, MAX_WAIT_SECONDS);
    long limit = parameters.number("limit", DEFAULT_LIMIT, 1, MAX_LIMIT);
    boolean all = parameters.oneOf("all", "true", "false").equals(Optional.of("true"));
    RequestFilter filter =
        RequestFilter.of(parameters, mock.routes().stream().map(Route::id).distinct().toList());
    if (!parameters.problems().isEmpty()) {
      return AdminResponse.badRequest(parameters.problems());
    }
    if (all && mock.replicas().isPresent()) {
      Map<String, List<String>> others = new HashMap<>(query);
      // The numbers and the wait are of one replica's log.
      List.of("all", "after", "wait").forEach(others::remove);
      return new AllRequests(mock.replicas().get()).list(others, limit);
    }
    log.await(after, Duration.ofSeconds(wait));
    Snapshot snapshot = log.after(after);
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("latest", snapshot.latest());
    json.put("dropped", snapshot.dropped());
    ArrayNode list = json.putArray("entries");
    snapshot.entries().stream()
        .filter(numbered -> filter.takes(numbered.entry()))
        .limit(limit)
        .map(entries::summary)
        .forEach(list::add);
    return AdminResponse.json(json);
  }

  /** One request with its response and its explanation. */
  public AdminResponse request(String id) {
    return parse(id)
        .flatMap(log::find)
        .map(entries::full)
        .map(AdminResponse::json)
        .orElseGet(
            () ->
                AdminResponse.notFound(
                    "path",
                    "the id of one of the latest %s requests".formatted(RequestLog.MAX_ENTRIES),
                    id));
  }

  /** The same, of all replicas. */
  public AdminResponse request(String id, Map<String, List<String>> query) {
    Parameters parameters = new Parameters(query, "all");
    boolean all = parameters.oneOf("all", "true", "false").equals(Optional.of("true"));
    if (!parameters.problems().isEmpty()) {
      return AdminResponse.badRequest(parameters.problems());
    }
    AdminResponse here = request(id);
    return all && here.status() == 404 && mock.replicas().isPresent()
        ? new AllRequests(mock.replicas().get()).find(id, here)
        : here;
  }

  /** The answer to another replica's question about the log. */
  public String answer(String question) {
    return AllRequests.answer(this, question);
  }

  /** Clears the log. */
  public AdminResponse forgetRequests() {
    log.clear();
    return AdminResponse.nothing();
  }

  /** The admin API's own OpenAPI document. */
  public AdminResponse ownDocument() {
    return Documents.own();
  }

  /** The OpenAPI document of one of the two APIs. */
  public AdminResponse document(String file, String baseUrl) {
    return Documents.ofApi(file, baseUrl);
  }

  /** A schema file of one of the two APIs. */
  public AdminResponse schema(String api, String file) {
    return Documents.schema(api, file);
  }

  private static Optional<UUID> parse(String id) {
    try {
      return Optional.of(UUID.fromString(id));
    } catch (IllegalArgumentException noId) {
      return Optional.empty();
    }
  }
}
