package io.github.leadmock.mock;

import static java.util.stream.Collectors.toMap;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.common.Json;
import com.github.tomakehurst.wiremock.common.JsonException;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import com.github.tomakehurst.wiremock.stubbing.StubMappingCollection;
import com.github.tomakehurst.wiremock.stubbing.StubMappings;
import io.github.leadmock.liveforce.LiveForce;
import io.github.leadmock.metroleads.MetroLeads;
import io.github.leadmock.operation.Bundled;
import io.github.leadmock.operation.Route;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The stub mappings and templates of {@code stubs/}. Immutable and thread-safe. */
final class BundledStubs {

  /** The transformer parameter that names the template behind an inlined body. */
  static final String TEMPLATE = "bodyFileName";

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

  /** Puts in all but those whose id is taken: a mapping of the user replaces ours. */
  void loadInto(StubMappings stubs) {
    for (StubMapping mapping : mappings) {
      if (stubs.get(mapping.getId()).isEmpty()) {
        stubs.addMapping(copy(mapping));
      }
    }
  }

  /** A copy of the mapping with an id. */
  Optional<StubMapping> find(UUID id) {
    return mappings.stream()
        .filter(mapping -> mapping.getId().equals(id))
        .map(BundledStubs::copy)
        .findFirst();
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
        .forEach(method -> methods.addAll(methods(method)));
    return methods;
  }

  /** Where the operations are, in the order of the files. */
  List<Route> routes() {
    return mappings.stream()
        .filter(mapping -> mapping.getMetadata().containsKey("operation"))
        .map(BundledStubs::route)
        .toList();
  }

  private static Route route(StubMapping mapping) {
    return new Route(
        mapping.getMetadata().getString("api"),
        mapping.getMetadata().getString("operation"),
        mapping.getName().replaceFirst("^.*?: ", ""),
        methods(mapping.getRequest().getMethod()),
        mapping.getRequest().getUrlPathTemplate());
  }

  private static List<String> methods(RequestMethod method) {
    return method.equals(RequestMethod.GET_OR_HEAD)
        ? List.of("GET", "HEAD")
        : List.of(method.getName());
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
   * request. The name stays as a parameter, for a template of the user's to stand in.
   */
  private StubMapping withInlineBody(String api, StubMapping mapping) {
    ResponseDefinition response = mapping.getResponse();
    if (response.specifiesBodyFile()) {
      mapping.setResponse(
          ResponseDefinitionBuilder.like(response)
              .but()
              .withBodyFile(null)
              .withBody(template(api, response.getBodyFileName()))
              .withTransformerParameter(TEMPLATE, response.getBodyFileName())
              .build());
    }
    return mapping;
  }

  /** WireMock writes to the mappings it holds. */
  static StubMapping copy(StubMapping mapping) {
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
