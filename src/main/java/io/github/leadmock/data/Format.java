package io.github.leadmock.data;

import io.github.leadmock.message.JsonLimit;
import io.github.leadmock.message.JsonSyntax;
import io.github.leadmock.message.Utf8;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLParser;

/** How a document is written. */
enum Format {
  /** JSON; the vendor's own examples have commas before closing brackets. */
  JSON(
      JsonMapper.builder()
          .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build()),

  /** YAML 1.2. */
  YAML(
      YAMLMapper.builder(
              YAMLFactory.builder()
                  .loadSettings(LoadSettings.builder().setCodePointLimit(Integer.MAX_VALUE).build())
                  .build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build());

  private final ObjectMapper mapper;

  Format(ObjectMapper mapper) {
    this.mapper = mapper;
  }

  /** The format of a file by its name. */
  static Format of(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.endsWith(".yaml") || lower.endsWith(".yml") ? YAML : JSON;
  }

  /**
   * The document; where it is none, that is a problem.
   *
   * @return a missing node when there is none
   */
  JsonNode read(byte[] content, Reading reading) {
    try {
      Utf8.check(content);
    } catch (Utf8.Malformed malformed) {
      reading.problem(malformed.place(), "a text file in UTF-8", "bytes that are none");
      return mapper.missingNode();
    }
    try {
      if (this == YAML) {
        alias(content)
            .ifPresent(
                place ->
                    reading.problem(
                        place(place), "the value itself: aliases are not supported", "an alias"));
      }
      return mapper.readTree(content);
    } catch (StreamConstraintsException beyond) {
      reading.problem(
          place(beyond.getLocation()),
          "%s within the limits of this mock".formatted(name()),
          JsonLimit.found(beyond));
      return mapper.missingNode();
    } catch (JacksonException malformed) {
      reading.problem(
          place(malformed.getLocation()),
          JsonSyntax.expected(malformed).orElse(name()),
          JsonSyntax.found(malformed, new String(content, StandardCharsets.UTF_8)));
      return mapper.missingNode();
    }
  }

  /** Where a YAML document uses an alias: Jackson would take the name of the anchor for a text. */
  private Optional<TokenStreamLocation> alias(byte[] content) {
    try (JsonParser parser = mapper.createParser(content)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (parser instanceof YAMLParser yaml && yaml.isCurrentAlias()) {
          return Optional.of(parser.currentTokenLocation());
        }
      }
    }
    return Optional.empty();
  }

  private static String place(@Nullable TokenStreamLocation location) {
    return location == null
        ? "line 1"
        : "line %s, column %s".formatted(location.getLineNr(), location.getColumnNr());
  }

  /** The line of a place in a document, or of what is around it; 0 when nothing of it is there. */
  int line(byte[] content, String pointer) {
    int line = 0;
    int longest = -1;
    try (JsonParser parser = mapper.createParser(content)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        String here = parser.streamReadContext().pathAsPointer().toString();
        boolean around = pointer.equals(here) || pointer.startsWith(here + "/");
        if (around && here.length() > longest) {
          longest = here.length();
          line = parser.currentTokenLocation().getLineNr();
        }
      }
    } catch (JacksonException malformed) {
      // What was read before it counts.
    }
    return line;
  }
}
