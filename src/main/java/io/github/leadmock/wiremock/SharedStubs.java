package io.github.leadmock.wiremock;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.common.Json;
import com.github.tomakehurst.wiremock.global.GlobalSettings;
import com.github.tomakehurst.wiremock.store.ScenariosStore;
import com.github.tomakehurst.wiremock.store.SettingsStore;
import com.github.tomakehurst.wiremock.store.StubMappingStore;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import io.github.leadmock.store.DocumentStore;
import io.github.leadmock.store.DocumentStore.Document;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The stub mappings, scenarios and global settings that a client put into WireMock, in a store that
 * several replicas share. Each replica has a copy of the mappings and settings in WireMock's own
 * stores; the state of a scenario is looked up. Our own mappings, and those of a folder, each
 * replica has for itself. Thread-safe.
 */
final class SharedStubs {

  private static final String SETTINGS = "settings";

  private final DocumentStore documents;
  private final Predicate<StubMapping> isLocal;

  /** What was put there, as it is known here. */
  private final Map<String, String> known = new ConcurrentHashMap<>();

  private volatile @Nullable Thread following;

  /**
   * The stubs in a store.
   *
   * @param isLocal whether each replica has a mapping for itself
   */
  SharedStubs(DocumentStore documents, Predicate<StubMapping> isLocal) {
    this.documents = documents;
    this.isLocal = isLocal;
  }

  /** Puts into a WireMock what other replicas changed. */
  void follow(WireMockServer wireMock, SettingsStore settings) {
    following = Thread.currentThread();
    try {
      List<Document> all = documents.all();
      Set<String> ids = all.stream().map(Document::id).collect(Collectors.toSet());
      Set.copyOf(known.keySet()).stream()
          .filter(id -> !ids.contains(id))
          .forEach(id -> takeOut(id, wireMock, settings));
      all.stream()
          .filter(document -> !document.text().equals(known.get(document.id())))
          .forEach(document -> putIn(document, wireMock, settings));
    } finally {
      following = null;
    }
  }

  private void takeOut(String id, WireMockServer wireMock, SettingsStore settings) {
    if (id.equals(SETTINGS)) {
      settings.set(GlobalSettings.defaults());
    } else {
      Optional.ofNullable(wireMock.getStubMapping(UUID.fromString(id)).getItem())
          .ifPresent(wireMock::removeStub);
    }
    known.remove(id);
  }

  private void putIn(Document document, WireMockServer wireMock, SettingsStore settings) {
    if (document.id().equals(SETTINGS)) {
      settings.set(Json.read(document.text(), GlobalSettings.class));
    } else {
      StubMapping stub = Json.read(document.text(), StubMapping.class);
      if (wireMock.getStubMapping(stub.getId()).isPresent()) {
        wireMock.editStubMapping(stub);
      } else {
        wireMock.addStubMapping(stub);
      }
    }
    known.put(document.id(), document.text());
  }

  /** Whether this replica is the one that changes something. */
  private boolean isOwnChange() {
    return !Thread.currentThread().equals(following);
  }

  private boolean isShared(StubMapping stub) {
    return isOwnChange() && !isLocal.test(stub);
  }

  /** Puts a document; if the store refuses it, nobody has it. */
  private void put(String id, String text, Runnable undo) {
    @Nullable String before = known.put(id, text);
    try {
      documents.put(new Document(id, text));
    } catch (RuntimeException failed) {
      if (before == null) {
        known.remove(id);
      } else {
        known.put(id, before);
      }
      undo.run();
      throw failed;
    }
  }

  private void withdraw(String id) {
    documents.remove(id);
    known.remove(id);
  }

  /** WireMock's store of mappings, shared. */
  StubMappingStore mappings(StubMappingStore copy) {
    return new Mappings(copy);
  }

  /** WireMock's store of settings, shared. */
  SettingsStore settings(SettingsStore copy) {
    return new SettingsStore() {
      @Override
      public GlobalSettings get() {
        return copy.get();
      }

      @Override
      public void set(GlobalSettings settings) {
        GlobalSettings before = copy.get();
        String text = Json.write(settings);
        String defaults = Json.write(GlobalSettings.defaults());
        boolean changes = isOwnChange() && !text.equals(known.getOrDefault(SETTINGS, defaults));
        // A store that is full takes no document, and lets go of one.
        if (changes && text.equals(defaults)) {
          withdraw(SETTINGS);
        }
        copy.set(settings);
        if (changes && !text.equals(defaults)) {
          put(SETTINGS, text, () -> copy.set(before));
        }
      }
    };
  }

  /** WireMock's store of scenarios, with their states in the store. */
  ScenariosStore scenarios(ScenariosStore copy) {
    return new Scenarios(copy);
  }

  @SuppressWarnings("removal") // the one way to remove that every store has to implement
  private final class Mappings implements StubMappingStore {

    private final StubMappingStore copy;

    Mappings(StubMappingStore copy) {
      this.copy = copy;
    }

    @Override
    public Stream<StubMapping> getAll() {
      return copy.getAll();
    }

    @Override
    public Optional<StubMapping> get(UUID id) {
      return copy.get(id);
    }

    @Override
    public void add(StubMapping stub) {
      copy.add(stub);
      if (isShared(stub)) {
        put(stub.getId().toString(), Json.write(stub), () -> copy.remove(stub));
      }
    }

    @Override
    public void replace(StubMapping existing, StubMapping updated) {
      copy.replace(existing, updated);
      if (isShared(updated)) {
        put(updated.getId().toString(), Json.write(updated), () -> copy.replace(updated, existing));
      }
    }

    @Override
    public void remove(StubMapping stub) {
      String id = stub.getId().toString();
      if (isOwnChange() && known.containsKey(id)) {
        withdraw(id);
      }
      copy.remove(stub);
    }

    @Override
    public void clear() {
      if (isOwnChange()) {
        documents.clearExcept(SETTINGS);
        known.keySet().retainAll(Set.of(SETTINGS));
      }
      copy.clear();
    }
  }

  private final class Scenarios implements ScenariosStore {

    private final ScenariosStore copy;

    Scenarios(ScenariosStore copy) {
      this.copy = copy;
    }

    private Scenario current(Scenario scenario) {
      String state = documents.value(scenario.getName()).orElse(Scenario.STARTED);
      return state.equals(scenario.getState())
          ? scenario
          : new Scenario(
              scenario.getId(),
              scenario.getName(),
              state,
              scenario.getPossibleStates(),
              scenario.getMappings());
    }

    @Override
    public Stream<Scenario> getAll() {
      return copy.getAll().map(this::current);
    }

    @Override
    public Stream<String> getAllKeys() {
      return copy.getAllKeys();
    }

    @Override
    public Optional<Scenario> get(String name) {
      return copy.get(name).map(this::current);
    }

    @Override
    public void put(String name, Scenario scenario) {
      if (isOwnChange()
          && !documents.value(name).orElse(Scenario.STARTED).equals(scenario.getState())) {
        documents.setValue(name, scenario.getState());
      }
      copy.put(name, scenario);
    }

    @Override
    public void remove(String name) {
      copy.remove(name);
    }

    /** The states went with the mappings. */
    @Override
    public void clear() {
      copy.clear();
    }
  }
}
