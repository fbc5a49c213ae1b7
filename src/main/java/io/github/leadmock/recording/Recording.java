package io.github.leadmock.recording;

import io.github.leadmock.contract.Contract;
import io.github.leadmock.contract.OperationSpec;
import io.github.leadmock.vendor.VendorApi;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A recording of traffic as data files, one a lead, in the form that {@code serve --data} reads
 * (docs/data.md), and as entries of an HTTP archive. What it takes is redacted at once: it never
 * holds personal data, nor credentials. Within bounds of memory; what is beyond is counted.
 * Thread-safe.
 */
public final class Recording {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();
  private static final Set<String> PARAMETERS = Set.of("start", "size");
  private static final Set<String> READS = Set.of("list-events", "list-comments", "lead-summary");

  private final Redaction redaction;
  private final boolean archives;
  private final long most;
  private final Map<String, Lead> leads = new LinkedHashMap<>();
  private final Set<Lead> changed = new LinkedHashSet<>();
  private final List<String> entries = new ArrayList<>();
  private long size;
  private int taken;
  private int dropped;

  /** The exchanges of one lead. */
  private static final class Lead {
    private final String file;
    private final String head;
    private final List<String> exchanges = new ArrayList<>();
    private final Set<String> sinceWrite = new HashSet<>();

    Lead(String file, String head) {
      this.file = file;
      this.head = head;
    }

    String text() {
      return "{\n"
          + head
          + "  \"state\": \"before\",\n  \"exchanges\": [\n"
          + exchanges.stream().map(one -> "    " + one).collect(Collectors.joining(",\n"))
          + "\n  ]\n}\n";
    }
  }

  /**
   * An empty recording.
   *
   * @param key what stand-ins are made with: random, and thrown away with the recording
   * @param keepsIds whether ids stay as they are
   * @param kept members that stay as they are
   * @param archives whether to keep entries of an HTTP archive too
   * @param most how much it may take in memory, in bytes
   */
  public Recording(byte[] key, boolean keepsIds, KeptMembers kept, boolean archives, long most) {
    this.redaction = new Redaction(key, keepsIds, kept);
    this.archives = archives;
    this.most = most;
  }

  /** An operation with what a path has for its variables. */
  private record Asked(String api, OperationSpec operation, Map<String, String> variables) {

    String variable(String name) {
      return variables.getOrDefault(name, "");
    }
  }

  /**
   * Takes an exchange. One that is for no operation, has issued a token or holds no JSON says
   * nothing that a data file could hold.
   *
   * @return whether it is in the recording
   */
  public synchronized boolean take(RecordedCall call) {
    Optional<Asked> asked = asked(call);
    if (asked.isEmpty() || asked.get().operation().name().equals("issue-token")) {
      return false;
    }
    Optional<JsonNode> body = json(call.received());
    String path = path(asked.get(), call.url());
    Optional<JsonNode> sent = json(call.sent()).map(redaction::body);
    Optional<JsonNode> received = body.map(redaction::body);
    if (archives) {
      keep(HarEntry.of(call, path, sent, received).toString());
    }
    if (call.status() != 200 || received.isEmpty()) {
      return archives;
    }
    ObjectNode exchange = JsonNodeFactory.instance.objectNode();
    exchange.put("method", call.method()).put("path", path).put("status", 200);
    sent.ifPresent(request -> exchange.set("request", request));
    exchange.set("body", received.get());
    return keep(lead(asked.get()), asked.get(), exchange.toString());
  }

  private void keep(String entry) {
    if (size + 2L * entry.length() > most) {
      dropped++;
      return;
    }
    size += 2L * entry.length();
    entries.add(entry);
  }

  /** What was seen already since the last write says nothing new. */
  private boolean keep(Lead lead, Asked asked, String exchange) {
    boolean reads = READS.contains(asked.operation().name());
    if (!reads) {
      lead.sinceWrite.clear();
    }
    if (reads && lead.sinceWrite.contains(exchange)) {
      return true;
    }
    if (size + 2L * exchange.length() > most) {
      dropped++;
      return false;
    }
    size += 2L * exchange.length();
    lead.exchanges.add(exchange);
    if (reads) {
      lead.sinceWrite.add(exchange);
    }
    changed.add(lead);
    taken++;
    return true;
  }

