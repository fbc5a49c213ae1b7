package io.github.leadmock.wiremock.stubs;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.common.Json;
import com.github.tomakehurst.wiremock.common.JsonException;
import com.github.tomakehurst.wiremock.common.Metadata;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import com.github.tomakehurst.wiremock.stubbing.StubMappingCollection;
import com.github.tomakehurst.wiremock.stubbing.StubMappings;
import io.github.leadmock.stubs.StubFiles;
import io.github.leadmock.stubs.StubFiles.StubFile;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The stub mappings of {@code stubs/} in WireMock's form. They are parsed when WireMock first asks
 * for them, because that is slow. Thread-safe.
 */
public final class BundledStubs {

  /** The transformer parameter that names the template of an inlined body. */
  public static final String TEMPLATE = "bodyFileName";

  /** The metadata that tells a mapping of a drill, which comes back as ours do. */
  public static final String DRILL = "leadmock-drill";

  private final StubFiles files;
  private @Nullable List<StubMapping> read;
  private volatile @Nullable StubMappings wireMock;

  /** The objects last given to WireMock, by id. */
  private final Map<UUID, StubMapping> loaded = new ConcurrentHashMap<>();

  /** Mappings of a drill, the oldest first. */
  private final List<StubMapping> ofDrill = new CopyOnWriteArrayList<>();

  public BundledStubs(StubFiles files) {
    this.files = files;
  }

  /** Adds all mappings whose id is not taken; a user's mapping replaces ours. */
  void loadInto(StubMappings mappings) {
    wireMock = mappings;
    // The newest wins: a folder, which has been loaded by now, must not end a drill's trouble.
    ofDrill.forEach(stub -> mappings.get(stub.getId()).ifPresent(mappings::removeMapping));
    restore();
  }

  /** Takes note of a new mapping: one of a drill comes back from now on. */
  void created(StubMapping stub) {
    @Nullable Metadata metadata = stub.getMetadata();
    boolean known = ofDrill.stream().anyMatch(one -> one.getId().equals(stub.getId()));
    if (metadata != null && metadata.containsKey(DRILL) && !known) {
      ofDrill.add(copy(stub));
    }
  }

  /** Adds what is missing again, once they have been loaded. */
  void restore() {
    @Nullable StubMappings mappings = wireMock;
    if (mappings == null) {
      return;
    }
    for (StubMapping stub : stubs()) {
      if (mappings.get(stub.getId()).isEmpty()) {
        StubMapping copy = copy(stub);
        loaded.put(copy.getId(), copy);
        mappings.addMapping(copy);
      }
    }
    for (StubMapping stub : ofDrill) {
      if (mappings.get(stub.getId()).isEmpty()) {
        mappings.addMapping(copy(stub));
      }
    }
  }

  /** Whether one of our mappings is in place and unchanged. */
  public boolean isUntouched(UUID id) {
    @Nullable StubMappings mappings = wireMock;
    return mappings != null && mappings.get(id).filter(this::isLoaded).isPresent();
  }

  /** A copy of the mapping with this id. */
  public Optional<StubMapping> find(UUID id) {
    return stubs().stream()
        .filter(stub -> stub.getId().equals(id))
        .map(BundledStubs::copy)
        .findFirst();
  }

  /** The mapping as last given to WireMock. */
  public StubMapping loaded(UUID id) {
    @Nullable StubMapping mapping = loaded.get(id);
    if (mapping == null) {
      throw new IllegalStateException("WireMock was never given the stub mapping " + id);
    }
    return mapping;
  }

  /** Whether these are exactly our mappings, all unchanged. */
  boolean areAll(Stream<StubMapping> found) {
    List<StubMapping> there = found.toList();
    return there.size() == stubs().size() && there.stream().allMatch(this::isLoaded);
  }

  /**
   * Whether a mapping is one of ours. Compares identity: any change through the admin API replaces
   * the object.
   */
  @SuppressWarnings("ReferenceEquality")
  public boolean isLoaded(StubMapping stub) {
    return stub == loaded.get(stub.getId());
  }

  private synchronized List<StubMapping> stubs() {
    if (read == null) {
      read = files.files().stream().flatMap(this::read).toList();
    }
    return read;
  }

  private Stream<StubMapping> read(StubFile file) {
    try {
      return Json.read(file.text(), StubMappingCollection.class).getMappings().stream()
          .map(mapping -> withInlineBody(file.api(), mapping));
    } catch (JsonException malformed) {
      throw StubFiles.unusable(file.name(), malformed.getErrors().first().getDetail(), malformed);
    }
  }

  /**
   * Inlines the template: WireMock would look for the file in the user's folder, and read and
   * compile it for each request. The name stays as a parameter, so that a user's template can
   * replace it.
   */
  private StubMapping withInlineBody(String api, StubMapping mapping) {
    ResponseDefinition response = mapping.getResponse();
    if (response.specifiesBodyFile()) {
      mapping.setResponse(
          ResponseDefinitionBuilder.like(response)
              .but()
              .withBodyFile(null)
              .withBody(files.template(api, response.getBodyFileName()))
              .withTransformerParameter(TEMPLATE, response.getBodyFileName())
              .build());
    }
    return mapping;
  }

  /**
   * A copy, because WireMock modifies its mappings. Covers everything that a file can contain, ours
   * or a user's.
   */
  static StubMapping copy(StubMapping mapping) {
    // Field by field, because copying through JSON took a tenth of the start. Pattern and
    // definition are immutable.
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
