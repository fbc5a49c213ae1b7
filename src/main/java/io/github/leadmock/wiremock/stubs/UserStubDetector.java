package io.github.leadmock.wiremock.stubs;

import com.github.tomakehurst.wiremock.extension.StubLifecycleListener;
import com.github.tomakehurst.wiremock.global.GlobalSettings;
import com.github.tomakehurst.wiremock.store.Stores;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Knows whether anything of the user's could apply to a request: a stub mapping of theirs, a
 * changed or missing one of ours, a global delay, or a folder of stubs, whose templates may replace
 * ours at any time. Recording and proxying are stub mappings too. Thread-safe.
 */
public final class UserStubDetector implements StubLifecycleListener {

  private final BundledStubs stubs;
  private final Stores stores;
  private final boolean folder;
  private final AtomicInteger changes = new AtomicInteger();
  private volatile Finding last = new Finding(-1, false);
  private volatile boolean begun;

  /** The result for a number of changes. */
  private record Finding(int changes, boolean ours) {}

  public UserStubDetector(BundledStubs stubs, Stores stores, boolean folder) {
    this.stubs = stubs;
    this.stores = stores;
    this.folder = folder;
  }

  /** Starts watching WireMock's stubs; before that, nobody can have changed anything. */
  public void begin() {
    begun = true;
  }

  /** Whether there are only our own stub mappings, unchanged. */
  public boolean areStubsOurs() {
    if (!begun) {
      return true;
    }
    int now = changes.get();
    Finding finding = last;
    if (finding.changes() != now) {
      // The counter is read first, so that a change in the meantime is noticed at the next request.
      finding = new Finding(now, stubs.areAll(stores.getStubStore().getAll()));
      last = finding;
    }
    return finding.ours();
  }

  /** Whether nothing of the user's could apply to a request. */
  public boolean isUntouched() {
    return !folder && areStubsOurs() && !(begun && delays(stores.getSettingsStore().get()));
  }

  private static boolean delays(GlobalSettings settings) {
    return settings.getFixedDelay() != null || settings.getDelayDistribution() != null;
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
