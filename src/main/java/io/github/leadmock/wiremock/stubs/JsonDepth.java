package io.github.leadmock.wiremock.stubs;

import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;

/**
 * Limits how deep JSON for WireMock is nested: its code, the validator of JSON Schemas and some of
 * ours recurse, and how far that goes depends on how warm the virtual machine is.
 */
public final class JsonDepth {

  /** How many levels of lists and objects a document may have. */
  static final int MAX_LEVELS = 200;

  /** As lenient as WireMock; only our own limit counts. */
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS, JsonReadFeature.ALLOW_SINGLE_QUOTES)
          .streamReadConstraints(
              StreamReadConstraints.builder().maxNestingDepth(MAX_LEVELS + 1).build())
          .build();

  private JsonDepth() {}

  /** Why a text is nested too deep; empty if it is not, or is no JSON. */
  public static Optional<String> fault(String text) {
    int levels = 0;
    try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), text)) {
      for (JsonToken next = parser.nextToken(); next != null; next = parser.nextToken()) {
        levels += next.isStructStart() ? 1 : next.isStructEnd() ? -1 : 0;
        if (levels > MAX_LEVELS) {
          return Optional.of(
              "the JSON has more than %s levels of lists and objects; expected at most %s"
                  .formatted(MAX_LEVELS, MAX_LEVELS));
        }
      }
      return Optional.empty();
    } catch (JacksonException noJson) {
      // The reader that follows reports it.
      return Optional.empty();
    }
  }
}
