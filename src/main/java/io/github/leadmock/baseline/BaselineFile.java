package io.github.leadmock.baseline;

import io.github.leadmock.verify.Cause;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/** A baseline as a YAML file. Findings that differ only in their case share one entry. */
public final class BaselineFile {

  private static final int FORMAT = 1;

  private static final String HEAD =
      """
      # Differences to the contract that are known and do not fail `leadmock verify --baseline`.
      # Written by --write-baseline, which keeps each `reason` and drops what is fixed. In `at` and
      # `says` a * stands for what differs from run to run. Review it as you review code.
      """;

  private static final List<String> ROOT = List.of("format", "strict", "findings");
  private static final List<String> TEXTS = List.of("rule", "says", "at", "was");
  private static final List<String> MEMBERS =
      List.of("rule", "says", "at", "status", "was", "reason", "cases");

  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER)
          .disable(YAMLWriteFeature.SPLIT_LINES)
          .enable(YAMLWriteFeature.MINIMIZE_QUOTES)
          .enable(YAMLWriteFeature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
          .enable(YAMLWriteFeature.INDENT_ARRAYS_WITH_INDICATOR)
          .build();

  private final Path file;

  private BaselineFile(Path file) {
    this.file = file;
  }

  /**
   * Reads a file.
   *
   * @throws UncheckedIOException if the file is missing or not a baseline; the message says where
   */
  public static Baseline read(Path file) {
    try {
      return new BaselineFile(file).baseline(Files.readString(file));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(
          "cannot read %s%s (--baseline)"
              .formatted(
                  file,
                  Files.exists(file)
                      ? ": expected a text file in UTF-8"
                      : "; --write-baseline makes it"),
          unreadable);
    }
  }

  /** The contents of a baseline file. */
  public static String text(Baseline baseline) {
    Map<Map<String, Object>, List<String>> entries = new LinkedHashMap<>();
    baseline
        .reasons()
        .forEach(
            (key, reason) ->
                entries
                    .computeIfAbsent(describe(key, reason), entry -> new ArrayList<>())
                    .add(key.caseId()));
    List<Map<String, Object>> findings = new ArrayList<>();
    entries.forEach(
        (entry, cases) -> {
          Map<String, Object> finding = new LinkedHashMap<>(entry);
          finding.put("cases", cases);
          findings.add(finding);
        });
    Map<String, Object> root = new LinkedHashMap<>();
    root.put("format", FORMAT);
    if (baseline.strict()) {
      root.put("strict", true);
    }
    root.put("findings", findings);
    return HEAD + YAML.writeValueAsString(root);
  }

  private static Map<String, Object> describe(FindingKey key, String reason) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("rule", key.cause().rule());
    entry.put("says", key.cause().message());
    entry.put("at", key.cause().pointer());
    entry.put("status", key.status());
    entry.put("was", key.was());
    entry.put("reason", reason);
    return entry;
  }

  private Baseline baseline(String text) {
    JsonNode root;
    try {
      root = YAML.readTree(text);
    } catch (MismatchedInputException second) {
      throw wrong("has a second document" + line(second));
    } catch (JacksonException malformed) {
      throw wrong("is not YAML" + line(malformed));
    }
    if (root == null || !root.path("findings").isArray()) {
      throw wrong("has no list 'findings'");
    }
    if (root.path("format").asInt(0) != FORMAT) {
      throw wrong("has 'format: %s'".formatted(root.path("format").asString("")));
    }
    for (String member : root.propertyNames()) {
      if (!ROOT.contains(member)) {
        throw wrong("has '%s'; expected only %s".formatted(member, String.join(", ", ROOT)));
      }
    }
    if (!root.path("strict").isMissingNode() && !root.path("strict").isBoolean()) {
      throw wrong("has 'strict: %s'; expected true".formatted(root.path("strict").asString("")));
    }
    Map<FindingKey, String> reasons = new TreeMap<>();
    int number = 0;
    for (JsonNode entry : root.path("findings")) {
      number++;
      check(number, entry);
      for (JsonNode caseId : entry.path("cases")) {
        String reason = entry.path("reason").asString("");
        if (reasons.put(key(entry, caseId.asString("")), reason) != null) {
          throw wrong("has finding %s twice: %s".formatted(number, caseId.asString("")));
        }
      }
    }
    return new Baseline(reasons, root.path("strict").asBoolean(false));
  }

  private static String line(JacksonException malformed) {
    return malformed.getLocation() == null ? "" : ", line " + malformed.getLocation().getLineNr();
  }

  private void check(int number, JsonNode entry) {
    for (String member : entry.propertyNames()) {
      if (!MEMBERS.contains(member)) {
        throw wrong(
            "has '%s' in finding %s; expected only %s"
                .formatted(member, number, String.join(", ", MEMBERS)));
      }
    }
    for (String member : TEXTS) {
      if (!entry.path(member).isValueNode() || entry.path(member).isNull()) {
        throw wrong("has no text '%s' in finding %s".formatted(member, number));
      }
    }
    if (!entry.path("status").isInt()) {
      throw wrong(
          "has 'status: %s' in finding %s; expected an HTTP status"
              .formatted(entry.path("status").asString(""), number));
    }
    if (entry.path("cases").isEmpty()) {
      throw wrong("has no list 'cases' in finding %s".formatted(number));
    }
  }

  private static FindingKey key(JsonNode entry, String caseId) {
    return new FindingKey(
        new Cause(
            entry.path("rule").asString(),
            entry.path("at").asString(),
            entry.path("says").asString()),
        caseId,
        entry.path("status").asInt(),
        entry.path("was").asString());
  }

  private UncheckedIOException wrong(String what) {
    return new UncheckedIOException(
        "%s %s; --write-baseline makes a file of the right form (--baseline)".formatted(file, what),
        new IOException(what));
  }
}
