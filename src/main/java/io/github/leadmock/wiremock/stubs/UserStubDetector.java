package io.github.leadmock.wiremock.stubs;

import com.github.tomakehurst.wiremock.extension.StubLifecycleListener;
import com.github.tomakehurst.wiremock.global.GlobalSettings;
import com.github.tomakehurst.wiremock.store.Stores;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Knows whether anything of the user's could apply to a request: a stub mapping that is not ours,
 * one of ours changed or gone, a delay for all, a folder of stubs, whose templates may stand in for
 * ours at any time. Recording and proxying are stub mappings as well. Thread-safe.
 */
public final class UserStubDetector implements StubLifecycleListener {

  private final BundledStubs stubs;
  private final Stores stores;
  private final boolean folder;
  private final AtomicInteger changes = new AtomicInteger();
  private volatile Finding last = new Finding(-1, false);
  private volatile boolean begun;

  /** What was found after so many changes. */
  private record Finding(int changes, boolean untouched) {}

  public UserStubDetector(BundledStubs stubs, Stores stores, boolean folder) {
    this.stubs = stubs;
    this.stores = stores;
    this.folder = folder;
  }

  /** Looks at what WireMock has from now on: before, nobody can have changed anything. */
  public void begin() {
    begun = true;
  }

  /** Whether there is nothing but our own stub mappings. */
  public boolean isUntouched() {
    if (folder) {
      return false;
    }
    if (!begun) {
      return true;
    }
    int now = changes.get();
    Finding finding = last;
    if (finding.changes() != now) {
      // Counted first: a change while we look is looked at with the next request.
      finding = new Finding(now, stubs.areAll(stores.getStubStore().getAll()));
      last = finding;
    }
    GlobalSettings settings = stores.getSettingsStore().get();
    return finding.untouched()
        && settings.getFixedDelay() == null
        && settings.getDelayDistribution() == null;
  }

  @Override
  public String getName() {
    return "leadmock-stub-watch";
  }

  @Override
  public void afterStubCreated(StubMapping stub) {
    changes.incrementAndGet();
  }

  @Override
  public void afterStubEdited(StubMapping before, StubMapping after) {
    changes.incrementAndGet();
  }

  @Override
  public void afterStubRemoved(StubMapping stub) {
    changes.incrementAndGet();
  }

  @Override
  public void afterStubsReset() {
    changes.incrementAndGet();
  }
}
