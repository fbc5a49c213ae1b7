package io.github.leadmock.contract;

import io.github.leadmock.vendor.VendorApi;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The rules of one API, as listed in {@code schemas/<api>/rules.yaml}. Immutable and thread-safe.
 *
 * @param api {@code metroleads} or {@code liveforce}
 * @param groups for groups of rules that concern only some operations: the operations, by the
 *     prefix that the ids of the group share, such as {@code ML-EV}
 * @param rules the rules, in file order
 */
public record RuleCatalogue(String api, Map<String, List<String>> groups, List<Rule> rules) {

  // Read on first use and cached.
  private static final Map<String, RuleCatalogue> READ = new ConcurrentHashMap<>();

  /** Copies the lists. */
  public RuleCatalogue {
    groups = Map.copyOf(groups);
    rules = List.copyOf(rules);
  }

  /** Reads all catalogues from the jar. */
  public static List<RuleCatalogue> all() {
    return VendorApi.keys().stream().map(RuleCatalogue::of).toList();
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
          groups(root.path("groups")),
          root.path("rules").valueStream().map(rule -> rule(api, rule)).toList());
    } catch (IOException unreadable) {
      throw new UncheckedIOException("cannot read " + path, unreadable);
    }
  }

  private static Map<String, List<String>> groups(JsonNode groups) {
    return groups.properties().stream()
        .collect(
            Collectors.toUnmodifiableMap(
                Map.Entry::getKey,
                group -> group.getValue().valueStream().map(JsonNode::asString).toList()));
  }

  /** The operations that a rule concerns; empty if it concerns all of the API's operations. */
  public Optional<List<String>> about(Rule rule) {
    return Optional.ofNullable(groups.get(rule.id().substring(0, rule.id().lastIndexOf('-'))));
  }

  /**
   * Builds the id of a rule of this API from the part after the API's prefix, such as {@code
   * ST-200}.
   */
  public String id(String suffix) {
    // All ids of a catalogue begin alike.
    return rules.get(0).id().split("-", 2)[0] + "-" + suffix;
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
