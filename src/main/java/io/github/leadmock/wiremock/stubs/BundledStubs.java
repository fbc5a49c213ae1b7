package io.github.leadmock.wiremock.stubs;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.common.Json;
import com.github.tomakehurst.wiremock.common.JsonException;
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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The stub mappings of {@code stubs/} as WireMock has them. They are read when WireMock first asks,
 * which takes its time. Thread-safe.
 */
public final class BundledStubs {

  /** The transformer parameter that names the template behind an inlined body. */
  public static final String TEMPLATE = "bodyFileName";

  private final StubFiles files;
  private @Nullable List<StubMapping> read;
  private volatile @Nullable StubMappings wireMock;

  /** What WireMock was given last, by id. */
  private final Map<UUID, StubMapping> loaded = new ConcurrentHashMap<>();

  public BundledStubs(StubFiles files) {
    this.files = files;
  }

  /** Puts in all but those whose id is taken: a mapping of the user replaces ours. */
  void loadInto(StubMappings mappings) {
    wireMock = mappings;
    restore();
  }

  /** Puts back what is missing, once they have been loaded. */
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
  }

  /** Whether a mapping of ours is in place as it was loaded. */
  public boolean isUntouched(UUID id) {
    @Nullable StubMappings mappings = wireMock;
    return mappings != null && mappings.get(id).filter(this::isLoaded).isPresent();
  }

  /** A copy of the mapping with an id. */
  public Optional<StubMapping> find(UUID id) {
    return stubs().stream()
        .filter(stub -> stub.getId().equals(id))
        .map(BundledStubs::copy)
        .findFirst();
  }

  /** The mapping as WireMock was given it last. */
  public StubMapping loaded(UUID id) {
    @Nullable StubMapping mapping = loaded.get(id);
    if (mapping == null) {
      throw new IllegalStateException("WireMock was never given the stub mapping " + id);
    }
    return mapping;
  }

  /** Whether these are our mappings, all of them and no other, as they were loaded. */
  boolean areAll(Stream<StubMapping> found) {
    List<StubMapping> there = found.toList();
    return there.size() == stubs().size() && there.stream().allMatch(this::isLoaded);
  }

  /**
   * The very object: whatever changes a mapping through the admin API puts another in its place.
   */
  @SuppressWarnings("ReferenceEquality")
  private boolean isLoaded(StubMapping stub) {
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
              .withBody(files.template(api, response.getBodyFileName()))
              .withTransformerParameter(TEMPLATE, response.getBodyFileName())
              .build());
    }
    return mapping;
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
