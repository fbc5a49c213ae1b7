package io.github.leadmock.wiremock;

import com.github.tomakehurst.wiremock.store.DefaultStores;
import com.github.tomakehurst.wiremock.store.RequestJournalStore;
import com.github.tomakehurst.wiremock.store.ScenariosStore;
import com.github.tomakehurst.wiremock.store.SettingsStore;
import com.github.tomakehurst.wiremock.store.StubMappingStore;
import io.github.leadmock.wiremock.stubs.NoFiles;
import java.util.Optional;

/** WireMock's in-memory stores, with our journal, and with what replicas share if they do. */
final class MemoryStores extends DefaultStores {

  private final BoundedJournal journal =
      new BoundedJournal(BoundedJournal.MAX_ENTRIES, BoundedJournal.MAX_BYTES);

  private final NoFiles files;
  private final Optional<SharedStubs> shared;
  private final StubMappingStore mappings;
  private final ScenariosStore scenarios;
  private final SettingsStore settings;

  MemoryStores(NoFiles files, Optional<SharedStubs> shared) {
    super(files);
    this.files = files;
    this.shared = shared;
    StubMappingStore plain = super.getStubStore();
    ScenariosStore plainScenarios = super.getScenariosStore();
    SettingsStore plainSettings = super.getSettingsStore();
    this.mappings = shared.map(stubs -> stubs.mappings(plain)).orElse(plain);
    this.scenarios = shared.map(stubs -> stubs.scenarios(plainScenarios)).orElse(plainScenarios);
    this.settings = shared.map(stubs -> stubs.settings(plainSettings)).orElse(plainSettings);
  }

  NoFiles files() {
    return files;
  }

  BoundedJournal journal() {
    return journal;
  }

  /** What replicas share of it. */
  Optional<SharedStubs> shared() {
    return shared;
  }

  @Override
  public StubMappingStore getStubStore() {
    return mappings;
  }

  @Override
  public ScenariosStore getScenariosStore() {
    return scenarios;
  }

  @Override
  public SettingsStore getSettingsStore() {
    return settings;
  }

  @Override
  public RequestJournalStore getRequestJournalStore() {
    return journal;
  }
}