  private Lead lead(Asked asked) {
    if (asked.api().equals("liveforce")) {
      String id = redaction.id(asked.variable("lead_id"));
      return leads.computeIfAbsent(
          "liveforce-" + id,
          name -> new Lead(name + ".json", "  \"leadId\": %s,\n".formatted(quoted(id))));
    }
    String company = redaction.id(asked.variable("company_uuid"));
    String lead = redaction.id(asked.variable("lead_uuid"));
    return leads.computeIfAbsent(
        "metroleads-" + company + "-" + lead,
        name ->
            new Lead(
                "metroleads-" + lead + ".json",
                "  \"company\": %s,\n  \"lead\": %s,\n".formatted(quoted(company), quoted(lead))));
  }

  private static String quoted(String text) {
    return JSON.writeValueAsString(text);
  }

  /** The documented path with stand-ins, and what of the query says nothing of anybody. */
  private String path(Asked asked, String url) {
    Map<String, String> variables = new LinkedHashMap<>();
    asked
        .variables()
        .forEach(
            (name, value) ->
                variables.put(
                    name,
                    name.equals("event_type")
                        ? redaction.type(decoded(value))
                        : redaction.id(decoded(value))));
    String path = asked.operation().path(variables);
    int question = url.indexOf('?');
    String query =
        question < 0
            ? ""
            : Stream.of(url.substring(question + 1).split("#", 2)[0].split("&"))
                .filter(
                    pair ->
                        PARAMETERS.contains(pair.split("=", 2)[0])
                            && pair.matches("[a-z]+=-?\\d{1,18}"))
                .collect(Collectors.joining("&"));
    return query.isEmpty() ? path : path + "?" + query;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notEncoded) {
      return text;
    }
  }

  private static Optional<Asked> asked(RecordedCall call) {
    String path = call.url().replaceFirst("^[a-zA-Z]+://[^/]*", "").split("[?#]", 2)[0];
    // The documented example of removing sends GET (rule ML-NO-15).
    boolean removesByReading = call.method().equals("GET") && path.endsWith("/remove");
    String method = removesByReading ? "POST" : call.method();
    for (String api : VendorApi.keys()) {
      for (OperationSpec operation : Contract.of(api).operations().values()) {
        if (operation.isAskedBy(method, path)) {
          return operation
              .variables(path)
              .filter(variables -> variables.values().stream().allMatch(Recording::isId))
              .map(variables -> new Asked(api, operation, variables));
        }
      }
    }
    return Optional.empty();
  }

  /** A path may hold anything in place of an id; then it is none of a lead's. */
  private static boolean isId(String value) {
    return StandIns.isUuid(value) || value.matches("\\d{1,18}|[a-z][a-z0-9_-]{0,39}");
  }

  private static Optional<JsonNode> json(byte[] body) {
    if (body.length == 0) {
      return Optional.empty();
    }
    try {
      return Optional.of(JSON.readTree(body)).filter(JsonNode::isContainer);
    } catch (JacksonException noJson) {
      return Optional.empty();
    }
  }

  /** The files of the leads that have changed since this was asked last, by name. */
  public synchronized Map<String, String> changedFiles() {
    Map<String, String> files = new LinkedHashMap<>();
    changed.forEach(lead -> files.put(lead.file, lead.text()));
    changed.clear();
    return files;
  }

  /** The HTTP archive (HAR 1.2) of all that was taken. */
  public synchronized String archive(String version) {
    return HarEntry.archive(version, entries);
  }

  /** How many exchanges are in the data files. */
  public synchronized int taken() {
    return taken;
  }

  /** How many leads they are of. */
  public synchronized int leads() {
    return leads.size();
  }

  /** How many did not fit into memory. */
  public synchronized int dropped() {
    return dropped;
  }
}
