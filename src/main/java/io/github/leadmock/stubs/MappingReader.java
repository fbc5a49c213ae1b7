package io.github.leadmock.stubs;

import io.github.leadmock.api.Route;
import io.github.leadmock.message.Header;
import io.github.leadmock.stubs.StubFiles.StubFile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;

/**
 * Reads what answering needs from a stub mapping's JSON. Supports only the part of WireMock's
 * format that {@code stubs/} uses. Not thread-safe.
 */
public final class MappingReader {

  private final UnaryOperator<String> templates;

  /** Most mappings share a template. */
  private final Map<String, Optional<Template>> compiled = new HashMap<>();

  /**
   * A reader for the mappings of one API.
   *
   * @param templates returns a template's text by its name
   */
  public MappingReader(UnaryOperator<String> templates) {
    this.templates = templates;
  }

  public Mapping mapping(StubFile file, JsonNode stub) {
    try {
      return mapping(stub);
    } catch (IllegalArgumentException unusable) {
      throw StubFiles.unusable(file.name(), unusable.getMessage(), unusable);
    }
  }

  /** The route of a mapping's operation, if it names one. */
  Optional<Route> route(StubFile file, JsonNode stub) {
    try {
      return route(stub);
    } catch (IllegalArgumentException unusable) {
      throw StubFiles.unusable(file.name(), unusable.getMessage(), unusable);
    }
  }

  private static Optional<Route> route(JsonNode stub) {
    JsonNode metadata = stub.path("metadata");
    if (!metadata.has("operation")) {
      return Optional.empty();
    }
    String name = text(stub, "name");
    return Optional.of(
        new Route(
            text(metadata, "api"),
            text(metadata, "operation"),
            // "MetroLeads: Add a note"
            name.substring(name.indexOf(": ") + 2),
            methods(stub),
            text(stub.path("request"), "urlPathTemplate")));
  }

  private Mapping mapping(JsonNode stub) {
    JsonNode response = stub.path("response");
    JsonNode parameters = response.path("transformerParameters");
    return new Mapping(
        UUID.fromString(text(stub, "id")),
        new Mapping.Target(
            text(parameters, "api"),
            parameters.path("operation").asString(""),
            Mapping.Target.printed(
                stub.path("metadata").path("rules").valueStream().map(JsonNode::asString)),
            response.path("status").intValue()),
        Set.copyOf(methods(stub)),
        path(stub.path("request")),
        headers(response.path("headers")),
        response.has("bodyFileName") ? template(text(response, "bodyFileName")) : Optional.empty(),
        template(text(parameters, "errorBodyFileName")));
  }

  private Optional<Template> template(String name) {
    return compiled.computeIfAbsent(name, known -> Template.compile(templates.apply(known)));
  }

  private static List<String> methods(JsonNode stub) {
    String method = text(stub.path("request"), "method");
    return switch (method) {
      case "ANY" -> List.of();
      case "GET_OR_HEAD" -> List.of("GET", "HEAD");
      default -> List.of(method);
    };
  }

  private static PathPattern path(JsonNode request) {
    if (request.has("urlPathPattern")) {
      return PathPattern.regex(text(request, "urlPathPattern"));
    }
    String template = text(request, "urlPathTemplate");
    return PathPattern.template(template)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "the urlPathTemplate '%s' has more than plain variables".formatted(template)));
  }

  private static List<Header> headers(JsonNode headers) {
    return headers.propertyNames().stream()
        .map(name -> new Header(name, text(headers, name)))
        .toList();
  }

  private static String text(JsonNode object, String member) {
    JsonNode text = object.path(member);
    if (!text.isString()) {
      throw new IllegalArgumentException("a mapping lacks the text '%s'".formatted(member));
    }
    return text.asString();
  }
}
