package io.github.leadmock.contract;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.NodePath;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The contract of one API: {@code openapi.yaml}, the schemas it refers to and the rules, compiled
 * once. Effectively immutable and thread-safe.
 */
public final class Contract {

  /** Marks an alternative form of an operation that has its own entry. */
  private static final String VARIANT = "x-variant-of";

  private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

  // Compiled on first use and cached, because compiling takes longer than many checks.
  private static final Map<String, Contract> COMPILED = new ConcurrentHashMap<>();
  private static final Map<String, Contract> COMPILED_STRICT = new ConcurrentHashMap<>();

  private final RuleCatalogue catalogue;
  private final Map<String, OperationSpec> operations;
  private final JsonNode openApi;
  private final SchemaFiles files;
  private final EmbeddedJson embedded;
  private final SchemaRegistry registry;

  private Contract(String api, boolean strict) {
    this.catalogue = RuleCatalogue.of(api);
    this.openApi = openApi(api);
    this.operations = operations(openApi);
    this.files = new SchemaFiles(api, strict);
    this.embedded = new EmbeddedJson(files);
    this.registry =
        SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(files::text));
  }

  /** The contract of an API, lenient where the documentation is silent. */
  public static Contract of(String api) {
    return COMPILED.computeIfAbsent(api, name -> new Contract(name, false));
  }

  /** The contract of an API, strictly by the documentation. */
  public static Contract strict(String api) {
    return COMPILED_STRICT.computeIfAbsent(api, name -> new Contract(name, true));
  }

  /** The API's rules. */
  public RuleCatalogue catalogue() {
    return catalogue;
  }

  /** The path of the documented base URL, without a trailing slash; may be empty. */
  public String basePath() {
    return URI.create(openApi.at("/servers/0/url").asString()).getPath();
  }

  /** The operations by name, in the order of {@code openapi.yaml}. */
  public Map<String, OperationSpec> operations() {
    return operations;
  }

  /** An operation by its name. */
  public OperationSpec operation(String name) {
    @Nullable OperationSpec found = operations.get(name);
    if (found == null) {
      throw new IllegalArgumentException(
          "operation is '%s'; expected one of %s".formatted(name, operations.keySet()));
    }
    return found;
  }

  /** The documented response of an operation; a missing node if the documents show none. */
  public JsonNode example(String operation) {
    OperationSpec spec = operation(operation);
    return openApi
        .path("paths")
        .path(spec.path())
        .path(spec.method().toLowerCase(Locale.ROOT))
        .at("/responses/200/content/application~1json/examples/documented/value");
  }

  /**
   * The violations in the body of an operation's success response; empty if it is as documented.
   */
  public List<Violation> check(String operation, JsonNode body) {
    return checkAgainst(operation(operation).schema(), body);
  }

  /** The violations in a body that a schema file describes, such as {@code token.schema.json}. */
  public List<Violation> checkAgainst(String file, JsonNode body) {
    List<Violation> violations = new ArrayList<>(validate(file, body));
    for (EmbeddedJson.Place place : embedded.in(file, body)) {
      violations.addAll(held(place));
    }
    return violations.stream().distinct().toList();
  }

  private List<Violation> validate(String file, JsonNode body) {
    Schema schema = registry.getSchema(SchemaLocation.of(files.address(file)));
    return schema
        .validate(
            body,
            context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
        .stream()
        .map(error -> violation(file, error))
        .toList();
  }

  private List<Violation> held(EmbeddedJson.Place place) {
    String pointer = place.pointer().toString();
    try {
      return validate(place.schema(), place.read()).stream()
          .map(
              inner ->
                  new Violation(
                      inner.rule(),
                      pointer,
                      "in the JSON text, at '%s': %s".formatted(inner.pointer(), inner.message()),
                      inner.expected(),
                      inner.actual()))
          .toList();
    } catch (JacksonException broken) {
      String rule = files.rule(place.schema(), List.of()).orElse("");
      return List.of(
          new Violation(
              rule, pointer, "the string does not hold JSON text", "JSON text", place.text()));
    }
  }

  private Violation violation(String file, Error error) {
    NodePath way = error.getEvaluationPath();
    List<String> steps =
        new ArrayList<>(IntStream.range(0, way.getNameCount()).mapToObj(way::getName).toList());
    @Nullable String property = error.getProperty();
    if (error.getKeyword().equals("required") && property != null) {
      // A missing member breaks the member's own rule, if it has one.
      steps.remove(steps.size() - 1);
      steps.addAll(List.of("properties", property));
    }
    return new Violation(
        files.rule(file, steps).orElse(""),
        error.getInstanceLocation().toString(),
        Wording.message(error),
        Wording.expected(error),
        String.valueOf(error.getInstanceNode()));
  }

  private static JsonNode openApi(String api) {
    String path = "leadmock/schemas/" + api + "/openapi.yaml";
    try (@Nullable InputStream file = Contract.class.getClassLoader().getResourceAsStream(path)) {
      if (file == null) {
        throw new IllegalStateException(path + " is missing from the jar");
      }
      return new YAMLMapper().readTree(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException("cannot read " + path, unreadable);
    }
  }

  private static Map<String, OperationSpec> operations(JsonNode openApi) {
    Map<String, OperationSpec> found = new LinkedHashMap<>();
    openApi
        .path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue().properties().stream()
                    .filter(method -> METHODS.contains(method.getKey()))
                    .filter(method -> !method.getValue().has(VARIANT))
                    .map(method -> operation(path.getKey(), method.getKey(), method.getValue()))
                    .forEach(spec -> found.put(spec.name(), spec)));
    return Collections.unmodifiableMap(found);
  }

  private static OperationSpec operation(String path, String method, JsonNode operation) {
    return new OperationSpec(
        operation.path("operationId").asString(),
        method.toUpperCase(Locale.ROOT),
        path,
        operation.path("responses").properties().stream()
            .map(response -> Integer.valueOf(response.getKey()))
            .collect(Collectors.toUnmodifiableSet()),
        operation.at("/responses/200/content/application~1json/schema/$ref").asString());
  }
}
