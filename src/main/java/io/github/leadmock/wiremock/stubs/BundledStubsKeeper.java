package io.github.leadmock.wiremock.stubs;

import com.github.tomakehurst.wiremock.extension.StubLifecycleListener;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import java.util.function.BooleanSupplier;

/**
 * Protects our own stub mappings in a mock that is all ours: calls that remove many at once ({@code
 * DELETE /mappings}, or unmatched ones) affect only the user's. If the user removes an edited
 * mapping of ours, the original comes back. So do the mappings of a drill, with every reset too.
 */
public final class BundledStubsKeeper implements StubLifecycleListener {

  private final BundledStubs bundled;
  private final BooleanSupplier drilled;

  /**
   * A keeper.
   *
   * @param drilled whether a drill is at work; without one, its mark on a mapping means nothing
   */
  public BundledStubsKeeper(BundledStubs bundled, BooleanSupplier drilled) {
    this.bundled = bundled;
    this.drilled = drilled;
  }

  @Override
  public String getName() {
    return "leadmock-bundled-stubs";
  }

  @Override
  public void afterStubCreated(StubMapping stub) {
    if (drilled.getAsBoolean()) {
      bundled.created(stub);
    }
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
