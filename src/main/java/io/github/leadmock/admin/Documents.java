package io.github.leadmock.admin;

import io.github.leadmock.vendor.VendorApi;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/** The OpenAPI documents: of the admin API, and of the two APIs as this mock serves them. */
final class Documents {

  private static final String OWN = "io/github/leadmock/admin/openapi.yaml";
  private static final String SCHEMAS = "leadmock/schemas/";

  private static final Pattern SCHEMA_FILE = Pattern.compile("[a-z-]+\\.schema\\.json");

  private static final List<String> FILES =
      VendorApi.keys().stream().flatMap(key -> Stream.of(key + ".yaml", key + ".json")).toList();

  private static final Set<String> METHODS = Set.of("GET", "PUT", "PATCH", "POST", "DELETE");

  private static final JsonMapper JSON = new JsonMapper();
  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER)
          .disable(YAMLWriteFeature.SPLIT_LINES)
          .build();

  /** Headers that this mock accepts but the vendor does not. */
  private static final SortedMap<String, String> OWN_PARAMETERS =
      new TreeMap<>(
          Map.of(
              "Prefer",
              """
              name: Prefer
              in: header
              description: Asks this mock for a status (code=429) or a delay in milliseconds (delay=800).
              schema: {type: string}
              """,
              "LeadmockSession",
              """
              name: X-Leadmock-Session
              in: header
              description: Reads and writes only what was written in the session of this name.
              schema: {type: string, pattern: '^[A-Za-z0-9._:@-]{1,64}$'}
              """));

  private Documents() {}

  static AdminResponse own() {
    return AdminResponse.yaml(read(OWN).orElseThrow());
  }

  /**
   * The methods of a resource of the admin API, in upper case; empty if there is no such resource.
   *
   * @param path below {@code /__admin/leadmock}
   */
  static Set<String> methods(String path) {
    for (Map.Entry<String, JsonNode> resource :
        YAML.readTree(read(OWN).orElseThrow()).path("paths").properties()) {
      if (path.matches(resource.getKey().replace(".", "\\.").replaceAll("\\{[^}]*}", "[^/]+"))) {
        return resource.getValue().propertyNames().stream()
            .map(name -> name.toUpperCase(Locale.ROOT))
            .filter(METHODS::contains)
            .collect(Collectors.toCollection(LinkedHashSet::new));
      }
    }
    return Set.of();
  }

  /**
   * An API's OpenAPI document in one file. This mock is the first of its servers, and the headers
   * that only the mock accepts are among its parameters.
   *
   * @param file the API's name followed by {@code .yaml} or {@code .json}
   * @param baseUrl the mock's base URL
   */
  static AdminResponse ofApi(String file, String baseUrl) {
    if (!FILES.contains(file)) {
      int last = FILES.size() - 1;
      String expected = String.join(", ", FILES.subList(0, last)) + " or " + FILES.get(last);
      return AdminResponse.notFound("path", expected, file);
    }
    String api = file.replaceFirst("\\.(yaml|json)$", "");
    ObjectNode document =
        (ObjectNode) JSON.readTree(read(SCHEMAS + api + "/openapi.bundle.json").orElseThrow());
    // The path prefix between the mock's base URL and the documented paths.
    String prefix = URI.create(document.at("/servers/0/url").asString()).getPath();
    document
        .withArray("servers")
        .insertObject(0)
        .put("url", baseUrl + prefix)
        .put("description", "This mock.");
    addOwnParameters(document);
    return file.endsWith(".json")
        ? AdminResponse.json(document)
        : AdminResponse.yaml(YAML.writeValueAsString(document));
  }

  private static void addOwnParameters(ObjectNode document) {
    ObjectNode components = document.withObject("/components/parameters");
    OWN_PARAMETERS.forEach((name, parameter) -> components.set(name, YAML.readTree(parameter)));
    for (JsonNode path : document.path("paths")) {
      ArrayNode parameters = ((ObjectNode) path).withArray("parameters");
      OWN_PARAMETERS
          .keySet()
          .forEach(name -> parameters.addObject().put("$ref", "#/components/parameters/" + name));
    }
  }

  /** A schema file that an OpenAPI document or another schema refers to. */
  static AdminResponse schema(String api, String file) {
    return Optional.of(file)
        .filter(name -> VendorApi.find(api).isPresent() && SCHEMA_FILE.matcher(name).matches())
        .flatMap(name -> read(SCHEMAS + api + "/" + name))
        .map(text -> new AdminResponse(200, "application/schema+json", text))
        .orElseGet(() -> AdminResponse.notFound("path", "a schema file of the API", file));
  }

  private static Optional<String> read(String resource) {
    try (@Nullable InputStream file =
        Documents.class.getClassLoader().getResourceAsStream(resource)) {
      return file == null
          ? Optional.empty()
          : Optional.of(new String(file.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException unreadable) {
      throw new UncheckedIOException("cannot read " + resource, unreadable);
    }
  }
}
