package io.github.leadmock.wiremock;

import com.github.tomakehurst.wiremock.store.DefaultStores;
import com.github.tomakehurst.wiremock.store.RequestJournalStore;
import io.github.leadmock.wiremock.stubs.NoFiles;

/** WireMock's in-memory stores, with our journal. */
final class MemoryStores extends DefaultStores {

  private final BoundedJournal journal =
      new BoundedJournal(BoundedJournal.MAX_ENTRIES, BoundedJournal.MAX_BYTES);

  private final NoFiles files;

  MemoryStores(NoFiles files) {
    super(files);
    this.files = files;
  }

  NoFiles files() {
    return files;
  }

  BoundedJournal journal() {
    return journal;
  }

  @Override
  public RequestJournalStore getRequestJournalStore() {
    return journal;
  }
}
