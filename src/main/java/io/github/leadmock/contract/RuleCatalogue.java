package io.github.leadmock.contract;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The rules of one API, as listed in {@code schemas/<api>/rules.yaml}. Immutable and thread-safe.
 *
 * @param api {@code metroleads} or {@code liveforce}
 * @param operations the names of the API's operations
 * @param rules the rules, in file order
 */
public record RuleCatalogue(String api, List<String> operations, List<Rule> rules) {

  /** The APIs that have a catalogue. */
  public static final List<String> APIS = List.of("metroleads", "liveforce");

  // Read on first use and cached.
  private static final Map<String, RuleCatalogue> READ = new ConcurrentHashMap<>();

  /** Copies the lists. */
  public RuleCatalogue {
    operations = List.copyOf(operations);
    rules = List.copyOf(rules);
  }

  /** Reads all catalogues from the jar. */
  public static List<RuleCatalogue> all() {
    return APIS.stream().map(RuleCatalogue::of).toList();
  }

  /** Reads the catalogue of an API from the jar. */
  public static RuleCatalogue of(String api) {
    return READ.computeIfAbsent(api, RuleCatalogue::read);
  }

  private static RuleCatalogue read(String api) {
    String path = "leadmock/schemas/" + api + "/rules.yaml";
    try (@Nullable InputStream file =
        RuleCatalogue.class.getClassLoader().getResourceAsStream(path)) {
      if (file == null) {
        throw new IllegalStateException(path + " is missing from the jar");
      }
      JsonNode root = new YAMLMapper().readTree(file);
      return new RuleCatalogue(
          root.path("api").asString(),
          root.path("operations").valueStream().map(JsonNode::asString).toList(),
          root.path("rules").valueStream().map(rule -> rule(api, rule)).toList());
    } catch (IOException unreadable) {
      throw new UncheckedIOException("cannot read " + path, unreadable);
    }
  }

  /**
   * Builds the id of a rule of this API from the part after the API's prefix, such as {@code
   * ST-200}.
   */
  public String id(String suffix) {
    return (api.equals("metroleads") ? "ML-" : "LF-") + suffix;
  }

  /**
   * A rule by its id.
   *
   * @throws IllegalArgumentException if the catalogue has no such rule
   */
  public Rule rule(String id) {
    return rules.stream()
        .filter(rule -> rule.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("%s has no rule %s".formatted(api, id)));
  }

  /** The rules with this status, or all rules if none is given. */
  public Stream<Rule> rules(Optional<Rule.Status> status) {
    return rules.stream().filter(rule -> status.isEmpty() || rule.status() == status.get());
  }

  private static Rule rule(String api, JsonNode rule) {
    return new Rule(
        rule.path("id").asString(),
        api,
        rule.path("says").asString(),
        Rule.Status.valueOf(rule.path("status").asString().toUpperCase(Locale.ROOT)),
        rule.path("source").asString(),
        rule.has("http") ? OptionalInt.of(rule.path("http").asInt()) : OptionalInt.empty());
  }
}
