package io.github.leadmock.admin;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The OpenAPI document of the admin API, to check responses against. */
public final class AdminDocument {

  private final ObjectNode document;

  /** Parses the document from YAML. */
  public AdminDocument(String yaml) {
    this.document = (ObjectNode) new YAMLMapper().readTree(yaml);
  }

  /** All operations, such as {@code GET /status}. */
  public Set<String> operations() {
    Set<String> operations = new TreeSet<>();
    document
        .path("paths")
        .forEachEntry(
            (path, item) ->
                item.forEachEntry(
                    (method, operation) ->
                        operations.add(method.toUpperCase(Locale.ROOT) + " " + path)));
    return operations;
  }

  /** How a response violates the document; an undocumented status is a violation too. */
  public List<String> violations(String operation, int status, String contentType, String body) {
    String method = operation.substring(0, operation.indexOf(' ')).toLowerCase(Locale.ROOT);
    String path = operation.substring(operation.indexOf(' ') + 1);
    JsonNode response =
        resolved(
            document
                .path("paths")
                .path(path)
                .path(method)
                .path("responses")
                .path(String.valueOf(status)));
    if (response.isMissingNode()) {
      return List.of("%s: status %s is not documented".formatted(operation, status));
    }
    JsonNode content = response.path("content");
    if (content.isMissingNode()) {
      return body.isEmpty() ? List.of() : List.of(operation + " documents no body");
    }
    JsonNode schema = content.path(contentType).path("schema");
    if (schema.isMissingNode()) {
      return List.of("%s: %s is not documented".formatted(operation, contentType));
    }
    return contentType.endsWith("json") ? errors(schema, body) : List.of();
  }

  private List<String> errors(JsonNode schema, String body) {
    // The schema refers to its neighbours as #/components, so they are added to it.
    ObjectNode whole = ((ObjectNode) schema).deepCopy();
    whole.set("components", document.path("components"));
    List<String> errors = new ArrayList<>();
    for (Error error :
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(whole.toString(), InputFormat.JSON)
            .validate(
                body,
                InputFormat.JSON,
                context ->
                    context.executionConfig(config -> config.formatAssertionsEnabled(true)))) {
      errors.add(error.toString());
    }
    return errors;
  }

  private JsonNode resolved(JsonNode node) {
    return node.has("$ref") ? document.at(node.path("$ref").asString().substring(1)) : node;
  }
}
