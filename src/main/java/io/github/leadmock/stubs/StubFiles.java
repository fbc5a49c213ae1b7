package io.github.leadmock.stubs;

import io.github.leadmock.api.Api;
import io.github.leadmock.api.BundledFiles;
import io.github.leadmock.api.Route;
import io.github.leadmock.message.JsonTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * The stub mappings and templates of {@code stubs/}, reduced to what answering needs. Parsed
 * without WireMock, whose parsing took a third of the time to the first answer. Immutable.
 */
public final class StubFiles {

  /** The file for requests that belong to the API but to none of its operations. */
  private static final String CATCH_ALL = "unknown";

  private final Map<String, String> templates = new HashMap<>();
  private final List<StubFile> files = new ArrayList<>();
  private final List<Route> routes = new ArrayList<>();
  private final Mappings mappings;

  /**
   * A file of stub mappings.
   *
   * @param api the API that it belongs to
   * @param name its path relative to {@code stubs/}
   * @param text its content
   */
  public record StubFile(String api, String name, String text) {}

  /**
   * Reads all files: {@code mappings/} has one for each operation, named after it, and one for all
   * other requests.
   *
   * @param apis the APIs, with their operations
   * @throws UncheckedIOException if a file cannot be used; the message says which and why
   */
  public StubFiles(List<Api> apis) {
    List<Mapping> read = new ArrayList<>();
    for (Api api : apis) {
      MappingReader reader = new MappingReader(name -> read(api.name(), name));
      for (String name : fileNames(api)) {
        String path = api.name() + "/mappings/" + name + ".json";
        StubFile file = new StubFile(api.name(), path, BundledFiles.text(path));
        files.add(file);
        for (JsonNode mapping : document(file).path("mappings")) {
          read.add(reader.mapping(file, mapping));
          reader.route(file, mapping).ifPresent(routes::add);
        }
      }
    }
    this.mappings = new Mappings(read);
  }

  /** The names without the extension, in the order in which WireMock lists the mappings. */
  private static List<String> fileNames(Api api) {
    return Stream.concat(api.operations().stream(), Stream.of(CATCH_ALL)).sorted().toList();
  }

  private String read(String api, String name) {
    String path = api + "/__files/" + name;
    return templates.computeIfAbsent(
        path,
        unread ->
            BundledFiles.find(unread)
                .orElseThrow(() -> unusable(unread, "there is no such template", null)));
  }

  /** The files of stub mappings, unchanged. */
  public List<StubFile> files() {
    return List.copyOf(files);
  }

  /** The mappings in those files. */
  public Mappings mappings() {
    return mappings;
  }

  /** The operations' routes, in file order. */
  public List<Route> routes() {
    return List.copyOf(routes);
  }

  /** Whether a URL belongs to one of the two APIs. */
  public boolean owns(String url) {
    int query = url.indexOf('?');
    return mappings.owns(query < 0 ? url : url.substring(0, query));
  }

  /** The text of a template, by its name in the API's {@code __files}. */
  public String template(String api, String name) {
    return findTemplate(api, name)
        .orElseThrow(() -> unusable(api + "/__files/" + name, "there is no such template", null));
  }

  /** The text of a template, if one has that name. */
  public Optional<String> findTemplate(String api, String name) {
    return Optional.ofNullable(templates.get(api + "/__files/" + name));
  }

  private static JsonNode document(StubFile file) {
    try {
      return JsonTree.read(file.text());
    } catch (JacksonException malformed) {
      throw unusable(file.name(), malformed.getOriginalMessage(), malformed);
    }
  }

  /** An error that whoever edits {@code stubs/} can fix. */
  public static UncheckedIOException unusable(
      String file, @Nullable String why, @Nullable Exception cause) {
    String firstLine = String.valueOf(why).lines().findFirst().orElse("unreadable");
    return new UncheckedIOException(
        "cannot use stubs/%s: %s".formatted(file, firstLine), new IOException(cause));
  }
}
