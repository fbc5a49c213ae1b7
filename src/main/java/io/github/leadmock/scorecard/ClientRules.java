package io.github.leadmock.scorecard;

import io.github.leadmock.contract.Rule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The catalogue {@code schemas/client-rules.yaml}. Immutable and thread-safe. */
public final class ClientRules {

  /** What reports call it, as they call an API. */
  public static final String NAME = "client";

  private static final String PATH = "leadmock/schemas/client-rules.yaml";

  private ClientRules() {}

  /** Read on first use. */
  private static final class Held {
    static final List<ClientRule> RULES = read();
  }

  /** All rules in file order, which is that of {@link Duty}. */
  public static List<ClientRule> all() {
    return Held.RULES;
  }

  private static List<ClientRule> read() {
    try (@Nullable InputStream file =
        ClientRules.class.getClassLoader().getResourceAsStream(PATH)) {
      if (file == null) {
        throw new IllegalStateException(PATH + " is missing from the jar");
      }
      JsonNode root = new YAMLMapper().readTree(file);
      return root.path("rules").valueStream().map(rule -> rule(rule, root.path("groups"))).toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException("cannot read " + PATH, unreadable);
    }
  }

  private static ClientRule rule(JsonNode rule, JsonNode groups) {
    String id = rule.path("id").asString();
    return new ClientRule(
        new Rule(
            id,
            NAME,
            rule.path("says").asString(),
            Rule.Status.valueOf(rule.path("status").asString().toUpperCase(Locale.ROOT)),
            rule.path("source").asString(),
            OptionalInt.empty()),
        groups.path(id.substring(0, id.lastIndexOf('-'))).path(0).asString(),
        rule.path("seen").asString(),
        rule.path("do").asString(),
        rule.path("causes").asString(""));
  }
}
