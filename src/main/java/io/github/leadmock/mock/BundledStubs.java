package io.github.leadmock.mock;

import static java.util.stream.Collectors.toMap;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.common.Json;
import com.github.tomakehurst.wiremock.common.JsonException;
import com.github.tomakehurst.wiremock.common.Urls;
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
import io.github.leadmock.operation.Header;
import io.github.leadmock.operation.Route;
import io.github.leadmock.service.Mapping;
import io.github.leadmock.service.Mappings;
import io.github.leadmock.service.PathPattern;
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

/** The stub mappings and templates of {@code stubs/}. Thread-safe. */
final class BundledStubs {

  /** The transformer parameter that names the template behind an inlined body. */
  static final String TEMPLATE = "bodyFileName";

  private static final List<String> APIS = List.of(MetroLeads.NAME, LiveForce.NAME);

  private final Map<String, String> templates;
  private final List<StubMapping> stubs;
  private final Mappings mappings;

  /** What WireMock was given last, by id. */
  private final Map<UUID, StubMapping> loaded = new ConcurrentHashMap<>();

  BundledStubs() {
    this.templates =
        APIS.stream()
            .flatMap(api -> Bundled.list(api + "/__files").stream())
            .collect(toMap(Function.identity(), Bundled::text));
    this.stubs = APIS.stream().flatMap(this::read).toList();
    this.mappings = new Mappings(stubs.stream().map(this::mapping).toList());
  }

  /** Puts in all but those whose id is taken: a mapping of the user replaces ours. */
  void loadInto(StubMappings wireMock) {
    for (StubMapping stub : stubs) {
      if (wireMock.get(stub.getId()).isEmpty()) {
        StubMapping copy = copy(stub);
        loaded.put(copy.getId(), copy);
        wireMock.addMapping(copy);
      }
    }
  }

  /** A copy of the mapping with an id. */
  Optional<StubMapping> find(UUID id) {
    return stubs.stream()
        .filter(stub -> stub.getId().equals(id))
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

  /** Whether a URL belongs to one of the two APIs. */
  boolean owns(String url) {
    return mappings.owns(Urls.getPath(url));
  }

  /** The same, as far as answering needs it. */
  Mappings mappings() {
    return mappings;
  }

  /** Where the operations are, in the order of the files. */
  List<Route> routes() {
    return stubs.stream()
        .filter(stub -> stub.getMetadata().containsKey("operation"))
        .map(BundledStubs::route)
        .toList();
  }

  private static Route route(StubMapping stub) {
    RequestMethod method = stub.getRequest().getMethod();
    return new Route(
        stub.getMetadata().getString("api"),
        stub.getMetadata().getString("operation"),
        stub.getName().replaceFirst("^.*?: ", ""),
        method.equals(RequestMethod.GET_OR_HEAD)
            ? List.of("GET", "HEAD")
            : List.of(method.getName()),
        stub.getRequest().getUrlPathTemplate());
  }

  /** The mapping as WireMock was given it last, if it was. */
  @Nullable StubMapping loaded(UUID id) {
    return loaded.get(id);
  }

  /** Whether these are our mappings, all of them and no other, as they were loaded. */
  boolean areAll(Stream<StubMapping> found) {
    List<StubMapping> there = found.toList();
    return there.size() == stubs.size() && there.stream().allMatch(stub -> isLoaded(stub));
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

  private Mapping mapping(StubMapping mapping) {
    ResponseDefinition response = mapping.getResponse();
    Parameters parameters = response.getTransformerParameters();
    String api = parameters.getString("api");
    List<Header> headers = new ArrayList<>();
    for (HttpHeader header : response.getHeaders().all()) {
      header.values().forEach(value -> headers.add(new Header(header.key(), value)));
    }
    return new Mapping(
        mapping.getId(),
        new Mapping.Target(
            api,
            parameters.getString("operation", ""),
            OperationTransformer.rules(mapping),
            response.getStatus()),
        methods(mapping.getRequest().getMethod()),
        path(mapping.getRequest().getUrlMatcher()),
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

  /** WireMock writes to the mappings it holds. Takes all that a file can say, ours or a user's. */
  static StubMapping copy(StubMapping mapping) {
    // Field by field: through JSON it took a tenth of the start. Pattern and definition are
    // immutable.
    StubMapping copy = new StubMapping(mapping.getRequest(), mapping.getResponse());
    copy.setId(mapping.getId());
    copy.setName(mapping.getName());
    copy.setPriority(mapping.getPriority());
    copy.setMetadata(mapping.getMetadata());
    copy.setPersistent(mapping.isPersistent());
    copy.setScenarioName(mapping.getScenarioName());
    copy.setRequiredScenarioState(mapping.getRequiredScenarioState());
    copy.setNewScenarioState(mapping.getNewScenarioState());
    copy.setPostServeActions(mapping.getPostServeActions());
    copy.setServeEventListenerDefinitions(mapping.getServeEventListeners());
    return copy;
  }
}
