package io.github.leadmock.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonToken;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLParser;

/** A node of a YAML document, with its first line. */
sealed interface YamlNode {

  /** Counted from 1. */
  int line();

  /** Its kind, for messages. */
  String kind();

  /** A value as text: as YAML, {@code 1e5} would be a number. Empty for null. */
  record Scalar(int line, String text) implements YamlNode {
    @Override
    public String kind() {
      return "a value";
    }
  }

  /** Values in order. */
  record Sequence(int line, List<YamlNode> items) implements YamlNode {
    public Sequence {
      items = List.copyOf(items);
    }

    @Override
    public String kind() {
      return "a list";
    }
  }

  /**
   * Values by name, in the order of the document.
   *
   * @param lines where each name stands
   */
  record Mapping(int line, Map<String, YamlNode> members, Map<String, Integer> lines)
      implements YamlNode {
    @Override
    public String kind() {
      return "a mapping";
    }
  }

  /** What is wrong with a document, and where. */
  final class Unusable extends RuntimeException {

    private static final long serialVersionUID = 1;

    private Unusable(int line, String what) {
      super("line %s: %s".formatted(line, what));
    }
  }

  /**
   * Reads a document; an empty one is a mapping without members.
   *
   * @throws tools.jackson.core.JacksonException when it is no YAML
   * @throws Unusable when it has an alias, or a name twice
   */
  static YamlNode read(String text) {
    try (YAMLParser parser = (YAMLParser) new YAMLMapper().createParser(text)) {
      @Nullable JsonToken first = parser.nextToken();
      YamlNode root =
          first == null ? new Mapping(1, Map.of(), Map.of()) : Reading.node(parser, first);
      // Read to the end, so that nothing invalid below goes unnoticed.
      if (parser.nextToken() != null) {
        throw new Unusable(line(parser), "a second document begins; expected one");
      }
      return root;
    }
  }

  private static int line(YAMLParser parser) {
    return parser.currentTokenLocation().getLineNr();
  }

  /** From the parser's events to a tree. */
  final class Reading {

    private Reading() {}

    private static YamlNode node(YAMLParser parser, JsonToken token) {
      int line = line(parser);
      if (parser.isCurrentAlias()) {
        throw new Unusable(
            line,
            "'*%s' is an alias, which is not followed; write the value out"
                .formatted(parser.getString()));
      }
      return switch (token) {
        case START_OBJECT -> mapping(parser, line);
        case START_ARRAY -> sequence(parser, line);
        case VALUE_NULL -> new Scalar(line, "");
        default -> new Scalar(line, parser.getString());
      };
    }

    private static Mapping mapping(YAMLParser parser, int line) {
      Map<String, YamlNode> members = new LinkedHashMap<>();
      Map<String, Integer> lines = new LinkedHashMap<>();
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = parser.currentName();
        int place = line(parser);
        if (lines.putIfAbsent(name, place) != null) {
          throw new Unusable(
              place, "'%s' already exists, in line %s".formatted(name, lines.get(name)));
        }
        members.put(name, node(parser, parser.nextToken()));
      }
      return new Mapping(line, members, lines);
    }

    private static Sequence sequence(YAMLParser parser, int line) {
      List<YamlNode> items = new ArrayList<>();
      for (JsonToken token = parser.nextToken();
          token != JsonToken.END_ARRAY;
          token = parser.nextToken()) {
        items.add(node(parser, token));
      }
      return new Sequence(line, items);
    }
  }
}
