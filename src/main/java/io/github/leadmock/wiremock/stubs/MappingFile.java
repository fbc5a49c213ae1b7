package io.github.leadmock.wiremock.stubs;

import com.github.tomakehurst.wiremock.common.Json;
import com.github.tomakehurst.wiremock.common.JsonException;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import com.github.tomakehurst.wiremock.stubbing.StubMappingCollection;
import io.github.leadmock.message.PlainWords;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One file of the user's stub mappings: a single mapping, or many under {@code mappings}.
 *
 * @param mappings the mappings; one without an id gets one from its position, so that editing the
 *     file edits the same mapping
 */
record MappingFile(List<StubMapping> mappings) {

  /** As lenient as WireMock. */
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS, JsonReadFeature.ALLOW_SINGLE_QUOTES)
          .build();

  MappingFile {
    mappings = List.copyOf(mappings);
  }

  /** Why a file cannot be used, phrased to follow its name. */
  static final class Unusable extends Exception {
    private static final long serialVersionUID = 1L;

    Unusable(String message) {
      super(message);
    }
  }

  /**
   * Reads a file.
   *
   * @param name its path relative to the folder
   * @param template throws on a text that is not a template
   */
  static MappingFile read(String name, byte[] content, Consumer<String> template) throws Unusable {
    JsonNode tree = tree(content);
    List<JsonNode> each =
        tree.has("mappings") ? List.copyOf(tree.path("mappings").values()) : List.of(tree);
    for (JsonNode mapping : each) {
      if (!mapping.path("request").isObject() || !mapping.path("response").isObject()) {
        throw new Unusable("has a mapping without request or response; expected both as objects");
      }
    }
    List<StubMapping> mappings = mappings(new String(content, StandardCharsets.UTF_8));
    for (int i = 0; i < mappings.size(); i++) {
      if (!each.get(i).has("id") && !each.get(i).has("uuid")) {
        mappings
            .get(i)
            .setId(UUID.nameUUIDFromBytes((name + "#" + i).getBytes(StandardCharsets.UTF_8)));
      }
      check(each.get(i));
      check(mappings.get(i).getResponse(), template);
      // It is stored in a file already, so WireMock need not save it.
      mappings.get(i).setPersistent(null);
    }
    return new MappingFile(mappings);
  }

  private static JsonNode tree(byte[] content) throws Unusable {
    if (new String(content, StandardCharsets.UTF_8).isBlank()) {
      throw new Unusable("is empty; expected a stub mapping");
    }
    Optional<String> tooDeep = JsonDepth.fault(new String(content, StandardCharsets.UTF_8));
    if (tooDeep.isPresent()) {
      throw new Unusable("cannot be served: " + tooDeep.get());
    }
    try {
      JsonNode tree = JSON.readTree(content);
      if (!tree.isObject() || (tree.has("mappings") && !tree.path("mappings").isArray())) {
        throw new Unusable(
            "is not a stub mapping; expected an object with request and response, or with mappings");
      }
      return tree;
    } catch (JacksonException malformed) {
      throw new Unusable(
          "is broken%s: %s"
              .formatted(
                  place(malformed),
                  PlainWords.of(
                      firstLine(malformed.getOriginalMessage())
                          .replaceFirst(" \\(start marker at .*", ""))));
    }
  }

  /** A limit of the parser is exceeded at no place. */
  private static String place(JacksonException malformed) {
    return malformed.getLocation() == null
        ? ""
        : " at line %s, column %s"
            .formatted(malformed.getLocation().getLineNr(), malformed.getLocation().getColumnNr());
  }

  private static List<StubMapping> mappings(String text) throws Unusable {
    try {
      String json = text.startsWith("\ufeff") ? text.substring(1) : text;
      StubMappingCollection read = Json.read(json, StubMappingCollection.class);
      return new ArrayList<>(read.getMappingOrMappings());
    } catch (JsonException unfit) {
      var error = unfit.getErrors().first();
      String where =
          error.getSource() == null || error.getSource().getPointer() == null
              ? ""
              : " at " + error.getSource().getPointer();
      throw new Unusable(
          "is not a stub mapping%s: %s"
              .formatted(where, PlainWords.of(firstLine(error.getDetail()))));
    }
  }

  private static void check(JsonNode mapping) throws Unusable {
    Optional<String> reason =
        UnservableStub.ofFile(
            JSON.convertValue(mapping, new TypeReference<Map<String, Object>>() {}));
    if (reason.isPresent()) {
      throw new Unusable("cannot be served: " + reason.get());
    }
  }

  private static void check(ResponseDefinition response, Consumer<String> template)
      throws Unusable {
    Optional<String> fault = TemplateTrial.fault(response, template);
    if (fault.isPresent()) {
      throw new Unusable(fault.get());
    }
  }

  /** Whether the response's body, or the file that it names, is a template. */
  static boolean isTemplated(ResponseDefinition response) {
    return response.getTransformers() != null
        && response.getTransformers().contains("response-template");
  }

  /** What is wrong with a template, with the position as {@code line:column}. */
  static String templateFault(RuntimeException malformed) {
    return PlainWords.of(firstLine(malformed.getMessage()));
  }

  private static String firstLine(@Nullable String text) {
    return String.valueOf(text).lines().findFirst().orElse("unreadable").strip();
  }
}
