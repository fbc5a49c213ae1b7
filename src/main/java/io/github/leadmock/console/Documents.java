package io.github.leadmock.console;

import io.github.leadmock.liveforce.LiveForce;
import io.github.leadmock.metroleads.MetroLeads;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The OpenAPI documents: of the admin API, and of the two APIs as this mock serves them. */
final class Documents {

  private static final String OWN = "io/github/leadmock/console/openapi.yaml";
  private static final String SCHEMAS = "leadmock/schemas/";

  /** What stands between the mock's own address and the documented paths. */
  private static final Map<String, String> PREFIXES =
      Map.of(MetroLeads.NAME, "", LiveForce.NAME, "/api/v1");

  private static final Pattern SCHEMA_FILE = Pattern.compile("[a-z-]+\\.schema\\.json");

  private Documents() {}

  static Answer own() {
    return Answer.yaml(read(OWN).orElseThrow());
  }

  /**
   * The document of an API. Its schema files lie in a folder of the API's name, because both APIs
   * have files of the same names; this mock comes first among its servers.
   *
   * @param file the API's name with {@code .yaml} behind it
   * @param baseUrl the mock's own address
   */
  static Answer ofApi(String file, String baseUrl) {
    String api = file.replaceFirst("\\.yaml$", "");
    @Nullable String prefix = PREFIXES.get(api);
    if (prefix == null || !file.endsWith(".yaml")) {
      return Answer.notFound("path", "metroleads.yaml or liveforce.yaml", file);
    }
    String own =
        "servers:\n  - url: %s%s\n    description: This mock.\n".formatted(baseUrl, prefix);
    return Answer.yaml(
        read(SCHEMAS + api + "/openapi.yaml")
            .orElseThrow()
            .replaceAll("(\\$ref: )(" + SCHEMA_FILE + ")", "$1" + api + "/$2")
            .replaceFirst("servers:\n", own));
  }

  /** A schema file that such a document, or another schema file, refers to. */
  static Answer schema(String api, String file) {
    return Optional.of(file)
        .filter(name -> PREFIXES.containsKey(api) && SCHEMA_FILE.matcher(name).matches())
        .flatMap(name -> read(SCHEMAS + api + "/" + name))
        .map(text -> new Answer(200, "application/schema+json", text))
        .orElseGet(() -> Answer.notFound("path", "a schema file of the API", file));
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
