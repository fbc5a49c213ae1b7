package io.github.leadmock.console;

import static java.util.Objects.requireNonNull;

import io.github.leadmock.console.RequestLog.Snapshot;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The JSON admin API below {@code /__admin/leadmock/}, one method a call, as {@code openapi.yaml}
 * beside this class describes it. Thread-safe.
 */
public final class AdminApi {

  private static final long MAX_NUMBER = 999_999_999_999_999_999L;
  private static final int MAX_WAIT_SECONDS = 20;
  private static final int DEFAULT_LIMIT = 100;
  private static final int MAX_LIMIT = 500;

  private final Mocked mocked;
  private final RequestLog log;
  private final Explanations explanations = new Explanations();
  private final EntryJson entries = new EntryJson(explanations);

  /** The API of a mock and its log. */
  public AdminApi(Mocked mocked, RequestLog log) {
    this.mocked = requireNonNull(mocked, "mocked is null");
    this.log = requireNonNull(log, "log is null");
  }

  /**
   * What one has to know to use the mock.
   *
   * @param baseUrl the address under which the caller reached it
   */
  public Answer status(String baseUrl) {
    return Answer.json(Status.of(mocked, baseUrl));
  }

  /** Leads to try, page by page. */
  public Answer leads(Map<String, List<String>> query) {
    return new LeadList(mocked.world())
        .answer(new Parameters(query, "api", "group", "company", "offset", "limit"));
  }

  /** The rule catalogue. */
  public Answer rules() {
    return Answer.json(explanations.rules().json());
  }

  /** The newest requests; with {@code wait}, when there is one. */
  public Answer requests(Map<String, List<String>> query) {
    Parameters parameters =
        new Parameters(query, "after", "wait", "limit", "operation", "status", "q", "console");
    long after = parameters.number("after", 0, 0, MAX_NUMBER);
    long wait = parameters.number("wait", 0, 0, MAX_WAIT_SECONDS);
    long limit = parameters.number("limit", DEFAULT_LIMIT, 1, MAX_LIMIT);
    RequestFilter filter = RequestFilter.of(parameters);
    if (!parameters.problems().isEmpty()) {
      return Answer.badRequest(parameters.problems());
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
    return Answer.json(json);
  }

  /** One request with its answer and its explanation. */
  public Answer request(String id) {
    return parse(id)
        .flatMap(log::find)
        .map(entries::full)
        .map(Answer::json)
        .orElseGet(
            () ->
                Answer.notFound(
                    "path",
                    "the id of one of the latest %s requests".formatted(RequestLog.MAX_ENTRIES),
                    id));
  }

  /** Empties the log. */
  public Answer forgetRequests() {
    log.clear();
    return Answer.nothing();
  }

  /** The admin API's own OpenAPI document. */
  public Answer ownDocument() {
    return Documents.own();
  }

  /** The OpenAPI document of one of the two APIs. */
  public Answer document(String file, String baseUrl) {
    return Documents.ofApi(file, baseUrl);
  }

  /** A schema file of one of the two APIs. */
  public Answer schema(String api, String file) {
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
