package io.github.leadmock.wiremock.stubs;

import com.github.tomakehurst.wiremock.extension.StubLifecycleListener;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;

/**
 * Protects our own stub mappings in a mock that is all ours: calls that remove many at once ({@code
 * DELETE /mappings}, or unmatched ones) affect only the user's. If the user removes an edited
 * mapping of ours, the original comes back. So do the mappings of a drill, with every reset too.
 */
public final class BundledStubsKeeper implements StubLifecycleListener {

  private final BundledStubs bundled;

  public BundledStubsKeeper(BundledStubs bundled) {
    this.bundled = bundled;
  }

  @Override
  public String getName() {
    return "leadmock-bundled-stubs";
  }

  @Override
  public void afterStubCreated(StubMapping stub) {
    bundled.created(stub);
  }

  @Override
  public void afterStubRemoved(StubMapping stub) {
    bundled.restore();
  }

  @Override
  public void afterStubsReset() {
    bundled.restore();
  }
}
