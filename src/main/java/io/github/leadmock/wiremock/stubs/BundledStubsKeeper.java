package io.github.leadmock.wiremock.stubs;

import com.github.tomakehurst.wiremock.extension.StubLifecycleListener;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;

/**
 * Keeps our own stub mappings in a mock that is all ours: calls that remove many at once ({@code
 * DELETE /mappings}, or those that no request has matched) are about the user's. One of ours that
 * the user has edited comes back as it was when the edited one is removed.
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
  public void afterStubRemoved(StubMapping stub) {
    bundled.restore();
  }

  @Override
  public void afterStubsReset() {
    bundled.restore();
  }
}
