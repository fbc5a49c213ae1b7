package io.github.leadmock.baseline;

import io.github.leadmock.contract.Rule;
import io.github.leadmock.verify.Finding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The JSON report of an earlier run, reduced to what a comparison needs. Immutable. */
public final class EarlierReport {

  private static final int FORMAT = 2;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Map<String, Findings> byApi;
  private final Map<String, Instant> started;

  private EarlierReport(Map<String, Findings> byApi, Map<String, Instant> started) {
    this.byApi = Map.copyOf(byApi);
    this.started = Map.copyOf(started);
  }

  /**
   * Reads a report written by {@code --report json=FILE}.
   *
   * @throws UncheckedIOException if the file is missing or not such a report; the message says so
   */
  public static EarlierReport read(Path file) {
    try {
      JsonNode root = JSON.readTree(Files.readString(file));
      Map<String, Findings> byApi = new HashMap<>();
      Map<String, Instant> started = new HashMap<>();
      if (root.path("format").asInt(0) != FORMAT) {
        throw wrong(file, new IOException("another format"));
      }
      for (JsonNode run : root.path("runs")) {
        String api = run.path("api").asString();
        byApi.put(api, findings(run));
        started.put(api, Instant.parse(run.path("started").asString()));
      }
      if (byApi.isEmpty()) {
        throw wrong(file, new IOException("no run"));
      }
      return new EarlierReport(byApi, started);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(
          "cannot read %s; name a report that --report json=FILE wrote (--since)".formatted(file),
          unreadable);
    } catch (JacksonException | DateTimeException | IllegalArgumentException malformed) {
      throw wrong(file, new IOException(malformed));
    }
  }

  private static UncheckedIOException wrong(Path file, IOException cause) {
    return new UncheckedIOException(
        "%s is not a report that --report json=FILE of this version wrote (--since)"
            .formatted(file),
        cause);
  }

  private static Findings findings(JsonNode report) {
    Set<FindingKey> keys = new HashSet<>();
    Set<String> checked = new HashSet<>();
    Set<String> run = new HashSet<>();
    for (JsonNode result : report.path("cases")) {
      String id = result.path("id").asString();
      if (result.path("complete").asBoolean()) {
        checked.add(id);
      }
      if (!result.path("outcome").asString().equals("skipped")) {
        run.add(id);
      }
      for (JsonNode finding : result.path("findings")) {
        keys.add(FindingKey.of(id, finding(finding)));
      }
    }
    return new Findings(keys, checked, run, report.path("strict").asBoolean(false));
  }

  /** Only the parts that make up the key; the rest is irrelevant. */
  private static Finding finding(JsonNode finding) {
    return new Finding(
        finding.path("rule").asString(),
        Rule.Status.ASSUMED,
        Finding.Weight.WARNS,
        finding.path("operation").asString(),
        finding.path("status").asInt(),
        finding.path("pointer").asString(),
        finding.path("message").asString(),
        finding.path("expected").asString(),
        finding.path("actual").asString(),
        "");
  }

  /** Whether the report has a run of this API. */
  public boolean has(String api) {
    return byApi.containsKey(api);
  }

  /** Whether the run of this API was strict; empty if there is none. */
  public Optional<Boolean> strict(String api) {
    return findings(api).map(Findings::strict);
  }

  /** The findings of the run of this API; empty if there is none. */
  Optional<Findings> findings(String api) {
    return Optional.ofNullable(byApi.get(api));
  }

  /** When the run of this API started; empty if there is none. */
  Optional<Instant> started(String api) {
    return Optional.ofNullable(started.get(api));
  }
}
