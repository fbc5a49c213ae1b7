package io.github.leadmock.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The JSON Schema of leadmock.yaml, made from the options that the commands declare. */
final class ConfigSchema {

  private static final Set<String> WHOLE_NUMBERS = Set.of("PORT", "N", "NUMBER");

  private ConfigSchema() {}

  static String text() {
    Map<String, Object> properties = new LinkedHashMap<>();
    CommandLine all = Main.allCommands();
    for (String section : Defaults.sections()) {
      CommandLine command = all.getSubcommands().get(section);
      if (command != null) {
        properties.put(
            section,
            section(
                "Options of `leadmock %s`.".formatted(section),
                Defaults.options(command.getCommandSpec())));
      }
    }
    CommandSpec verify = all.getSubcommands().get("verify").getCommandSpec();
    Map<String, OptionSpec> target = new TreeMap<>();
    ConfigFile.TARGET_OPTIONS.forEach(name -> target.put(name, verify.findOption("--" + name)));
    Map<String, Object> targets = new LinkedHashMap<>();
    targets.put("description", "Servers that `leadmock verify --target NAME` checks, by name.");
    targets.put("type", List.of("object", "null"));
    targets.put("additionalProperties", section("A server.", target));
    properties.put(ConfigFile.TARGETS, targets);

    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.put("title", "leadmock.yaml");
    schema.put(
        "description",
        "Settings of Leadmock in a folder: default values of options, and the servers to check.");
    schema.put("type", "object");
    schema.put("additionalProperties", false);
    schema.put("properties", properties);
    return JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build()
            .writeValueAsString(schema)
            .replace(System.lineSeparator(), "\n")
        + "\n";
  }

  private static Map<String, Object> section(String description, Map<String, OptionSpec> options) {
    Map<String, Object> properties = new LinkedHashMap<>();
    options.forEach((name, option) -> properties.put(name, property(option)));
    Map<String, Object> section = new LinkedHashMap<>();
    section.put("description", description);
    section.put("type", List.of("object", "null"));
    section.put("additionalProperties", false);
    section.put("properties", properties);
    return section;
  }

  private static Map<String, Object> property(OptionSpec option) {
    Map<String, Object> property = new LinkedHashMap<>();
    // A default by the size of the heap, "262144 here", differs from machine to machine.
    property.put(
        "description",
        String.join(" ", option.description())
            .replace("%%", "%")
            .replaceAll("\\s+", " ")
            .replaceAll(", \\d+ here\\.", "."));
    if (option.type() == boolean.class) {
      property.put("type", "boolean");
    } else if (option.isMultiValue()) {
      property.put("type", List.of("string", "array"));
      property.put("items", Map.of("type", "string"));
    } else if (option.type().isEnum()) {
      property.put("enum", Main.choices(option.type()));
    } else {
      property.put(
          "type",
          WHOLE_NUMBERS.contains(option.paramLabel()) ? "integer" : List.of("string", "number"));
    }
    return property;
  }
}
