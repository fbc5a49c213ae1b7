package io.github.leadmock.mock;

import static java.util.stream.Collectors.toMap;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.common.Json;
import com.github.tomakehurst.wiremock.common.JsonException;
import com.github.tomakehurst.wiremock.extension.MappingsLoaderExtension;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import com.github.tomakehurst.wiremock.stubbing.StubMappingCollection;
import com.github.tomakehurst.wiremock.stubbing.StubMappings;
import io.github.leadmock.liveforce.LiveForce;
import io.github.leadmock.metroleads.MetroLeads;
import io.github.leadmock.operation.Bundled;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The stub mappings and templates of {@code stubs/}. WireMock loads them after the user's own, so a
 * mapping of the user with the id of one of ours replaces it. Immutable and thread-safe.
 */
final class BundledStubs implements MappingsLoaderExtension {

  private static final List<String> APIS = List.of(MetroLeads.NAME, LiveForce.NAME);

  private final Map<String, String> templates;
  private final List<StubMapping> mappings;

  BundledStubs() {
    this.templates =
        APIS.stream()
            .flatMap(api -> Bundled.list(api + "/__files").stream())
            .collect(toMap(Function.identity(), Bundled::text));
    this.mappings = APIS.stream().flatMap(this::read).toList();
  }

  @Override
  public String getName() {
    return "leadmock-stubs";
  }

  @Override
  public void loadMappingsInto(StubMappings stubs) {
    for (StubMapping mapping : mappings) {
      if (stubs.get(mapping.getId()).isEmpty()) {
        stubs.addMapping(copy(mapping));
      }
    }
  }

  /** The text of a template, by its name in the API's {@code __files}. */
  String template(String api, String name) {
    return findTemplate(api, name)
        .orElseThrow(() -> unusable(api + "/__files/" + name, "there is no such template", null));
  }

  /** The text of a template, if there is one of that name. */
  Optional<String> findTemplate(String api, String name) {
    return Optional.ofNullable(templates.get(api + "/__files/" + name));
  }

  /**
   * Whether a URL belongs to one of the two APIs: the catch-all of each takes whatever no operation
   * takes.
   */
  boolean owns(String url) {
    return matching(url).findAny().isPresent();
  }

  /** The methods that operations have at a URL; none for an unknown path. */
  Set<String> methods(String url) {
    Set<String> methods = new TreeSet<>();
    matching(url)
        .filter(mapping -> mapping.getMetadata().containsKey("operation"))
        .map(mapping -> mapping.getRequest().getMethod())
        .forEach(
            method ->
                methods.addAll(
                    method.equals(RequestMethod.GET_OR_HEAD)
                        ? List.of("GET", "HEAD")
                        : List.of(method.getName())));
    return methods;
  }

  private Stream<StubMapping> matching(String url) {
    return mappings.stream()
        .filter(mapping -> mapping.getRequest().getUrlMatcher().match(url).isExactMatch());
  }

  private Stream<StubMapping> read(String api) {
    return Bundled.list(api + "/mappings").stream().flatMap(file -> read(api, file));
  }

  private Stream<StubMapping> read(String api, String file) {
    try {
      return Json.read(Bundled.text(file), StubMappingCollection.class).getMappings().stream()
          .map(mapping -> withInlineBody(api, mapping));
    } catch (JsonException malformed) {
      throw unusable(file, malformed.getErrors().first().getDetail(), malformed);
    }
  }

  /** Whoever edits {@code stubs/} can mend it. */
  private static UncheckedIOException unusable(
      String file, @Nullable String why, @Nullable Exception cause) {
    String firstLine = String.valueOf(why).lines().findFirst().orElse("unreadable");
    return new UncheckedIOException(
        "cannot use stubs/%s: %s".formatted(file, firstLine), new IOException(cause));
  }

  /**
   * WireMock would look for the file in the user's folder, and read and compile it anew for each
   * request.
   */
  private StubMapping withInlineBody(String api, StubMapping mapping) {
    ResponseDefinition response = mapping.getResponse();
    if (response.specifiesBodyFile()) {
      mapping.setResponse(
          ResponseDefinitionBuilder.like(response)
              .but()
              .withBodyFile(null)
              .withBody(template(api, response.getBodyFileName()))
              .build());
    }
    return mapping;
  }

  /** WireMock writes to the mappings it holds. */
  private static StubMapping copy(StubMapping mapping) {
    // Field by field: through JSON it took a tenth of the start. Pattern and definition are
    // immutable.
    StubMapping copy = new StubMapping(mapping.getRequest(), mapping.getResponse());
    copy.setId(mapping.getId());
    copy.setName(mapping.getName());
    copy.setPriority(mapping.getPriority());
    copy.setMetadata(mapping.getMetadata());
    return copy;
  }
}
