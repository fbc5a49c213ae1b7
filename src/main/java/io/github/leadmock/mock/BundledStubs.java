package io.github.leadmock.mock;

import static java.util.stream.Collectors.toMap;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.common.Json;
import com.github.tomakehurst.wiremock.common.JsonException;
import com.github.tomakehurst.wiremock.common.Urls;
import com.github.tomakehurst.wiremock.extension.MappingsLoaderExtension;
import com.github.tomakehurst.wiremock.extension.Parameters;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.matching.UrlPathTemplatePattern;
import com.github.tomakehurst.wiremock.matching.UrlPattern;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import com.github.tomakehurst.wiremock.stubbing.StubMappingCollection;
import com.github.tomakehurst.wiremock.stubbing.StubMappings;
import io.github.leadmock.liveforce.LiveForce;
import io.github.leadmock.metroleads.MetroLeads;
import io.github.leadmock.operation.Bundled;
import io.github.leadmock.service.Header;
import io.github.leadmock.service.PathPattern;
import io.github.leadmock.service.Route;
import io.github.leadmock.service.Routes;
import io.github.leadmock.service.Template;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The stub mappings and templates of {@code stubs/}. WireMock loads them after the user's own, so a
 * mapping of the user with the id of one of ours replaces it. Thread-safe.
 */
final class BundledStubs implements MappingsLoaderExtension {

  private static final List<String> APIS = List.of(MetroLeads.NAME, LiveForce.NAME);

  private final Map<String, String> templates;
  private final List<StubMapping> mappings;
  private final Routes routes;

  /** What WireMock was given last, by id. */
  private final Map<UUID, StubMapping> loaded = new ConcurrentHashMap<>();

  BundledStubs() {
    this.templates =
        APIS.stream()
            .flatMap(api -> Bundled.list(api + "/__files").stream())
            .collect(toMap(Function.identity(), Bundled::text));
    this.mappings = APIS.stream().flatMap(this::read).toList();
    this.routes = new Routes(mappings.stream().map(this::route).toList());
  }

  @Override
  public String getName() {
    return "leadmock-stubs";
  }

  @Override
  public void loadMappingsInto(StubMappings stubs) {
    for (StubMapping mapping : mappings) {
      if (stubs.get(mapping.getId()).isEmpty()) {
        StubMapping copy = copy(mapping);
        loaded.put(copy.getId(), copy);
        stubs.addMapping(copy);
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

  /** Whether a URL belongs to one of the two APIs. */
  boolean owns(String url) {
    return routes.owns(Urls.getPath(url));
  }

  /** The same mappings as routes. */
  Routes routes() {
    return routes;
  }

  /** The mapping as WireMock was given it last, if it was. */
  @Nullable StubMapping loaded(UUID id) {
    return loaded.get(id);
  }

  /** Whether these are our mappings, all of them and no other, as they were loaded. */
  boolean areAll(Stream<StubMapping> stubs) {
    List<StubMapping> there = stubs.toList();
    return there.size() == mappings.size() && there.stream().allMatch(stub -> isLoaded(stub));
  }

  /**
   * The very object: whatever changes a mapping through the admin API puts another in its place.
   */
  @SuppressWarnings("ReferenceEquality")
  private boolean isLoaded(StubMapping stub) {
    return stub == loaded.get(stub.getId());
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

  private Route route(StubMapping mapping) {
    ResponseDefinition response = mapping.getResponse();
    Parameters parameters = response.getTransformerParameters();
    String api = parameters.getString("api");
    List<Header> headers = new ArrayList<>();
    for (HttpHeader header : response.getHeaders().all()) {
      header.values().forEach(value -> headers.add(new Header(header.key(), value)));
    }
    return new Route(
        mapping.getId(),
        new Route.Target(
            api, parameters.getString("operation", ""), OperationTransformer.rules(mapping)),
        methods(mapping.getRequest().getMethod()),
        path(mapping.getRequest().getUrlMatcher()),
        response.getStatus(),
        headers,
        Optional.ofNullable(response.getBody()).flatMap(Template::compile),
        Template.compile(template(api, parameters.getString("errorBodyFileName"))));
  }

  private static Set<String> methods(RequestMethod method) {
    if (method.equals(RequestMethod.ANY)) {
      return Set.of();
    }
    return method.equals(RequestMethod.GET_OR_HEAD)
        ? Set.of("GET", "HEAD")
        : Set.of(method.getName());
  }

  private static PathPattern path(UrlPattern url) {
    String expected = url.getExpected();
    return url instanceof UrlPathTemplatePattern
        ? PathPattern.template(expected).orElseThrow(() -> unusable("mappings", expected, null))
        : PathPattern.regex(expected);
  }

  /** WireMock writes to the mappings it holds. */
  private static StubMapping copy(StubMapping mapping) {
    return Json.read(Json.write(mapping), StubMapping.class);
  }
}
